import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FormKind } from '../../../src/desk/addresses.ts';
import {
  writeChanges,
  bodyName,
  checkFileText,
  contentForms,
  fileFormValues,
  type FileValues,
  readChanges,
  readFileValues,
} from '../../../src/desk/forms/content-forms.ts';
import { formProblems } from '../../../src/desk/forms/form-problems.ts';
import { applyFormStep, parseFormStep } from '../../../src/desk/forms/form-steps.ts';
import type { FormValues } from '../../../src/desk/forms/form-values.ts';
import { formSections } from '../../../src/desk/forms/sections.ts';
import { words } from '../../../src/desk/words/en.ts';
import { propertyRuns } from '../../run-length.ts';

const paper = `---
# Kept by hand.
title: Tensor Folding # the short title
type: article-journal
author:
  # The first author wrote most of it.
  - Ada Quill
  - family: Meer # of Delft
    given: Rob
    nonDroppingParticle: van der
  - literal: Fold Consortium
issued: 2024 # only the year is known
volume: 12
keyword: [folding, 'tensor methods'] # from the journal
DOI: "10.5555/fold.1"
code: true
links: { slides: https://example.org/s.pdf, video: https://example.org/v }
project: folding
other:
  internal: [1, { a: b }]
---

An abstract
with two lines.

`;

const person = `---
name: Ada Quill
metrics:
  - label: h-index # of the service
    # asked in May
    value: 30
    asOf: "2024-05"
talks:
  - A talk without a date
  - title: Folding
    from: 2021
links:
  GitHub: https://example.org/quill # code
---
`;

const settings = `# All settings of the lab.
title: Lab # short
mailto:
theme:
  # Colour of links.
  accent: teal
repository: https://github.com/lab/papers
abstracts: [arxiv]
venues:
  - short: NeurIPS
    name: Advances in Folding # one name
`;

function open(kind: FormKind, text: string): { file: FileValues; values: Map<string, readonly string[]> } {
  const file = readFileValues(kind, text, 'a.md');
  if ('diagnostics' in file) throw new Error(JSON.stringify(file.diagnostics));
  return { file, values: new Map(fileFormValues(kind, file)) };
}

/** Returns the text of a file after these values were typed into its form. */
function typed(kind: FormKind, text: string, changed: Record<string, string | string[]>): string {
  const { file, values } = open(kind, text);
  for (const [name, value] of Object.entries(changed)) {
    // A misspelt name in a test would change nothing.
    if (!name.includes('new-') && name !== 'code.text') expect([...values.keys()]).toContain(name);
    values.set(name, [value].flat());
  }
  return writeChanges(kind, text, file, readChanges(kind, values, file));
}

/** Returns the lines that differ, those of the first text with `-`, those of the second with `+`. */
function difference(before: string, after: string): string[] {
  const [old, now] = [before, after].map((text) => text.split('\n'));
  return [
    ...(old ?? []).filter((line) => !now?.includes(line)).map((line) => `-${line}`),
    ...(now ?? []).filter((line) => !old?.includes(line)).map((line) => `+${line}`),
  ];
}

test.each<[FormKind, string]>([
  ['papers', paper],
  ['authors', person],
  ['settings', settings],
])('a form of %s without a change changes nothing', (kind, text) => {
  const { file, values } = open(kind, text);
  // Browsers send CRLF.
  const sent = new Map(
    [...values].map(([name, own]) => [name, own.map((value) => value.replace(/\n/g, '\r\n'))]),
  );
  expect(readChanges(kind, sent, file)).toEqual({ changes: {} });
  expect(typed(kind, text, {})).toBe(text);
});

