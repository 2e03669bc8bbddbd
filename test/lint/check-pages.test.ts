import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLibrary } from '../../src/library/library.ts';
import { checkPages, missingImports } from '../../src/lint/check-pages.ts';
import { describePageError } from '../../src/lint/page-error.ts';
import { formatDiagnostic } from '../../src/model/diagnostic.ts';
import { shownPaper } from '../library/sample-papers.ts';

const library = createLibrary(
  [shownPaper('a', ['Ada Quill'], { issued: '2024', keyword: ['Folding'], type: 'thesis' })],
  [],
);
const page = (body: string, file = 'pages/a.mdx') => ({ file, text: `---\ntitle: A\n---\n\n${body}\n` });
const errorsOf = (body: string) => checkPages([page(body)], library).map(formatDiagnostic);

describe('real records 20: an error in MDX has its file and line', () => {
  test.each([
    ['Text <b>\n\nmore', 5, 'Invalid MDX: Expected a closing tag for `<b>`'],
    ['One.\n\n{1 +}', 7, 'Invalid MDX: Could not parse expression'],
    ['One.\n\n</div>', 7, 'Invalid MDX: '],
    ['a <b', 5, 'Invalid MDX: '],
    ['import a from', 5, 'Invalid MDX: '],
    ['export const = 1', 5, 'Invalid MDX: '],
    ['One.\n\n<PaperLists />', 7, 'There is no component "<PaperLists>". Did you mean <PaperList>?'],
    ['> <Papers.List />', 5, 'There is no component "<Papers.List>"'],
    ['One {sum.of} two', 5, '"sum" is not defined.'],
    ['<PaperList autor="ada-quill" />', 5, '<PaperList>: Unknown attribute "autor". Did you mean "author"?'],
    ['<PaperList limit={0} />', 5, 'The value "0" of "limit" is not valid.'],
    ['<PaperList type="thessis" />', 5, 'The value "thessis" of "type" is not valid. Did you mean "thesis"?'],
    ['<PaperList selected="no" />', 5, 'The value "no" of "selected" is not valid.'],
    ['<PaperList id={1 + 1} />', 5, '<PaperList>: Unknown attribute "id".'],
    ['One.\n\n- <PersonCard />', 7, '<PersonCard>: The attribute "id" is missing.'],
    ['<Chart of="typs" />', 5, 'The value "typs" of "of" is not valid. Did you mean "types"?'],
  ])('%s', (body, line, message) => {
    const errors = errorsOf(body);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.startsWith(`pages/a.mdx:${line}: ${message}`), errors[0]).toBe(true);
  });

  test('and all of them are listed, in the order of the page', () => {
    const errors = errorsOf('<Papers />\n\n<PersonCard id="nobody" />\n\n{sum}');
    expect(errors.map((error) => error.slice(0, 14))).toEqual([
      'pages/a.mdx:5:',
      'pages/a.mdx:7:',
      'pages/a.mdx:9:',
    ]);
  });

  test('but pages may contain HTML, code, and names of their own', () => {
    const body = [
      'import Box, { Line as Row } from "./box.astro"',
      'export const lab = { rooms: [1, 2] }',
      '',
      '<Box><Row a={lab.rooms} /></Box>',
      '',
      '<div class="x">{lab.rooms.length} {Math.max(1, 2)} {/* note */} {JSON.stringify(lab)}</div>',
      '',
      '```jsx\n<Unknown a={b} />\n```\n\n`<Unknown />` and {props.title}',
      '',
      '<PaperList author="ada-quill" year={2024} topic="folding" type="thesis" selected={false} limit="5" />',
      '<Chart of={lab.chart} /> <PersonCard {...lab.card} /> <Chart of={`topics`} limit={3} />',
    ].join('\n');
    expect(errorsOf(body)).toEqual([]);
  });

  test('and errors that only the build can find name the file and, if possible, the line', () => {
    const { file, text } = page('One.\n\n{list.map((x) => x.foo)}\n\n{true && <Foo />}');
    const describeError = (message: string) =>
      describePageError(new TypeError(message), { file, text }).map(formatDiagnostic)[0];
    expect(describeError('Expected component `Foo` to be defined: you likely forgot to import')).toMatch(
      /^pages\/a\.mdx:9: There is no component "<Foo>"\./,
    );
    expect(describeError('list is not defined\n  at x')).toBe(
      'pages/a.mdx:7: The page cannot be rendered: list is not defined. Correct the expression or component.',
    );
    expect(describeError('odd')).toMatch(/^pages\/a\.mdx: The page cannot be rendered: odd\./);
  });
});

describe('real records 20: an import of a module that does not exist', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'offprint-imports-'));
    mkdirSync(path.join(folder, 'node_modules/known'), { recursive: true });
    writeFileSync(path.join(folder, 'box.astro'), '');
    writeFileSync(path.join(folder, 'data.ts'), '');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is an error', () => {
    const body = [
      "import A from './box.astro'",
      "import B from './data'",
      "import C from 'known/part'",
      "import D from 'astro:content'",
      "import E from 'node:path'",
      "import F from './nothing.js'",
      "import G from 'unknown'",
      "export { h } from '../box.astro'",
    ].join('\n');
    const file = path.join(folder, 'page.mdx');
    const found = missingImports([page(body, file)], folder);
    expect(found.map(({ line }) => line)).toEqual([10, 11, 12]);
    expect(found[0]?.message).toBe('The page imports "./nothing.js", which does not exist.');
  });

  test('a picture that a page shows but that is not there', () => {
    const body =
      '![There](<./a picture.jpg>) ![Gone](gone.jpg)\n\n![In public](/public.jpg) ![Far](https://example.org/a.jpg)';
    writeFileSync(path.join(folder, 'a picture.jpg'), '');
    const found = missingImports([page(body, path.join(folder, 'page.mdx'))], folder);
    expect(found.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '5: The page shows the picture "gone.jpg", which does not exist.',
    ]);
  });
});

describe('real records 33: what a list of papers cannot find is an error', () => {
  test.each([
    ['<PaperList author="nobody" />', 'There is no author with the id "nobody".'],
    ['<PaperList topic="foldings" />', 'There is no topic with the id "foldings". Did you mean "folding"?'],
    ['<PaperList venue="acl" />', 'There is no venue with the id "acl".'],
    ['<PaperList year="1999" />', 'No paper matches {"year":"1999"}.'],
    ['<PersonCard id="ada-quil" />', 'There is no author with the id "ada-quil". Did you mean "ada-quill"?'],
  ])('%s', (body, message) => {
    expect(errorsOf(body)).toEqual([expect.stringContaining(message)]);
    expect(errorsOf(body)[0]).toMatch(/^pages\/a\.mdx:5: </);
  });
});
