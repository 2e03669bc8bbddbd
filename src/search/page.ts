import { createAddressKeeper, queryOf } from './address.ts';
import { type Client, startClient } from './client.ts';
import type { Answer } from './engine.ts';
import { countText, toItem } from './view.ts';

/** How many results are shown at first, and how many more each time. */
const shownAtFirst = 20;
const shownMore = 40;

/** Pauses in typing, in milliseconds: after the first the address follows, after the second the query counts as settled. */
const addressPause = 200;
const settledPause = 1000;

/** A message about loading appears only if loading takes longer, in milliseconds. */
const patience = 400;

/** Runs the search box of a page; every part of it stands in `SearchBox.astro`. */
function runSearch(box: HTMLElement): void {
  const input = find(box, 'input', HTMLInputElement);
  focusByShortcut(input);
  const results = document.querySelector<HTMLElement>('[data-search-results]');
  if (results) runResults(box, input, results);
}

function runResults(box: HTMLElement, input: HTMLInputElement, results: HTMLElement): void {
  const form = find(box, 'form', HTMLFormElement);
  const status = find(box, '[data-search-status]', HTMLElement);
  const message = find(box, '[data-search-message]', HTMLElement);
  const messageText = find(message, 'span', HTMLElement);
  const retry = find(message, 'button', HTMLButtonElement);
  const count = find(results, '[data-search-count]', HTMLElement);
  const list = find(results, 'ul', HTMLElement);
  const more = find(results, 'button', HTMLButtonElement);
  const paperList = document.querySelector<HTMLElement>('[data-paper-list]');
  const { index = '', papers = '' } = box.dataset;
  const address = createAddressKeeper(history, location);

  let client: Client | undefined;
  let loaded = false;
  let failed = false;
  let limit = shownAtFirst;
  let timers: ReturnType<typeof setTimeout>[] = [];

  function load(): void {
    if (client) return;
    const listener = { onLoaded, onAnswer: showAnswer, onFailure };
    try {
      client = startClient(new URL(index, document.baseURI).href, listener);
    } catch {
      onFailure('this browser does not run it');
    }
  }

  function onLoaded(): void {
    loaded = true;
    message.hidden = true;
  }

  function onFailure(reason: string): void {
    client?.close();
    client = undefined;
    loaded = false;
    failed = true;
    showList();
    showMessage(`The search could not be loaded: ${reason}.`);
    status.textContent = messageText.textContent;
  }

  function loadAgain(): void {
    failed = false;
    message.hidden = true;
    input.focus();
    search();
  }

  function search(): void {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
    const query = input.value.trim();
    if (query === '') {
      client?.forget();
      showList();
      if (!failed) message.hidden = true;
      status.textContent = '';
      return;
    }
    if (failed) return;
    load();
    client?.ask(query, limit);
    timers.push(setTimeout(() => !loaded && !failed && showMessage('Loading the search …'), patience));
  }

  function showAnswer({ total, results: found }: Answer): void {
    const hadFocus = document.activeElement === more;
    const before = list.childElementCount;
    list.replaceChildren(...found.map((result) => toItem(result, papers)));
    count.textContent = countText(total);
    results.hidden = false;
    if (paperList) paperList.hidden = true;
    if (hadFocus) links()[before]?.focus();
    more.hidden = found.length >= total;
    timers.push(
      setTimeout(() => {
        status.textContent = countText(total);
      }, settledPause),
    );
  }

  function showList(): void {
    results.hidden = true;
    list.replaceChildren();
    if (paperList) paperList.hidden = false;
  }

  function showMessage(text: string): void {
    messageText.textContent = text;
    retry.hidden = !failed;
    message.hidden = false;
  }

  function onTyped(): void {
    limit = shownAtFirst;
    search();
    timers.push(
      setTimeout(() => address.keep(input.value), addressPause),
      setTimeout(settle, settledPause),
    );
  }

  function settle(): void {
    address.keep(input.value);
    address.settle();
  }

  function clear(): void {
    input.value = '';
    input.focus();
    search();
    settle();
  }

  function followAddress(): void {
    address.settle();
    input.value = queryOf(location.href);
    limit = shownAtFirst;
    search();
  }

  function links(): HTMLAnchorElement[] {
    return [...list.querySelectorAll('a')];
  }

  /** Arrows lead from the box through the results and back; a link opens with Enter by itself. */
  function onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Escape' && input.value !== '') {
      event.preventDefault();
      clear();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || results.hidden) return;
    const stops: HTMLElement[] = [input, ...links()];
    const active = document.activeElement;
    const place = active instanceof HTMLElement ? stops.indexOf(active) : -1;
    const next = place < 0 ? undefined : stops[place + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  input.addEventListener('focus', load);
  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) onTyped();
  });
  input.addEventListener('compositionend', onTyped);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (failed) loadAgain();
    settle();
  });
  retry.addEventListener('click', loadAgain);
  more.addEventListener('click', () => {
    settle();
    limit += shownMore;
    search();
  });
  list.addEventListener('click', settle);
  box.addEventListener('keydown', onKey);
  results.addEventListener('keydown', onKey);
  window.addEventListener('popstate', followAddress);

  if (queryOf(location.href) !== '') followAddress();
  else if (input.value !== '') onTyped(); // typed before this script ran
  if (document.activeElement === input) load();
}

/** Ctrl+K and ⌘K lead to the box, as on many sites; a bare `/` would take a letter from those who speak to their computer. */
function focusByShortcut(input: HTMLInputElement): void {
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey)
      return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

/** @throws Error if the page lacks a part that its script needs */
function find<Kind extends HTMLElement>(parent: ParentNode, selector: string, kind: new () => Kind): Kind {
  const found = parent.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`The search finds no ${selector} in this page.`);
}

const box = document.querySelector<HTMLElement>('[data-search]');
if (box) runSearch(box);