test.each<[string, FormKind, string, Record<string, string | string[]>, string[]]>([
  ['a text', 'papers', paper, { title: 'Folding' }, ['-title: Tensor Folding # the short title', '+title: Folding # the short title']],
  ['a number stays a number', 'papers', paper, { volume: '13' }, ['-volume: 12', '+volume: 13']],
  ['a year gets a month', 'papers', paper, { issued: '2024-07' }, ['-issued: 2024 # only the year is known', '+issued: "2024-07" # only the year is known']],
  ['a choice', 'papers', paper, { type: 'book' }, ['-type: article-journal', '+type: book']],
  ['a box', 'papers', paper, { selected: ['true'] }, ['+selected: true']],
  ['a part of a name', 'papers', paper, { 'author.1.family.family': 'Meers' }, ['-  - family: Meer # of Delft', '+  - family: Meers # of Delft']],
  ['the order of a list', 'papers', paper, { author: ['1', '0', '2'] }, []],
  ['a line of a list', 'papers', paper, { keyword: 'folding\ntensors' }, ["-keyword: [folding, 'tensor methods'] # from the journal", '+keyword: [folding, tensors] # from the journal']],
  ['a key of a map', 'papers', paper, { 'links.poster': 'https://example.org/p.pdf' }, ['-links: { slides: https://example.org/s.pdf, video: https://example.org/v }', '+links: {slides: https://example.org/s.pdf, video: https://example.org/v, poster: https://example.org/p.pdf}']],
  ['a short form gets more items', 'papers', paper, { project: 'folding\nunfolding' }, ['-project: folding', '+project: [folding, unfolding]']],
  ['another short form', 'papers', paper, { project: 'unfolding' }, ['-project: folding', '+project: unfolding']],
  ['a variant', 'papers', paper, { code: 'text', 'code.text': 'https://example.org/c' }, ['-code: true', '+code: https://example.org/c']],
  ['a field is emptied', 'papers', paper, { DOI: ' ' }, ['-DOI: "10.5555/fold.1"']],
  ['the abstract', 'papers', paper, { [bodyName]: 'An abstract\r\nwith 2 lines.' }, ['-with two lines.', '+with 2 lines.']],
  ['a value in a list of maps', 'authors', person, { 'metrics.0.value': '31' }, ['-    value: 30', '+    value: 31']],
  ['a usual value needs no key', 'authors', person, { page: [] }, ['+page: false']],
  ['a text that gets keys', 'authors', person, { 'talks.0.place': 'Delft' }, ['-  - A talk without a date', '+  - {title: A talk without a date, place: Delft}']],
  ['a link', 'authors', person, { 'links.0.value': 'https://example.org/q' }, ['-  GitHub: https://example.org/quill # code', '+  GitHub: https://example.org/q # code']],
  ['a setting without a value', 'settings', settings, { mailto: 'lab@example.org' }, ['-mailto:', '+mailto: lab@example.org']],
  ['a setting in a group', 'settings', settings, { 'theme.accent': 'purple' }, ['-  accent: teal', '+  accent: purple']],
  ['several choices', 'settings', settings, { 'abstracts.choices': ['arxiv', 'openalex'] }, ['-abstracts: [arxiv]', '+abstracts: [arxiv, openalex]']],
])('an edit of %s changes its lines only', (_, kind, text, changed, lines) => {
  const edited = typed(kind, text, changed);
  expect(difference(text, edited)).toEqual(lines);
  expect(checkFileText(kind, edited, 'a.md', 'a')).toEqual([]);
  // The form of the edited file shows what was typed.
  const { values } = open(kind, edited);
  if (!Object.hasOwn(changed, 'author'))
    for (const [name, value] of Object.entries(changed))
      expect(values.get(name)).toEqual([value].flat().map((each) => each.replace(/\r\n/g, '\n').trim()));
}); // prettier-ignore

test('line ends of all kinds stay on the lines that were not changed', () => {
  const mixed = '---\r\ntitle: A\nvolume: 12\r\nissue: 3\n---\r\nText\n';
  expect(typed('papers', mixed, { volume: '13' })).toBe(
    '---\r\ntitle: A\nvolume: 13\r\nissue: 3\n---\r\nText\n',
  );
  const { file, values } = open('settings', 'title: A\r\nlanguage: en');
  values.set('language', ['de']);
  expect(
    writeChanges('settings', 'title: A\r\nlanguage: en', file, readChanges('settings', values, file)),
  ).toMatch(/^title: A\r\nlanguage: de\s*$/);
});

test('a value that a form cannot show is not in the form, and stays', () => {
  const { values } = open('papers', paper);
  expect([...values.keys()].filter((name) => name.startsWith('other'))).toEqual([]);
  expect(typed('papers', paper, { title: 'B' })).toContain('other:\n  internal: [1, { a: b }]\n');
});

