import { expect, test } from 'vitest';
import { formatMarkdownReport } from '../../../../scripts/commands/import/report.ts';
import { planImport } from '../../../../src/import/plan/plan.ts';
import { readSources } from '../../../../src/import/read-sources.ts';

/** Returns the report of an import of papers with these titles into an empty folder. */
function report(titles: readonly string[], dryRun = false): string {
  const papers = titles.map((title, id) => ({
    id,
    type: 'article-journal',
    title,
    'container-title': 'Herds',
  }));
  const content = new TextEncoder().encode(JSON.stringify(papers));
  const { texts } = readSources([{ file: 'a.json', content }]);
  const existing = { papers: new Map(), authors: new Map(), baseline: new Map() };
  return formatMarkdownReport(planImport(texts, existing, '2026-11-23'), texts, () => undefined, dryRun);
}

test('a report starts with the counts, followed by the diff in a code block', () => {
  const lines = report(['On Herds']).split('\n');
  expect(lines[0]).toBe('1 paper found: 1 written, 0 merged, 0 unchanged, 0 unreadable.');
  expect(lines[2]).toBe('```text');
  expect(lines.at(-2)).toBe('```');
  expect(lines).toContain('+title: On Herds');
  expect(report(['On Herds'], true)).toContain('1 would be written');
});

test('a title cannot end the code block, so it cannot become a mention, a picture or a link', () => {
  const text = report(['Herds ```` @ada ![x](https://example.org/x.png)', 'On Packs']);
  const [, fence = ''] = /^(`{3,})text$/m.exec(text) ?? [];
  const code = text.slice(text.indexOf(`${fence}text`) + fence.length);
  expect(fence).toBe('`````');
  expect(code.split(fence)).toHaveLength(2);
  expect(text.slice(0, text.indexOf(fence))).not.toContain('@ada');
});

test('a report is cut to the length that GitHub allows, with a note', () => {
  const text = report(Array.from({ length: 2000 }, (_, index) => `Herd ${index} ${'of models '.repeat(10)}`));
  expect(text.length).toBeLessThan(65_000);
  expect(text).toContain('The rest is too long to show here');
  expect(text.split('```')).toHaveLength(3);
});
