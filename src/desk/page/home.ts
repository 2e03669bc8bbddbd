// Fills in the numbers of the start page that were not known when it was sent.

for (const link of document.querySelectorAll<HTMLElement>('[data-report]')) {
  const answer = await fetch(`/state/${link.dataset.report}.json`).catch(() => undefined);
  if (!answer?.ok) continue;
  const report = (await answer.json()) as { count: string; text: string };
  const [number, text] = [link.querySelector('strong'), link.querySelector('[data-text]')];
  if (number) number.textContent = report.count;
  if (text) text.textContent = report.text;
}

export {};
