import { entryWords } from '#words';
import { type PaperPart, readPaperPart } from './paper-part.ts';

/**
 * Makes the links "Abstract" and "Cite" of lists open below their entry. The texts come from the page of the paper, to
 * which the links lead without a script: it always exists, is small, and is in the cache when the visitor goes there.
 * One listener on the document is enough for all lists, and for search results that are added later.
 */
const partOf: Partial<Record<string, PaperPart>> = { '#abstract': 'abstract', '#cite': 'bibtex' };

const status = document.createElement('p');
status.className = 'unseen';
status.setAttribute('role', 'status');
document.body.append(status);
let count = 0;

for (const link of document.querySelectorAll<HTMLAnchorElement>('.entry-links a'))
  if (partFor(link)) asButton(link, titleOf(link));

document.addEventListener('click', (event) => {
  const link = linkAt(event.target);
  const part = link && partFor(link);
  if (!part || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  void toggle(link, part);
});

// In the capture phase, since the search clears its box on Escape.
document.addEventListener(
  'keydown',
  (event) => {
    const link = linkAt(event.target);
    if (event.key === ' ' && link && partFor(link)) {
      event.preventDefault();
      link.click();
    }
    if (event.key !== 'Escape') return;
    const item = event.target instanceof Element ? event.target.closest('.paper-item') : undefined;
    const open = item?.querySelector<HTMLElement>('.entry-links [aria-expanded=true]');
    if (!open) return;
    event.stopPropagation();
    close(open);
    open.focus();
  },
  true,
);

/** Opens or closes the part of an entry. Another part of the same entry is closed. */
async function toggle(link: HTMLAnchorElement, part: PaperPart): Promise<void> {
  const isOpen = link.getAttribute('aria-expanded') === 'true';
  for (const other of link.parentElement?.querySelectorAll<HTMLElement>('[aria-expanded=true]') ?? [])
    close(other);
  if (isOpen) return;
  const panel = document.createElement('div');
  panel.id = `opened-${++count}`;
  panel.className = 'opened';
  panel.setAttribute('role', 'group');
  panel.setAttribute('aria-label', link.getAttribute('aria-label') ?? '');
  link.parentElement?.after(panel);
  link.setAttribute('aria-expanded', 'true');
  link.setAttribute('aria-controls', panel.id);
  // Most pages arrive before anyone could read that they are loading.
  const slow = setTimeout(() => say(panel, entryWords.loading), 300);
  const found = await readPaperPart(link.href, part).finally(() => clearTimeout(slow));
  if (!panel.isConnected) return;
  if (found === undefined) showFailure(panel, link);
  else if (part === 'bibtex') showBibtex(panel, found.textContent.trim());
  else panel.replaceChildren(found);
  if (found !== undefined) status.textContent = '';
}

function showBibtex(panel: HTMLElement, text: string): void {
  const entry = document.createElement('pre');
  entry.dir = 'ltr';
  entry.textContent = text;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = entryWords.copyBibtex;
  const note = document.createElement('span');
  button.addEventListener('click', async () => {
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    note.textContent = copied ? entryWords.copied : entryWords.notCopied;
    status.textContent = note.textContent;
  });
  panel.replaceChildren(entry, button, ' ', note);
}

function showFailure(panel: HTMLElement, link: HTMLAnchorElement): void {
  say(panel, entryWords.notLoaded);
  const toPage = document.createElement('a');
  toPage.href = link.href;
  toPage.textContent = entryWords.openPage;
  panel.append(' ', toPage);
}

function say(panel: HTMLElement, text: string): void {
  panel.textContent = text;
  status.textContent = text;
}

function close(link: Element): void {
  document.getElementById(link.getAttribute('aria-controls') ?? '')?.remove();
  link.setAttribute('aria-expanded', 'false');
  link.removeAttribute('aria-controls');
}

function asButton(link: HTMLAnchorElement, title: string): void {
  link.setAttribute('role', 'button');
  link.setAttribute('aria-expanded', 'false');
  link.setAttribute('aria-label', entryWords.linkOf(link.textContent, title));
}

function titleOf(link: Element): string {
  return link.closest('.paper-item')?.querySelector('.paper-title')?.textContent ?? '';
}

function linkAt(target: EventTarget | null): HTMLAnchorElement | undefined {
  return (target instanceof Element && target.closest<HTMLAnchorElement>('.entry-links a')) || undefined;
}

/** Returns the part that a link opens; `undefined` for links to other pages. */
function partFor({ origin, hash }: HTMLAnchorElement): PaperPart | undefined {
  return origin === location.origin ? partOf[hash] : undefined;
}