const plain = fc
  .stringMatching(/^[A-Za-zé:#"'{}\[\]&*!|>%@,. -]{1,20}$/)
  .map((text) => text.trim())
  .filter(Boolean);
const anyPaper = fc.record(
  {
    title: plain,
    author: fc.array(fc.oneof(plain, fc.record({ family: plain, given: plain })), {
      minLength: 1,
      maxLength: 4,
    }),
    issued: fc.constantFrom('2024', '2024-07', 2023),
    keyword: fc.array(plain, { minLength: 1, maxLength: 4 }),
    volume: fc.oneof(fc.nat(99), plain),
    hidden: fc.boolean(),
    links: fc.record({ video: fc.constant('https://example.org/v') }),
    note: fc.array(plain, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  },
  { requiredKeys: ['title'] },
);

test('one edit changes the values of one key, and no line of the others, for any file', () => {
  const names = ['title', 'note', 'volume', 'keyword', 'containerTitle', 'links.poster'];
  fc.assert(
    fc.property(anyPaper, fc.constantFrom(...names), plain, (data, name, text) => {
      const written = writeChanges('papers', '---\n---\n', { data: {}, body: '' }, { changes: data });
      const before = written.replace(/^title: .*$/m, (line) => `# a comment\n${line}`);
      const { file, values } = open('papers', before);
      values.set(name, [text]);
      const changes = readChanges('papers', values, file);
      const after = writeChanges('papers', before, file, changes);
      const key = name.split('.')[0] ?? '';
      const { [key]: _, ...others } = file.data;
      const { [key]: now, ...same } = open('papers', after).file.data;
      expect(same).toEqual(others);
      expect(open('papers', after).values.get(name)).toEqual([text]);
      expect(now).toBeDefined();
      const keys = (all: string) =>
        all.split(/\n(?=\S)/).filter((part) => !part.startsWith(`${key}:`) && part.trim() !== '');
      expect(keys(after)).toEqual(keys(before));
    }),
    { numRuns: propertyRuns(500) },
  );
});

test('a form whose values are read and shown again is the same, for any values', () => {
  fc.assert(
    fc.property(anyPaper, (data) => {
      const file: FileValues = { data, body: '' };
      const values = fileFormValues('papers', file);
      // Written from nothing, the values of a form are those of the file.
      const read = readChanges('papers', values, { data: {}, body: '' }).changes;
      expect(fileFormValues('papers', { data: read, body: '' })).toEqual(values);
    }),
    { numRuns: propertyRuns(500) },
  );
});

test('items are added, moved, changed and removed without a script', () => {
  const { fields } = contentForms.papers;
  const step = (values: FormValues, text: string) => {
    const parsed = parseFormStep(text);
    if (!parsed) throw new Error(text);
    return applyFormStep(fields, values, parsed);
  };
  let { values }: { values: FormValues } = open('papers', paper);
  const added = step(values, 'add:author');
  expect([added.focus, added.values.get('author')]).toEqual(['author.new-1', ['0', '1', '2', 'new-1']]);
  values = step(added.values, 'up:author.new-1').values;
  expect(values.get('author')).toEqual(['0', '1', 'new-1', '2']);
  values = step(values, 'remove:author.0').values;
  expect([values.get('author'), values.has('author.0.text')]).toEqual([['1', 'new-1', '2'], false]);
  // A name in parts becomes the name of a group, and keeps its first part.
  values = step(new Map([...values, ['author.1', ['literal']]]), 'refresh:author.1').values;
  expect(values.get('author.1.literal.literal')).toEqual(['Meer']);
  expect(parseFormStep('remove:/x')).toBeUndefined();
});

test('problems have the name of their field, also after empty items, and a text of the language', () => {
  const { file, values } = open('papers', paper);
  values.set('author', ['new-1', '0', '1']);
  values.set('author.new-1', ['text']);
  values.set('author.new-1.text', ['']);
  values.set('author.1.family.ORCID', ['1234']);
  values.set('DOI', ['x']);
  values.set('title', ['']);
  const { changes } = readChanges('papers', values, file);
  const problems = formProblems(words.edit, 'papers', { ...file.data, ...changes }, values);
  expect(Object.fromEntries(problems)).toEqual({
    title: ['Add a value.'],
    DOI: ['Write the DOI as 10.1234/abc.5.'],
    'author.1.family.ORCID': ['Write the ORCID as 0000-0002-1825-0097.'],
  });
});

test('each key of the schemas is in one section of its form, and has a label', () => {
  for (const kind of ['papers', 'authors', 'news', 'projects', 'settings'] as const) {
    const keys = formSections(kind).flatMap((section) => section.keys);
    expect(keys.filter((key) => key !== bodyName).sort()).toEqual(
      Object.keys(contentForms[kind].fields).sort(),
    );
    for (const key of keys)
      expect(
        Object.hasOwn(words.edit.fields, key) || Object.hasOwn(words.edit.fields, `${kind}.${key}`),
        key,
      ).toBe(true);
  }
});
