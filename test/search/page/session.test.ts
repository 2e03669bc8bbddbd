import { describe, expect, test } from 'vitest';
import type { Facets, SearchAnswer, SearchQuestion } from '../../../src/search/engine/protocol.ts';
import {
  createSession,
  type Session,
  type SessionAction,
  type SessionEffect,
  update,
} from '../../../src/search/page/session.ts';
import { emptyState } from '../../../src/search/page/state.ts';

const question: SearchQuestion = { query: 'llama', filters: {}, sort: 'relevance', limit: 20 };
const answer: SearchAnswer = { complete: true, total: 3, results: [] };
const facets: Facets = { year: [], type: [], venue: [], topic: [], author: [], has: [] };
const counts: SessionAction = {
  type: 'answered',
  answer: { ...answer, facets },
  question: { ...question, facets: true },
};
const answered: SessionAction = { type: 'answered', answer, question };
const typed: SessionAction = { type: 'typed', query: 'llama' };

/** Applies actions to a new session. Returns the session and the effects of the last action. */
function run(...actions: SessionAction[]): { session: Session; effects: SessionEffect[] } {
  let session = createSession(true);
  let effects: SessionEffect[] = [];
  for (const action of actions) [session, effects] = update(session, action);
  return { session, effects };
}
const effectTypes = (...actions: SessionAction[]) => run(...actions).effects.map(({ type }) => type);

describe('typing', () => {
  test('asks at once and writes the address after a pause', () => {
    const { session, effects } = run(typed);
    expect(session).toMatchObject({ progress: 'waiting', isOpen: false, search: { query: 'llama' } });
    expect(effects).toEqual([
      { type: 'cancel-timers' },
      { type: 'ask', question },
      { type: 'schedule', action: { type: 'typing-paused' }, pause: 'address' },
      { type: 'schedule', action: { type: 'settled' }, pause: 'settled' },
    ]);
  });

  test('an empty query closes the results and asks for nothing', () => {
    const { session, effects } = run(typed, answered, { type: 'typed', query: ' ' });
    expect(session).toMatchObject({ progress: 'idle', isOpen: false });
    expect(effects).toContainEqual({ type: 'stop-asking' });
    expect(effects).not.toContainEqual(expect.objectContaining({ type: 'ask' }));
  });

  test('starts again with the first results', () => {
    const more: SessionAction = { type: 'more-requested' };
    expect(run(typed, answered, more).session.limit).toBe(60);
    expect(run(typed, answered, more, { type: 'typed', query: 'llama 3' }).session.limit).toBe(20);
  });
});

describe('an answer', () => {
  const partial: SessionAction = { type: 'answered', answer: { ...answer, complete: false }, question };

  test('that is partial is shown, but neither announced nor counted', () => {
    const { session, effects } = run(typed, partial);
    expect(session).toMatchObject({ progress: 'partial', isOpen: true, shown: { answer: { total: 3 } } });
    expect(effects).toEqual([]);
    expect(effectTypes(typed, partial, { type: 'announcement-due' })).toEqual([]);
    expect(effectTypes(typed, partial, { type: 'counts-due' })).toEqual([]);
  });

  test('that is complete is announced after a pause', () => {
    expect(run(typed, answered).effects).toContainEqual({
      type: 'schedule',
      action: { type: 'announcement-due' },
      pause: 'settled',
    });
    expect(run(typed, answered, { type: 'announcement-due' }).effects).toEqual([
      { type: 'announce', text: '3 papers found' },
    ]);
  });

  test('keeps the search that it answers, whatever is typed meanwhile', () => {
    const { session } = run(typed, answered, { type: 'typed', query: 'herd' });
    expect([session.shown?.search.query, session.search.query]).toEqual(['llama', 'herd']);
  });

  test('a failure closes the results and is announced', () => {
    const { session, effects } = run(typed, answered, { type: 'failed', message: 'No search.' });
    expect(session.isOpen).toBe(false);
    expect(effects).toEqual([{ type: 'announce', text: 'No search.' }]);
    expect(effectTypes(typed, answered, { type: 'failed', message: '' }, { type: 'retried' })).toContain(
      'ask',
    );
  });
});

