import { searchWords } from '#words';
import { moveByArrow } from './arrow-keys.ts';
import { createSearchClient } from './client.ts';
import { createCompletion } from './completion.ts';
import { findElement } from './dom.ts';
import { createExportPanel } from './export-results.ts';
import { createFilterPanel } from './filter-panel.ts';
import { createResultsPanel } from './results-panel.ts';
import { readScrollPosition, restoreScrollPosition, saveScrollPosition } from './scroll-position.ts';
import { createSession, type Session, type SessionAction, type SessionEffect, update } from './session.ts';
import { createSortControls } from './sort-controls.ts';
import { isEmptySearch, toSearchQuestion } from './state.ts';
import { createAddressKeeper, parseState } from './state-url.ts';
import { createStatusMessage } from './status-message.ts';
import { createTimers } from './timers.ts';

/**
 * Runs the search on the page with the list of all papers. Every event becomes an action. For each action, `update` in
 * `session.ts` returns the new session (the state of the search) and a list of effects. This script shows the session
 * and runs the effects.
 *
 * @param box the element of `SearchBox.astro`
 * @param results the element of `SearchResults.astro`
 */
function runSearch(box: HTMLElement, results: HTMLElement): void {
  const input = findElement(box, 'input', HTMLInputElement);
  const announcement = findElement(box, '[data-search-status]', HTMLElement);
  const browse = findElement(box, '[data-search-browse]', HTMLButtonElement);
  const filters = findElement(results, '[data-search-filters]', HTMLDetailsElement);
  const chosen = findElement(results, '[data-search-chosen]', HTMLElement);
  const list = findElement(results, '[data-search-list]', HTMLElement);
  const { index = '', papers = '', authors = '', files = '' } = results.dataset;
  const members = new Set(results.dataset.members?.split(' '));

  let session = createSession(filters.open);
  const timers = createTimers();
  const address = createAddressKeeper(history, location);
  const message = createStatusMessage(findElement(box, '[data-search-message]', HTMLElement), () => {
    input.focus();
    retry();
  });
  const client = createSearchClient(new URL(index, document.baseURI).href, {
    onReady: message.hide,
    onAnswer: (answer, question) => dispatch({ type: 'answered', answer, question }),
    onValues: (values) => completion.show(values),
    onFailure: (reason) => dispatch({ type: 'failed', message: message.showFailure(reason) }),
  });
  const completion = createCompletion(input, findElement(box, '.search-values', HTMLElement), {
    members,
    ask: ({ field, prefix }) => client.completeValue(field, prefix),
    onChosen: onInput,
    announce: (text) => {
      announcement.textContent = text;
    },
  });
  const filterPanel = createFilterPanel(filters, chosen, members, (next) =>
    dispatch({ type: 'search-changed', search: { ...session.search, filters: next } }),
  );
  const sortControls = createSortControls(results, (search) => dispatch({ type: 'search-changed', search }));
  const resultsPanel = createResultsPanel(
    results,
    {
      papers,
      authors,
      members,
      venues: JSON.parse(results.dataset.venues ?? '{}') as Record<string, string>,
    },
    {
      removeButtons: (search) => filterPanel.removeButtons(search.filters, searchWords.searchWithout),
      onQuery: (query) => dispatch({ type: 'suggestion-chosen', query }),
    },
  );
  createExportPanel(findElement(results, '[data-search-take]', HTMLElement), files, {
    listIds: () => client.listIds(toSearchQuestion(session.search, session.limit, false)),
    print() {
      const { promise, resolve } = Promise.withResolvers<void>();
      dispatch({ type: 'print-requested', onPrinted: resolve });
      return promise;
    },
  });

  function dispatch(action: SessionAction): void {
    const previous = session;
    const [next, effects] = update(session, action);
    session = next;
    render(session, previous);
    for (const effect of effects) run(effect);
  }

  function render({ search, browsing, shown, counts, isOpen }: Session, previous: Session): void {
    browse.hidden = !isEmptySearch(search) || browsing;
    if (shown && shown !== previous.shown) {
      const { answer } = shown;
      resultsPanel.show(answer, shown.search);
      sortControls.show(shown.search, answer.results);
      filterPanel.show(shown.search.filters);
      if (answer.complete) message.showLoadError(answer.loadError);
    }
    if (counts && counts !== previous.counts) filterPanel.show(search.filters, counts.facets);
    if (isOpen && !previous.isOpen) resultsPanel.open(browsing);
    if (!isOpen && previous.isOpen) resultsPanel.close();
  }

  function run(effect: SessionEffect): void {
    switch (effect.type) {
      case 'ask':
        client.ask(effect.question);
        if (client.state() === 'loading') message.showLoadingSoon();
        break;
      case 'stop-asking':
        client.forget();
        if (client.state() !== 'failed') message.hide();
        break;
      case 'cancel-timers':
        timers.cancel();
        break;
      case 'schedule':
        timers.schedule(() => dispatch(effect.action), effect.pause);
        break;
      case 'keep-address':
        address.keep(effect.search);
        break;
      case 'settle-address':
        address.settle();
        break;
      case 'fill-box':
        input.value = effect.query;
        break;
      case 'focus-box':
        input.focus();
        break;
      case 'announce':
        announcement.textContent = effect.text;
        break;
      case 'restore-scroll':
        restoreScrollPosition(effect.position, resultsPanel.links());
        break;
      case 'print':
        window.print();
        effect.onPrinted();
        dispatch({ type: 'printed' });
        break;
    }
  }

  function onInput(): void {
    dispatch({ type: 'typed', query: input.value });
    completion.follow();
  }

  function retry(action: SessionAction = { type: 'retried' }): void {
    client.reset();
    message.hide();
    dispatch(action);
  }

  function readAddress(): void {
    dispatch({ type: 'navigated', search: parseState(location.href), scrollTo: readScrollPosition() });
  }

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target === input && completion.handleKey(event)) return;
    if (event.key === 'Escape' && (!isEmptySearch(session.search) || session.browsing)) {
      event.preventDefault();
      dispatch({ type: 'cleared' });
    } else if (session.isOpen) moveByArrow(event, [input, ...resultsPanel.links()]);
  }

  input.addEventListener('focus', client.start);
  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) onInput();
  });
  input.addEventListener('compositionend', onInput);
  box.addEventListener('submit', (event) => {
    event.preventDefault();
    completion.hide();
    dispatch({ type: 'settled' });
    if (client.state() === 'failed') retry();
  });
  browse.addEventListener('click', () => retry({ type: 'browsed' }));
  filters.addEventListener('toggle', () => dispatch({ type: 'filters-toggled', open: filters.open }));
  findElement(results, '[data-search-more]', HTMLButtonElement).addEventListener('click', () =>
    dispatch({ type: 'more-requested' }),
  );
  box.addEventListener('keydown', onKey);
  list.addEventListener('keydown', onKey);
  list.addEventListener('click', () => dispatch({ type: 'settled' }));
  window.addEventListener('popstate', readAddress);
  saveScrollPosition(resultsPanel.links, () => session.limit);

  findElement(box, '[data-search-ways]', HTMLElement).hidden = false;
  const typedBeforeScript = input.value;
  readAddress();
  if (isEmptySearch(session.search) && typedBeforeScript !== '') {
    input.value = typedBeforeScript;
    onInput();
  }
  if (document.activeElement === input) client.start();
}

const box = document.querySelector<HTMLElement>('[data-search]');
const results = document.querySelector<HTMLElement>('[data-search-results]');
if (box && results) runSearch(box, results);
