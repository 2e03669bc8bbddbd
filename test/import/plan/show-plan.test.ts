import { applyPatch, parsePatch } from 'diff';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPaperFile } from '../../../src/files/paper-file.ts';
import { formatPlan, toShownWrites } from '../../../src/import/plan/show-plan.ts';
import type { Paper } from '../../../src/model/paper.ts';
import { formatSummary } from '../../../src/import/plan/summary.ts';
import { Content, profile } from '../content.ts';
import { propertyRuns } from '../../run-length.ts';

const plain = { full: false, colours: false };
const paper = (id: string, more: Partial<Paper> = {}): Paper => ({
  id,
  title: `On ${id}`,
  type: 'article',
  ...more,
});
const write = (one: Paper) => ({ file: `papers/${one.id}.md`, text: formatPaperFile(one) });
const none = () => undefined;

test('a few new files are shown completely, as added lines', () => {
  const lines = formatPlan([write(paper('herds', { abstract: 'We herd.' }))], none, plain);
  expect(lines).toEqual([
    '--- /dev/null', '+++ papers/herds.md', '@@ -0,0 +1,5 @@', '+---', '+title: On herds', '+type: article', '+---', '+We herd.', '',
  ]); // prettier-ignore
});

test('many new files have one line each with title, authors and date; --full shows their texts', () => {
  const author = [
    'Ada Quill',
    { family: 'Meer', given: 'Rob', nonDroppingParticle: 'van der' },
    'Bo Chen',
    'Cy Dee',
  ];
  const writes = [
    { file: 'authors/ada-quill.md', text: '---\nname: Ada Quill\n---\n' },
    write(paper('herds', { author, issued: '2024-07' })),
    write(paper('flocks', { author: author.slice(0, 2), authorsTruncated: true })),
    ...['a', 'b', 'c', 'd'].map((id) => write(paper(id))),
    { file: 'imported.jsonl', text: '{}\n' },
  ];
  const lines = formatPlan(writes, none, plain);
  expect(lines.slice(0, 4)).toEqual([
    'new authors/ada-quill.md: Ada Quill',
    'new papers/herds.md: "On herds" — Ada Quill et al., 2024-07',
    'new papers/flocks.md: "On flocks" — Ada Quill, Rob van der Meer et al.',
    'new papers/a.md: "On a"',
  ]);
  expect(lines.join('\n')).toContain('Use --full to show the text of the 7 new files.');
  expect(
    formatPlan(writes, none, { ...plain, full: true }).filter((line) => line === '--- /dev/null'),
  ).toHaveLength(7);
});

test('a change is a diff with three lines of context, without the baseline', () => {
  const content = new Content();
  content.import({ 'ada.txt': profile('Ada Quill', [{ title: 'A Herd' }, { title: 'Sheep' }]) });
  const { writes } = content.plan({
    'ada.txt': profile('Ada Quill', [{ title: 'A Herd', head: 'LGMay 2, 2020' }, { title: 'Sheep' }]),
  });
  const lines = formatPlan(writes, (file) => content.files.get(file), plain);
  expect(lines).toEqual([
    '--- papers/a-herd.md', '+++ papers/a-herd.md', '@@ -5,7 +5,7 @@', '   - Ada Quill', '   - Bo Chen', ' profiles: [ada-quill]',
    '-issued: "2020-05-01"', '+issued: "2020-05-02"', ' categories: [LG]', ' ---', ' It is an abstract.', '',
  ]); // prettier-ignore
  expect(toShownWrites(writes, (file) => content.files.get(file), false)).toEqual([
    {
      file: 'papers/a-herd.md',
      kind: 'change',
      fields: [{ field: 'issued', before: '2020-05-01', after: '2020-05-02', source: 'ada.txt:8' }],
    },
    { file: 'imported.jsonl', kind: 'change' },
  ]);
});

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', '', '-- x', '++ y', '\\ z', '@@ -1 +1 @@', 'Zoë\t$x$'), {
    maxLength: 30,
  })
  .chain((lines) => fc.constantFrom('\n', '').map((end) => lines.join('\n') + end));

test('the diff is a patch that turns the old text into the new one', () => {
  fc.assert(
    fc.property(fc.option(text, { nil: undefined }), text, (before, after) => {
      fc.pre(before !== after);
      const lines = formatPlan([{ file: 'papers/x.md', text: after }], () => before, plain);
      const [patch, ...others] = parsePatch(lines.slice(0, -1).join('\n'));
      expect(others).toEqual([]);
      expect(applyPatch(before ?? '', patch!)).toBe(after);
    }),
    { numRuns: propertyRuns(300) },
  );
});

test('a plan with more lines than the maximum number of arguments of a call is shown completely', () => {
  const plan = new Content().plan({ 'ada.txt': profile('Ada Quill', [{ title: 'A Herd' }]) });
  const shown = Array.from({ length: 300_000 }, (_, n) => `+${n}`);
  const summary = formatSummary(plan, [], { dryRun: true, plan: shown }).split('\n');
  expect(summary.length).toBeGreaterThan(300_000);
  expect(summary.at(-1)).toBe('Dry run: nothing was written.');
});

test('a change of thousands of lines is shown as one replacement', () => {
  const names = (family: string) => Array.from({ length: 5000 }, (_, n) => `${family} ${n}`).join('\n');
  const lines = formatPlan([{ file: 'papers/x.md', text: names('Quill') }], () => names('Chen'), plain);
  expect(lines[2]).toBe('@@ -1,5000 +1,5000 @@');
  const [patch] = parsePatch(lines.slice(0, -1).join('\n'));
  expect(applyPatch(names('Chen'), patch!)).toBe(names('Quill'));
});

test('added lines, removed lines and line numbers have colours, and control characters in the text are escaped', () => {
  const before = '---\ntitle: X\n---\nOld.\n';
  const lines = formatPlan(
    [{ file: 'papers/x.md', text: '---\ntitle: X\n---\nNew \u001b]0;x\u0007\u009b31m\u0085.\n' }],
    () => before,
    { full: false, colours: true },
  );
  expect(lines).toContain('\u001b[31m-Old.\u001b[0m');
  expect(lines).toContain('\u001b[32m+New ␛]0;x␇␡31m␡.\u001b[0m');
  expect(lines).toContain(' title: X');
  const colours = ['\u001b[31m', '\u001b[32m', '\u001b[36m', '\u001b[0m'];
  expect(colours.reduce((rest, colour) => rest.replaceAll(colour, ''), lines.join(''))).not.toMatch(
    /\p{Cc}/u,
  );
});

test('JSON lists every changed, new and removed key, and the texts with --full', () => {
  const before = '---\ntitle: X\nissued: 2024\nnote: old\n---\nOld.\n';
  const after = '---\ntitle: X\nissued: "2024"\nDOI: 10.5555/x\n---\nNew.\n';
  const writes = [{ file: 'papers/x.md', text: after }, write(paper('new'))];
  const beforeOf = (file: string) => (file === 'papers/x.md' ? before : undefined);
  expect(toShownWrites(writes, beforeOf, true)).toEqual([
    {
      file: 'papers/x.md',
      kind: 'change',
      fields: [
        { field: 'note', before: 'old' },
        { field: 'abstract', before: 'Old.', after: 'New.' },
        { field: 'DOI', after: '10.5555/x' },
      ],
      text: after,
    },
    { file: 'papers/new.md', kind: 'new', text: formatPaperFile(paper('new')) },
  ]);
  expect(toShownWrites([writes[0]!], () => '---\ntitle: [\n---\n', false)).toEqual([
    { file: 'papers/x.md', kind: 'change' },
  ]);
});