describe('counts of the filters', () => {
  test('are requested once for each query', () => {
    const due: SessionAction = { type: 'counts-due' };
    expect(run(typed, answered, due).effects).toEqual([
      { type: 'ask', question: { ...question, limit: 0, facets: true } },
    ]);
    expect(run(typed, answered, due, counts, due).effects).toEqual([]);
    expect(effectTypes(typed, answered, due, counts, { type: 'typed', query: 'x' }, answered, due)).toEqual([
      'ask',
    ]);
  });

  test('are requested only while the filters are open', () => {
    const close: SessionAction = { type: 'filters-toggled', open: false };
    expect(effectTypes(typed, answered, close, { type: 'counts-due' })).toEqual([]);
    expect(effectTypes(typed, answered, close, { type: 'filters-toggled', open: true })).toEqual(['ask']);
  });

  test('do not replace the results', () => {
    const { session } = run(typed, answered, counts);
    expect(session).toMatchObject({ progress: 'complete', counts: { facets } });
    expect(session.shown?.answer).toBe(answer);
  });
});

describe('a choice', () => {
  const filtered = { ...emptyState, query: 'llama', filters: { has: ['code' as const] } };

  test('gets an entry in the history at once, and so does the query before it', () => {
    const { effects } = run(typed, answered, { type: 'search-changed', search: filtered });
    const addresses = effects.filter(({ type }) => type === 'keep-address' || type === 'settle-address');
    expect(addresses).toEqual([
      { type: 'keep-address', search: { ...emptyState, query: 'llama' } },
      { type: 'settle-address' },
      { type: 'keep-address', search: filtered },
      { type: 'settle-address' },
    ]);
  });

  test('that removes the last filter keeps the results open', () => {
    const { session } = run({ type: 'search-changed', search: filtered }, answered, {
      type: 'search-changed',
      search: emptyState,
    });
    expect(session).toMatchObject({ browsing: true, progress: 'waiting', isOpen: true });
  });

  test('of a suggestion fills the box', () => {
    const { session, effects } = run(typed, answered, { type: 'suggestion-chosen', query: 'lama' });
    expect(session.search.query).toBe('lama');
    expect(effects).toContainEqual({ type: 'fill-box', query: 'lama' });
  });

  test('clearing removes the query first, then the filters, then closes the results', () => {
    const search: SessionAction = { type: 'search-changed', search: filtered };
    const clear: SessionAction = { type: 'cleared' };
    expect(run(search, answered, clear).session.search).toEqual({ ...filtered, query: '' });
    expect(run(search, answered, clear, clear).session).toMatchObject({
      search: emptyState,
      browsing: false,
      isOpen: false,
    });
  });
});

test('browsing asks for all papers without a query', () => {
  const { session, effects } = run({ type: 'browsed' });
  expect(session.browsing).toBe(true);
  expect(effects).toContainEqual({
    type: 'ask',
    question: { query: '', filters: {}, sort: 'newest', limit: 20 },
  });
});

test('going back restores the number of results and the scroll position, once', () => {
  const scrollTo = { limit: 60, link: 41, top: 12 };
  const back: SessionAction = { type: 'navigated', search: { ...emptyState, query: 'llama' }, scrollTo };
  expect(run(back).effects).toContainEqual({ type: 'ask', question: { ...question, limit: 60 } });
  expect(run(back, answered).effects).toContainEqual({ type: 'restore-scroll', position: scrollTo });
  expect(effectTypes(back, answered, answered)).not.toContain('restore-scroll');
});

test('printing first asks for all results, then prints, then shows as few as before', () => {
  const onPrinted = () => {};
  const all: SessionAction = { type: 'answered', answer: { ...answer, total: 90 }, question };
  const print: SessionAction = { type: 'print-requested', onPrinted };
  expect(run(typed, all, print).effects).toContainEqual({
    type: 'ask',
    question: { ...question, limit: 90 },
  });
  expect(run(typed, all, print, all).effects).toContainEqual({ type: 'print', onPrinted });
  expect(run(typed, all, print, all, { type: 'printed' }).session.limit).toBe(20);
});
