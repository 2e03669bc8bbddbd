import type { Facets, SearchAnswer, SearchQuestion } from '../engine/protocol.ts';
import { countText } from './result-item.ts';
import type { ScrollPosition } from './scroll-position.ts';
import { cleared, countKey, emptyState, isEmptySearch, type SearchState, toSearchQuestion } from './state.ts';
import type { Pause } from './timers.ts';

/** Number of results shown at first. */
const initialLimit = 20;
/** Number of further results shown after each click on "Show more". */
const limitStep = 40;

/**
 * The state of the search page: what the visitor chose, and the answers of the worker. Only the function `update`
 * changes the session, and `page.ts` shows it.
 */
export interface Session {
  /** The query, filters, sort order and grouping that the visitor chose. */
  search: SearchState;
  /** Whether the visitor filters all papers without a query. */
  browsing: boolean;
  /** Maximum number of results to show. */
  limit: number;
  /** State of the answer to `search`: not requested, requested, partly received, or received. */
  progress: 'idle' | 'waiting' | 'partial' | 'complete';
  /** The newest answer, and the search to which it belongs. */
  shown: { answer: SearchAnswer; search: SearchState } | undefined;
  /** Whether the results replace the list of all papers. */
  isOpen: boolean;
  /**
   * The newest number of papers for each filter value. `key` identifies the query and the filters for which they were
   * counted.
   */
  counts: { key: string; facets: Facets } | undefined;
  areFiltersOpen: boolean;
  /** The position to which the page scrolls when the answer is complete. */
  scrollTo: ScrollPosition | undefined;
  /** Set if the list will be printed when the answer is complete. Called after printing. */
  onPrinted: (() => void) | undefined;
}

/** An event, caused by the visitor, the worker or a timer. */
export type SessionAction =
  | { type: 'typed'; query: string }
  | { type: 'search-changed'; search: SearchState }
  | { type: 'suggestion-chosen'; query: string }
  | { type: 'cleared' }
  | { type: 'browsed' }
  | { type: 'more-requested' }
  | { type: 'navigated'; search: SearchState; scrollTo: ScrollPosition | undefined }
  | { type: 'retried' }
  | { type: 'filters-toggled'; open: boolean }
  | { type: 'print-requested'; onPrinted: () => void }
  | { type: 'printed' }
  | { type: 'answered'; answer: SearchAnswer; question: SearchQuestion }
  | { type: 'failed'; message: string }
  | { type: 'typing-paused' }
  | { type: 'settled' }
  | { type: 'counts-due' }
  | { type: 'announcement-due' };

/** An action outside of the session: in the document, the worker, the address of the page or a timer. */
export type SessionEffect =
  | { type: 'ask'; question: SearchQuestion }
  | { type: 'stop-asking' }
  | { type: 'cancel-timers' }
  | { type: 'schedule'; action: SessionAction; pause: Pause }
  | { type: 'keep-address'; search: SearchState }
  | { type: 'settle-address' }
  | { type: 'fill-box'; query: string }
  | { type: 'focus-box' }
  | { type: 'announce'; text: string }
  | { type: 'restore-scroll'; position: ScrollPosition }
  | { type: 'print'; onPrinted: () => void };

type Step = [Session, SessionEffect[]];

export function createSession(areFiltersOpen: boolean): Session {
  return {
    search: emptyState,
    browsing: false,
    limit: initialLimit,
    progress: 'idle',
    shown: undefined,
    isOpen: false,
    counts: undefined,
    areFiltersOpen,
    scrollTo: undefined,
    onPrinted: undefined,
  };
}

/** Returns the session after an action, and the effects that must be run, in this order. */
export function update(session: Session, action: SessionAction): Step {
  switch (action.type) {
    case 'typed':
      return type(session, action.query);
    case 'search-changed':
      return change(session, action.search, session.isOpen);
    case 'suggestion-chosen': {
      const [next, effects] = change(session, { ...session.search, query: action.query }, session.isOpen);
      return [next, [{ type: 'fill-box', query: action.query }, ...effects, { type: 'focus-box' }]];
    }
    case 'cleared': {
      const [next, effects] = change({ ...session, browsing: false }, cleared(session.search), false);
      return [next, [{ type: 'fill-box', query: '' }, { type: 'focus-box' }, ...effects]];
    }
    case 'browsed':
      return ask({ ...session, browsing: true });
    case 'more-requested': {
      const [next, effects] = ask({ ...session, limit: session.limit + limitStep });
      return [next, [...settle(session), ...effects]];
    }
    case 'navigated':
      return navigate(session, action.search, action.scrollTo);
    case 'retried':
      return ask(session);
    case 'print-requested': {
      const total = session.shown?.answer.total ?? 0;
      return ask({ ...session, limit: Math.max(session.limit, total), onPrinted: action.onPrinted });
    }
    case 'printed':
      return ask({ ...session, limit: initialLimit });
    case 'answered':
      return receive(session, action.answer, action.question);
    case 'failed':
      return [{ ...session, isOpen: false }, [{ type: 'announce', text: action.message }]];
    case 'typing-paused':
      return [session, [{ type: 'keep-address', search: session.search }]];
    case 'settled':
      return [session, settle(session)];
    case 'filters-toggled':
      return askForCounts({ ...session, areFiltersOpen: action.open });
    case 'counts-due':
      return askForCounts(session);
    case 'announcement-due':
      return [session, announce(session)];
  }
}

