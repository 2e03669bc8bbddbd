import { searchWords, errorWords } from '#words';
import { createAddressKeeper, parseState } from './state-url.ts';
import { moveByArrow } from './arrow-keys.ts';
import { createCompletion } from './completion.ts';
import { findElement } from './dom.ts';
import { createFilterPanel } from './filter-panel.ts';
import { createLoading } from './engine-status.ts';
import type { SearchAnswer, SearchQuestion } from '../engine/protocol.ts';
import { createOrder } from './sort-controls.ts';
import { createOutcome } from './results-panel.ts';
import { createPlans, pauses } from './debounce.ts';
import { keepPlace, notedPlace, type PlaceInList, returnTo } from './scroll-position.ts';
import { cleared, countKey, emptyState, isEmptySearch, type SearchState, toSearchQuestion } from './state.ts';
import { createTakeAlong } from './export-results.ts';

/** How many results are shown at first, and how many more each time. */
const shownAtFirst = 20;
const shownMore = 40;

/** Runs the search of the page of papers; every part of it stands in `SearchBox.astro` and `SearchResults.astro`. */
function runSearch(box: HTMLElement, results: HTMLElement): void {
  const input = findElement(box, 'input', HTMLInputElement);
  const status = findElement(box, '[data-search-status]', HTMLElement);
  const browse = findElement(box, '[data-search-browse]', HTMLButtonElement);
  const filters = findElement(results, '[data-search-filters]', HTMLDetailsElement);
  const listParent = findElement(results, '[data-search-list]', HTMLElement);
  const { index = '', papers = '', authors = '', files = '' } = results.dataset;

  let state: SearchState = emptyState;
  /** The visitor looks through all papers with the filters, nothing chosen yet. */
  let browsing = false;
  let limit = shownAtFirst;
  /** How many papers were found last. */
  let total = 0;
  /** No answer is there yet to what is asked for. */
  let waiting = false;
  /** For what the filters show their counts. */
  let counted = '';
  /** Where the visitor was in this list before. */
  let place: PlaceInList | undefined;
  /** Waits for the next answer. */
  let answered: (() => void) | undefined;

  const address = createAddressKeeper(history, location);
  const outcome = createOutcome(
    results,
    { papers, authors },
    {
      dropFilters: ({ filters: chosen }) =>
        panel.letGoButtons(chosen, (text) => searchWords.searchWithout(text)),
      onQuery(query) {
        input.value = query;
        choose({ ...state, query });
        input.focus();
      },
    },
  );
  const panel = createFilterPanel(
    filters,
    findElement(results, '[data-search-chosen]', HTMLElement),
    (chosen) => choose({ ...state, filters: chosen }),
  );
  const order = createOrder(results, (next) => choose(next));
  const loading = createLoading(
    new URL(index, document.baseURI).href,
    findElement(box, '[data-search-message]', HTMLElement),
    {
      onAnswer,
      onCompletions: (values) => completion.show(values),
      onFailure(text) {
        outcome.close();
        status.textContent = text;
      },
      onRetry() {
        input.focus();
        search();
      },
    },
  );
  const completion = createCompletion(input, findElement(box, '.search-values', HTMLElement), {
    ask: ({ field, prefix }) => loading.client()?.complete(field, prefix),
    onTaken: onTyped,
    say: (text) => {
      status.textContent = text;
    },
  });
  createTakeAlong(findElement(results, '[data-search-take]', HTMLElement), files, {
    async ids() {
      const client = loading.client();
      if (!client) throw new Error(errorWords.notLoaded);
      return client.ids(question(shownAtFirst));
    },
    async print() {
      limit = Math.max(limit, total);
      const { promise, resolve } = Promise.withResolvers<void>();
      answered = resolve;
      search();
      await promise;
      window.print();
      limit = shownAtFirst;
      search();
    },
  });

  const question = (most: number, facets = false): SearchQuestion => toSearchQuestion(state, most, facets);
  const { later, drop } = createPlans();

  /** Asks for what the state wants, or shows the list where it wants nothing. */
  function search(): void {
    drop();
    browse.hidden = !isEmptySearch(state) || browsing;
    if (isEmptySearch(state) && !browsing) {
      loading.forget();
      outcome.close();
      status.textContent = '';
      return;
    }
    const client = loading.client();
    if (!client) return;
    waiting = true;
    client.ask(question(limit));
    loading.wait();
  }

  function onAnswer(answer: SearchAnswer, asked: SearchQuestion): void {
    if (asked.facets) {
      if (!answer.facets) return;
      counted = countKey(asked);
      panel.show(state.filters, answer.facets);
      return;
    }
    waiting = !answer.complete;
    total = answer.total;
    outcome.show(answer, state);
    order.show(state, answer.results);
    panel.show(state.filters);
    outcome.open(browsing);
    if (waiting) return;
    loading.tellTrouble(answer.loadError);
    later(tellCount, pauses.settled);
    later(askCounts, pauses.counts);
    answered?.();
    if (place) returnTo(place, outcome.links());
    place = undefined;
  }

  function askCounts(): void {
    const wanted = question(0, true);
    if (waiting || !filters.open || !outcome.isOpen() || counted === countKey(wanted)) return;
    loading.client()?.ask(wanted);
  }

  function tellCount(): void {
    if (outcome.isOpen() && !waiting) status.textContent = outcome.countText();
  }

  function onTyped(): void {
    limit = shownAtFirst;
    place = undefined;
    state = { ...state, query: input.value };
    search();
    completion.follow();
    later(() => address.keep(state), pauses.address);
    later(settle, pauses.settled);
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
    place = undefined;
    browsing ||= keepOpen && outcome.isOpen() && isEmptySearch(next);
    state = next;
    search();
    settle();
  }

  function clear(): void {
    input.value = '';
    input.focus();
    browsing = false;
    choose(cleared(state), false);
  }

  function followAddress(): void {
    address.settle();
    state = parseState(location.href);
    browsing = false;
    place = notedPlace();
    limit = place?.limit ?? shownAtFirst;
    input.value = state.query;
    search();
  }

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target === input && completion.take(event)) return;
    if (event.key === 'Escape' && (!isEmptySearch(state) || browsing)) {
      event.preventDefault();
      clear();
    } else if (outcome.isOpen()) moveByArrow(event, [input, ...outcome.links()]);
  }

  input.addEventListener('focus', () => loading.client());
  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) onTyped();
  });
  input.addEventListener('compositionend', onTyped);
  box.addEventListener('submit', (event) => {
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
  findElement(results, '[data-search-more]', HTMLButtonElement).addEventListener('click', () => {
    settle();
    limit += shownMore;
    search();
  });
  box.addEventListener('keydown', onKey);
  listParent.addEventListener('keydown', onKey);
  listParent.addEventListener('click', settle);
  window.addEventListener('popstate', followAddress);
  keepPlace(outcome.links, () => limit);

  findElement(box, '[data-search-ways]', HTMLElement).hidden = false;
  // Before this script ran.
  const typed = input.value;
  followAddress();
  if (isEmptySearch(state) && typed !== '') {
    input.value = typed;
    onTyped();
  }
  if (document.activeElement === input) loading.client();
}

const box = document.querySelector<HTMLElement>('[data-search]');
const results = document.querySelector<HTMLElement>('[data-search-results]');
if (box && results) runSearch(box, results);
