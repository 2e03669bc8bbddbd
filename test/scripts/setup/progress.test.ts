import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Progress, startProgress } from '../../../scripts/setup/progress.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

function memory(properties: { isTTY?: boolean; columns?: number }) {
  let text = '';
  const write = (piece: Buffer, _: unknown, done: () => void) => {
    text += piece.toString();
    done();
  };
  return { stream: Object.assign(new Writable({ write }), properties), text: () => text };
}

/** Returns what a terminal shows in the end: each carriage return and "clear line" removes the text of the line. */
function screen(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('\r\u001b[K').at(-1))
    .join('\n');
}

describe('real records 27: long work shows what it does', () => {
  test('a log has the first step, then at most one line in 10 seconds', () => {
    const { stream, text } = memory({});
    const progress = startProgress(stream);
    for (let person = 0; person < 300; person++) {
      progress.step(`Asking for papers of person ${person} …`);
      vi.advanceTimersByTime(200);
    }
    progress.end();
    const lines = text().trim().split('\n');
    expect(lines[0]).toBe('Asking for papers of person 0 …');
    expect(lines.length).toBeGreaterThan(4);
    expect(lines.length).toBeLessThanOrEqual(7);
    expect(new Set(lines).size).toBe(lines.length);
  });

  test('a log repeats a step that takes long, each 30 seconds with the time', () => {
    const { stream, text } = memory({});
    const progress = startProgress(stream);
    progress.step('Building the site …');
    vi.advanceTimersByTime(95_000);
    progress.end();
    vi.advanceTimersByTime(95_000);
    expect(text()).toBe(
      'Building the site …\nBuilding the site … 30 s so far\nBuilding the site … 60 s so far\nBuilding the site … 90 s so far\n',
    );
  });

  test('a terminal has one line with the current step and its time, and none at the end', () => {
    const { stream, text } = memory({ isTTY: true, columns: 30 });
    const progress = startProgress(stream);
    progress.step('Building …');
    expect(screen(text())).toBe('Building …');
    vi.advanceTimersByTime(4000);
    expect(screen(text())).toBe('Building … 4 s');
    progress.print('a.md:3: Wrong.\n');
    expect(screen(text())).toBe('a.md:3: Wrong.\nBuilding … 4 s');
    progress.step('Asking semantic-scholar for papers of Wilhelmina Featherstonehaugh …');
    expect(screen(text()).split('\n')[1]).toBe('Asking semantic-scholar for …');
    progress.end();
    expect(screen(text())).toBe('a.md:3: Wrong.\n');
    expect(text().match(/\n/gu)).toHaveLength(1);
  });

  test.each([undefined, 0])('a terminal with the width %s has 80 columns', (columns) => {
    const { stream, text } = memory({ isTTY: true, ...(columns !== undefined && { columns }) });
    startProgress(stream).step('x'.repeat(100));
    expect(screen(text())).toBe(`${'x'.repeat(78)}…`);
  });

  test('names in a step cannot move the cursor or add lines', () => {
    const use = (progress: Progress) => {
      progress.step('Asking for papers of Ada\n\u001b[2JQuill\u0007 …');
      return progress;
    };
    const log = memory({});
    use(startProgress(log.stream)).end();
    expect(log.text()).toBe('Asking for papers of Ada [2JQuill …\n');
  });

  test('the display keeps no process alive, and its end can be called twice', () => {
    const { stream, text } = memory({ isTTY: true });
    const progress = startProgress(stream);
    progress.end();
    progress.step('One …');
    progress.end();
    progress.end();
    expect(vi.getTimerCount()).toBe(0);
    expect(screen(text())).toBe('');
  });
});