/**
 * Requests the papers for the current search. If the search is empty and the visitor is not filtering, closes the
 * results instead.
 */
function ask(session: Session): Step {
  if (isEmptySearch(session.search) && !session.browsing) {
    const closed: Session = { ...session, progress: 'idle', isOpen: false };
    return [closed, [{ type: 'cancel-timers' }, { type: 'stop-asking' }, { type: 'announce', text: '' }]];
  }
  const question = toSearchQuestion(session.search, session.limit, false);
  return [{ ...session, progress: 'waiting' }, [{ type: 'cancel-timers' }, { type: 'ask', question }]];
}

function type(session: Session, query: string): Step {
  const search = { ...session.search, query };
  const [next, effects] = ask({ ...session, search, limit: initialLimit, scrollTo: undefined });
  return [
    next,
    [
      ...effects,
      { type: 'schedule', action: { type: 'typing-paused' }, pause: 'address' },
      { type: 'schedule', action: { type: 'settled' }, pause: 'settled' },
    ],
  ];
}

/**
 * Changes the search after the visitor has chosen a filter, a sort order or a suggestion. The change gets its own entry
 * in the browser history at once. (A typed query gets one after a pause.)
 *
 * @param keepOpen whether the results stay open if the query and all filters are empty
 */
function change(session: Session, search: SearchState, keepOpen: boolean): Step {
  const browsing = session.browsing || (keepOpen && isEmptySearch(search));
  const [next, effects] = ask({ ...session, search, browsing, limit: initialLimit, scrollTo: undefined });
  return [next, [...settle(session), ...effects, ...settle(next)]];
}

function navigate(session: Session, search: SearchState, scrollTo: ScrollPosition | undefined): Step {
  const limit = scrollTo?.limit ?? initialLimit;
  const [next, effects] = ask({ ...session, search, browsing: false, limit, scrollTo });
  return [next, [{ type: 'settle-address' }, { type: 'fill-box', query: search.query }, ...effects]];
}

function receive(session: Session, answer: SearchAnswer, question: SearchQuestion): Step {
  if (question.facets) {
    if (!answer.facets) return [session, []];
    return [{ ...session, counts: { key: countKey(question), facets: answer.facets } }, []];
  }
  const shown = { answer, search: session.search };
  if (!answer.complete) return [{ ...session, progress: 'partial', shown, isOpen: true }, []];
  const { scrollTo, onPrinted } = session;
  return [
    { ...session, progress: 'complete', shown, isOpen: true, scrollTo: undefined, onPrinted: undefined },
    [
      { type: 'schedule', action: { type: 'announcement-due' }, pause: 'settled' },
      { type: 'schedule', action: { type: 'counts-due' }, pause: 'counts' },
      ...(scrollTo ? [{ type: 'restore-scroll', position: scrollTo } as const] : []),
      ...(onPrinted ? [{ type: 'print', onPrinted } as const] : []),
    ],
  ];
}

/**
 * Requests the number of papers for each filter value, if the visitor can see these numbers and they are out of date.
 */
function askForCounts(session: Session): Step {
  const question = toSearchQuestion(session.search, 0, true);
  const isNeeded = session.isOpen && session.areFiltersOpen && session.counts?.key !== countKey(question);
  if (session.progress !== 'complete' || !isNeeded) return [session, []];
  return [session, [{ type: 'ask', question }]];
}

/** Returns the effects that save the current search in the browser history. The next search will get a new entry. */
function settle({ search }: Session): SessionEffect[] {
  return [{ type: 'keep-address', search }, { type: 'settle-address' }];
}

function announce({ isOpen, progress, shown }: Session): SessionEffect[] {
  if (!isOpen || progress !== 'complete' || !shown) return [];
  return [{ type: 'announce', text: countText(shown.answer.total, shown.search.query) }];
}
