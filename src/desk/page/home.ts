// Fills in the numbers of the start page that were not known when it was sent, and then marks the next step again.

/** Whether there is something to do, by part of the desk. */
const late = new Map<string | undefined, boolean>();
for (const link of document.querySelectorAll<HTMLElement>('[data-report]')) {
  const answer = await fetch(`/state/${link.dataset.report}.json`).catch(() => undefined);
  if (!answer?.ok) continue;
  const report = (await answer.json()) as { count: string; text: string; isUrgent: boolean };
  const [number, text] = [link.querySelector('strong'), link.querySelector('[data-text]')];
  if (number) number.textContent = report.count;
  if (text) text.textContent = report.text;
  late.set(link.dataset.report, report.isUrgent);
}

const buttons = document.querySelector('[data-next]');
const marked = buttons?.querySelector('.main');
const step = marked?.getAttribute('href');
// Papers come before all else, and what needs attention before a publication.
if (buttons && marked && (step === '/publish' || step === '/edit')) {
  const publishes = late.get('publish') ?? step === '/publish';
  const next = late.get('attention') ? '/attention' : publishes ? '/publish' : '/edit';
  marked.classList.remove('main');
  buttons.querySelector(`[href="${next}"]`)?.classList.add('main');
}

export {};
