import { expect, test } from 'vitest';
import { readSources, type Source, reportLeftOut } from '../../src/import/read-sources.ts';
import { profile } from './content.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const good: Source = {
  file: 'good.bib',
  content: bytes('@article{a, title = {A Herd}, author = {Ada Quill}}'),
};
const errorsOf = (sources: readonly Source[]) =>
  readSources(sources).texts.flatMap(({ diagnostics }) =>
    diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ file, message }) => `${file}: ${message}`),
  );

test.each<[string, Source['content'], RegExp]>([
  [
    'cannot be read',
    { message: 'It cannot be read: gone.', advice: 'x' },
    /^bad\.txt: It cannot be read: gone\.$/,
  ],
  ['is not a text file', new Uint8Array(5000), /^bad\.txt: The file is not a text file\.$/],
  ['is empty', bytes(' \n'), /^bad\.txt: The file is empty\.$/],
  ['is prose', bytes('Dear Ada,\n\nall is well.\n'), /^bad\.txt: No papers were found in this file\.$/],
  [
    'is a profile without papers',
    bytes('Ada Quill\n\nLG\n\n0 Papers\n'),
    /^bad\.txt: No papers were found in this file\.$/,
  ],
])('a source that %s is reported and does not affect the others', (_, content, message) => {
  const bad = { file: 'bad.txt', content };
  for (const sources of [
    [bad, good],
    [good, bad],
  ]) {
    const read = readSources(sources);
    expect(read.isEmpty).toBe(false);
    expect(read.texts.flatMap(({ records }) => records.map(({ paper }) => paper.title))).toEqual(['A Herd']);
    expect(read.texts.map(({ owner, declared }) => [owner, declared])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(errorsOf(sources)).toEqual([expect.stringMatching(message)]);
  }
  expect(readSources([bad]).isEmpty).toBe(true);
});

test('other files of a folder are left out unless their extension or their content is that of a bibliography', () => {
  const inFolder = (name: string, content: Source['content']): Source => ({
    file: `lab/${name}`,
    folder: 'lab',
    content,
  });
  const sources = [
    inFolder('README.md', bytes('# Our papers\n')),
    inFolder('data', new Uint8Array(5000)),
    inFolder('package.json', bytes('{"name": "lab", "title": 1}')),
    inFolder('empty.bib', bytes('')),
    inFolder(
      'broken.json',
      bytes('{"message-type": "work-list", "message": {"items": [{"DOI": "10.1/x", "title": ['),
    ),
    inFolder('gone.md', { message: 'It cannot be read: gone.', advice: 'x' }),
    inFolder('papers.md', good.content),
  ];
  const read = readSources(sources);
  expect(read.leftOut.map(({ file }) => file)).toEqual(['lab/README.md', 'lab/data', 'lab/package.json']);
  const files = [...new Set(errorsOf(sources).map((line) => line.split(':')[0]))];
  expect(files).toEqual(['lab/empty.bib', 'lab/broken.json', 'lab/gone.md']);
  expect(read.isEmpty).toBe(false);
  expect(readSources(sources.slice(0, 1)).isEmpty).toBe(true);
});

test('a bibliography with strings only is used by the others, and is reported if there are no others', () => {
  const strings: Source = { file: 's.bib', folder: '.', content: bytes('@string{joh = {Journal of Herds}}') };
  const user: Source = {
    file: 'u.bib',
    folder: '.',
    content: bytes('@article{a, title = {A Herd}, journal = joh}'),
  };
  expect(errorsOf([strings, user])).toEqual([]);
  expect(readSources([strings, user]).texts[1]?.records[0]?.paper.containerTitle).toBe('Journal of Herds');
  expect(errorsOf([strings])).toEqual(['s.bib: No papers were found in this file.']);
});

test('a response of a service is read in its own format, even with --format for the files', () => {
  const csl: Source = {
    file: 'doi:10.1/x',
    format: 'csl-json',
    content: bytes('{"title": "A Flock", "type": "book"}'),
  };
  const text: Source = { file: 'a.txt', content: bytes(profile('Ada Quill', [{ title: 'A Pack' }])) };
  const { texts } = readSources([csl, text], 'profile');
  expect(texts.flatMap(({ records }) => records.map(({ paper }) => [paper.title, paper.type]))).toEqual([
    ['A Flock', 'book'], ['A Pack', 'article'],
  ]); // prettier-ignore
});

test('the files left out of a folder are one note with their number and the first names', () => {
  const files = Array.from({ length: 7 }, (_, n) => ({ folder: 'lab/', file: `lab/${n}.pdf` }));
  expect(reportLeftOut([...files, { folder: 'b', file: 'b/x/.git' }])).toMatchObject([
    {
      severity: 'note',
      file: 'lab/',
      message: 'Skipped 7 files that are not bibliographies (0.pdf, 1.pdf, 2.pdf, 3.pdf, 4.pdf and 2 more).',
    },
    { severity: 'note', file: 'b', message: 'Skipped 1 file that is not a bibliography (x/.git).' },
  ]);
});
