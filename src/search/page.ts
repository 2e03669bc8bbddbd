import { createAddressKeeper, parseState } from './address.ts';
import { moveByArrow } from './arrow-keys.ts';
import { createCompletion } from './completion.ts';
import { find } from './elements.ts';
import { createFilterPanel } from './filter-panel.ts';
import { createLoading } from './loading.ts';
import type { Answer, Question } from './messages.ts';
import { nothingFound, suggestionLine } from './nothing-found.ts';
import { createOrder } from './order.ts';
import { createResultList } from './result-list.ts';
import { chosenFilters, emptyState, isEmpty, isGrouped, type SearchState, toQuestion } from './state.ts';
import { createTakeAlong } from './take-along.ts';
import { countText } from './view.ts';

/** How many results are shown at first, and how many more each time. */
const shownAtFirst = 20;
const shownMore = 40;

/**
 * Pauses in typing, in milliseconds: after the first the counts of the filters follow, after the second the address, after
 * the third the query counts as settled and a screen reader is told.
 */
const countPause = 120;
const addressPause = 200;
const settledPause = 1000;

/** Beside the results the filters have room from this width on. */
const wide = '(width >= 48rem)';

/** Runs the search of the page of papers; every part of it stands in `SearchBox.astro` and `SearchResults.astro`. */
function runSearch(box: HTMLElement, results: HTMLElement): void {
  const input = find(box, 'input', HTMLInputElement);
  const form = find(box, 'form', HTMLFormElement);
  const status = find(box, '[data-search-status]', HTMLElement);
  const browse = find(box, '[data-search-browse]', HTMLButtonElement);
  const filters = find(results, '[data-search-filters]', HTMLDetailsElement);
  const count = find(results, '[data-search-count]', HTMLElement);
  const suggestion = find(results, '[data-search-suggestion]', HTMLElement);
  const nothing = find(results, '[data-search-nothing]', HTMLElement);
  const more = find(results, '[data-search-more]', HTMLButtonElement);
  const found = find(results, '[data-search-found]', HTMLElement);
  const listParent = find(results, '[data-search-list]', HTMLElement);
  const paperList = document.querySelector<HTMLElement>('[data-paper-list]');
  const { index = '', papers = '', authors = '', files = '' } = results.dataset;

  let state: SearchState = emptyState;
  /** The visitor looks through all papers with the filters, nothing chosen yet. */
  let browsing = false;
  let limit = shownAtFirst;
  let timers: ReturnType<typeof setTimeout>[] = [];
  /** How many papers were found last. */
  let total = 0;
  /** No answer is there yet to what is asked for. */
  let waiting = false;
  /** For what the filters show their counts. */
  let counted = '';
  let printing: (() => void) | undefined;

  const address = createAddressKeeper(history, location);
  const list = createResultList(listParent, { papers, authors });
  const panel = createFilterPanel(filters, find(results, '[data-search-chosen]', HTMLElement), (chosen) =>
    choose({ ...state, filters: chosen }),
  );
  const order = createOrder(results, (next) => choose(next));
  const loading = createLoading(
    new URL(index, document.baseURI).href,
    find(box, '[data-search-message]', HTMLElement),
    {
      onAnswer,
      onCompletions: (values) => completion.show(values),
      onFailure(text) {
        showList();
        status.textContent = text;
      },
      onRetry() {
        input.focus();
        search();
      },
    },
  );
  const completion = createCompletion(input, find(box, '.search-values', HTMLElement), {
    ask: ({ field, prefix }) => loading.client()?.complete(field, prefix),
    onTaken: onTyped,
    say: (text) => {
      status.textContent = text;
    },
  });
  createTakeAlong(find(results, '[data-search-take]', HTMLElement), files, {
    async ids() {
      const client = loading.client();
      if (!client) throw new Error('the search is not loaded');
      return client.ids(question(shownAtFirst));
    },
    print: () =>
      new Promise((resolve) => {
        limit = Math.max(limit, total);
        search();
        printing = resolve;
      }),
  });

  const question = (most: number, facets = false): Question => toQuestion(state, most, facets);
  const later = (action: () => void, pause: number) => timers.push(setTimeout(action, pause));

  /** Asks for what the state wants, or shows the list where it wants nothing. */
  function search(): void {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
    browse.hidden = !isEmpty(state) || browsing;
    if (isEmpty(state) && !browsing) {
      loading.forget();
      showList();
      status.textContent = '';
      return;
    }
    printing?.();
    printing = undefined;
    const client = loading.client();
    if (!client) return;
    waiting = true;
    client.ask(question(limit));
    loading.wait();
    later(tellCount, settledPause);
  }

  function onAnswer(answer: Answer, { facets }: Question): void {
    if (facets) {
      panel.show(state.filters, answer.facets);
      return;
    }
    waiting = false;
    total = answer.total;
    const before = list.links().length;
    const hadFocus = document.activeElement === more;
    list.show(answer.results, isGrouped(state));
    if (hadFocus) list.links()[before]?.focus();
    more.hidden = answer.results.length >= total;
    order.show(state, answer.results);
    panel.show(state.filters);
    showOutcome(answer);
    if (results.hidden) open();
    later(askCounts, countPause);
    if (printing) print();
  }

  function showOutcome(answer: Answer): void {
    count.textContent = countText(total, state.query);
    const onQuery = (query: string) => {
      input.value = query;
      choose({ ...state, query });
      input.focus();
    };
    found.hidden = total === 0;
    nothing.hidden = total > 0;
    const dropFilters = () => panel.letGoButtons(state.filters, (text) => `Look without ${text}`);
    nothing.replaceChildren(
      ...(total === 0 ? nothingFound(answer, { dropFilters: dropFilters(), onQuery }) : []),
    );
    const better = total > 0 ? answer.suggestion : undefined;
    suggestion.replaceChildren(...(better ? [suggestionLine(better, onQuery)] : []));
  }

  function open(): void {
    filters.open = browsing || matchMedia(wide).matches;
    results.hidden = false;
    if (paperList) paperList.hidden = true;
    if (browsing) find(filters, 'summary', HTMLElement).focus({ preventScroll: true });
  }

  function showList(): void {
    results.hidden = true;
    if (paperList) paperList.hidden = false;
  }

  function askCounts(): void {
    const wanted = JSON.stringify([state.query, state.filters]);
    if (waiting || !filters.open || results.hidden || counted === wanted) return;
    counted = wanted;
    loading.client()?.ask(question(0, true));
  }

  function tellCount(): void {
    if (!results.hidden) status.textContent = count.textContent;
  }

  /** Prints all results, and shows as many as before afterwards. */
  function print(): void {
    window.print();
    printing?.();
    printing = undefined;
    limit = shownAtFirst;
    search();
  }

  function onTyped(): void {
    limit = shownAtFirst;
    state = { ...state, query: input.value };
    search();
    completion.follow();
    later(() => address.keep(state), addressPause);
    later(settle, settledPause);
  }

  function retry(): void {
    loading.reset();
    search();
  }

  function settle(): void {
    address.keep(state);
    address.settle();
  }

  /** A choice is settled at once: it is no text that is still being typed. */
  function choose(next: SearchState, keepOpen = true): void {
    settle();
    limit = shownAtFirst;
    browsing ||= keepOpen && !results.hidden && isEmpty(next);
    state = next;
    search();
    settle();
  }

  /** The query goes first, then what else was chosen. */
  function clear(): void {
    const filtersStay = state.query !== '' && chosenFilters(state.filters).length > 0;
    input.value = '';
    input.focus();
    browsing = false;
    choose(filtersStay ? { ...state, query: '' } : emptyState, false);
  }

  function followAddress(): void {
    address.settle();
    state = parseState(location.href);
    browsing = false;
    limit = shownAtFirst;
    input.value = state.query;
    search();
  }

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target === input && completion.take(event)) return;
    if (event.key === 'Escape' && (!isEmpty(state) || browsing)) {
      event.preventDefault();
      clear();
    } else if (!results.hidden) moveByArrow(event, [input, ...list.links()]);
  }

  input.addEventListener('focus', () => loading.client());
  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) onTyped();
  });
  input.addEventListener('compositionend', onTyped);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    completion.hide();
    settle();
    if (loading.failed()) retry();
  });
  browse.addEventListener('click', () => {
    browsing = true;
    retry();
  });
  filters.addEventListener('toggle', askCounts);
  more.addEventListener('click', () => {
    settle();
    limit += shownMore;
    search();
  });
  box.addEventListener('keydown', onKey);
  listParent.addEventListener('keydown', onKey);
  listParent.addEventListener('click', settle);
  window.addEventListener('popstate', followAddress);

  // Before this script ran.
  const typed = input.value;
  followAddress();
  if (isEmpty(state) && typed !== '') {
    input.value = typed;
    onTyped();
  }
  if (document.activeElement === input) loading.client();
}

const box = document.querySelector<HTMLElement>('[data-search]');
const results = document.querySelector<HTMLElement>('[data-search-results]');
if (box && results) runSearch(box, results);
