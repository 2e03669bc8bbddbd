/**
 * Additions to the forms of the part "Edit": steps without loading the page, dragging items, choosing from
 * lists, dropping files, and the preview that follows what is typed.
 */

import { schedulePreview, startPreview } from './edit-preview.ts';

const form = document.querySelector<HTMLFormElement>('form#edit-form');

/** Whether the form has values that are not saved. They are not lost without a question. */
let isChanged = false;

/** Notes that the form has changed, and updates the preview. */
function noteChange(): void {
  isChanged = true;
  if (form) schedulePreview(form);
}

/** Sends a form without leaving the page, and returns the page that answers. */
async function send(own: HTMLFormElement, button: HTMLButtonElement): Promise<Document | undefined> {
  const data = new FormData(own, button);
  const answer = await fetch(own.action, {
    method: 'POST',
    body: new URLSearchParams([...data].map(([key, value]) => [key, String(value)])),
  });
  if (answer.redirected || !answer.headers.get('content-type')?.startsWith('text/html')) return undefined;
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

/** Takes over the fields of the page that a step returned. */
async function takeStep(own: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const answer = await send(own, button).catch(() => undefined);
  const next = answer?.querySelector<HTMLFormElement>('form#edit-form');
  if (!next) {
    own.requestSubmit(button);
    return;
  }
  const open = new Set([...own.querySelectorAll('details[open] > summary')].map((each) => each.textContent));
  for (const details of next.querySelectorAll('details'))
    if (open.has(details.querySelector('summary')?.textContent ?? '')) details.open = true;
  own.replaceChildren(...next.childNodes);
  enhanceForm(own);
  const focus = next.dataset.focus;
  const { value } = button;
  const same = [...own.querySelectorAll<HTMLButtonElement>('button[name="_do"]')].find(
    (each) => each.value === value && !each.disabled,
  );
  const target = focus === undefined ? null : document.getElementById(focus);
  const inner = target?.matches('input, select, textarea')
    ? target
    : target?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea, button:not(:disabled)');
  if (/^(?:up|down):/.test(value))
    (same ?? target?.querySelector<HTMLElement>('button:not(:disabled)'))?.focus();
  else (inner ?? same ?? (target as HTMLElement | null))?.focus();
  noteChange();
}

function enhanceForm(own: HTMLElement): void {
  for (const list of own.querySelectorAll<HTMLElement>('ol[data-list]')) enableDrag(list);
  for (const chooser of own.querySelectorAll<HTMLElement>('[data-chooser]')) enableChooser(chooser);
  for (const button of own.querySelectorAll<HTMLElement>('.without-script')) button.hidden = true;
}

/** Lets the items of a list be dragged. Buttons do the same by keyboard. */
function enableDrag(list: HTMLElement): void {
  let dragged: HTMLElement | undefined;
  for (const item of list.children) {
    if (!(item instanceof HTMLElement)) continue;
    const handle = document.createElement('span');
    handle.className = 'drag';
    handle.draggable = true;
    handle.ariaHidden = 'true';
    handle.textContent = '⠿';
    item.querySelector('.moves')?.prepend(handle);
    handle.addEventListener('dragstart', (event) => {
      dragged = item;
      item.classList.add('dragged');
      event.dataTransfer?.setData('text/plain', '');
      event.dataTransfer?.setDragImage(item, 0, 0);
    });
    handle.addEventListener('dragend', () => {
      item.classList.remove('dragged');
      dragged = undefined;
      markEnds(list);
      noteChange();
    });
  }
  list.addEventListener('dragover', (event) => {
    if (!dragged) return;
    event.preventDefault();
    const over = event.target instanceof Element ? event.target.closest('ol[data-list] > li') : null;
    if (!over || over === dragged || over.parentElement !== list) return;
    const { top, height } = over.getBoundingClientRect();
    if (event.clientY < top + height / 2) over.before(dragged);
    else over.after(dragged);
  });
  list.addEventListener('drop', (event) => dragged && event.preventDefault());
}

/** The first item cannot move up, and the last one cannot move down. */
function markEnds(list: HTMLElement): void {
  const items = [...list.children];
  for (const [index, item] of items.entries()) {
    const [up, down] = ['up', 'down'].map((step) =>
      item.querySelector<HTMLButtonElement>(`.moves button[value^="${step}:"]`),
    );
    if (up) up.disabled = index === 0;
    if (down) down.disabled = index === items.length - 1;
  }
}

/** Adds a line to a list of texts from the texts that can be chosen. */
function enableChooser(chooser: HTMLElement): void {
  const area = document.getElementById(chooser.dataset.chooser ?? '');
  const input = chooser.querySelector('input');
  const button = chooser.querySelector('button');
  if (!(area instanceof HTMLTextAreaElement) || !input || !button) return;
  chooser.hidden = false;
  const add = () => {
    const text = input.value.trim();
    const lines = area.value.split('\n').filter((line) => line.trim() !== '');
    if (text !== '' && !lines.includes(text)) area.value = [...lines, text].join('\n');
    input.value = '';
    input.focus();
    noteChange();
  };
  button.addEventListener('click', add);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  });
}

/** Lets a file be dropped on the form of its upload. */
function enableDrop(own: HTMLFormElement): void {
  const input = own.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) return;
  own.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    own.classList.add('over');
  });
  own.addEventListener('dragleave', () => own.classList.remove('over'));
  own.addEventListener('drop', (event) => {
    own.classList.remove('over');
    const files = event.dataTransfer?.files;
    if (!files || files.length === 0) return;
    event.preventDefault();
    input.files = files;
    own.requestSubmit(own.querySelector<HTMLButtonElement>('button[value="upload"]'));
  });
}

if (form) {
  enhanceForm(form);
  form.addEventListener('click', (event) => {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[name="_do"]') : null;
    if (!button || !/^(?:add|remove|up|down|refresh):/.test(button.value)) return;
    event.preventDefault();
    void takeStep(form, button);
  });
  form.addEventListener('change', (event) => {
    const select =
      event.target instanceof Element ? event.target.closest<HTMLElement>('select[data-refresh]') : null;
    const button = select?.parentElement?.querySelector<HTMLButtonElement>('button');
    if (button) void takeStep(form, button);
  });
  form.addEventListener('input', noteChange);
  // The page with what is wrong has the values that were not saved.
  isChanged = document.querySelector('.error-summary, .conflict') !== null;
  form.addEventListener('submit', () => (isChanged = false));
  addEventListener('beforeunload', (event) => isChanged && event.preventDefault());
  startPreview(form);
}
for (const upload of document.querySelectorAll<HTMLFormElement>('form[data-drop]')) enableDrop(upload);
document.querySelector<HTMLElement>('.error-summary, .conflict')?.focus();

/** Opens the section with the field to which the address leads. */
function openTarget(): void {
  const target =
    location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const section = target?.closest('details');
  if (!target || !section) return;
  section.open = true;
  target.scrollIntoView();
  target.focus();
}
openTarget();
addEventListener('hashchange', openTarget);

export {};
