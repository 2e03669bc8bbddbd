import { describe, expect, test } from 'vitest';
import type { FormatName } from '../../../src/import/formats.ts';
import { readInFormat } from '../../../src/import/formats.ts';
import { hashValue } from '../../../src/import/merge/baseline.ts';
import { Content } from '../content.ts';

const doi = '10.1234/x';
const list = {
  name: 'cv.txt',
  format: 'references',
  text: `Publications\n\nQuill A, Chen B. Origami. Folding for all. 2020. https://doi.org/${doi}\n`,
} as const;
const bibliography = {
  name: 'lab.bib',
  format: 'bibtex',
  text: `@article{x, title = {Origami}, author = {Quill, Ada and Chen, Bo}, journal = {Folding for all}, year = 2020, doi = {${doi}}}`,
} as const;
const csl = {
  name: 'lab.json',
  format: 'csl-json',
  text: JSON.stringify([{ type: 'article-journal', title: 'Origami', author: [{ family: 'Quill', given: 'Ada' }, { family: 'Chen', given: 'Bo' }], issued: { 'date-parts': [[2020]] }, DOI: doi }]),
} as const; // prettier-ignore

interface Source {
  name: string;
  format: FormatName;
  text: string;
}

function importAll(content: Content, ...sources: readonly Source[]) {
  return content.importTexts(sources.flatMap(({ name, format, text }) => readInFormat(text, name, format)));
}

const titleOf = (content: Content) =>
  [...content.files].flatMap(([file, text]) =>
    file.startsWith('papers/') ? (/^title: (.*)$/mu.exec(text)?.[1] ?? '') : [],
  );

describe('a title that the reader could only guess', () => {
  test('is written, reported with its line, and noted in imported.jsonl', () => {
    const content = new Content();
    const [read] = readInFormat(list.text, 'cv.txt', 'references');
    expect(read?.records[0]).toMatchObject({
      uncertain: ['title'],
      paper: { title: 'Origami. Folding for all' },
    });
    expect(read?.diagnostics).toMatchObject([
      {
        severity: 'warning',
        line: 3,
        message: expect.stringContaining('"Origami. Folding for all"') as string,
      },
    ]);
    importAll(content, list);
    expect(titleOf(content)).toEqual(['Origami. Folding for all']);
    expect(content.text('imported.jsonl')).toContain(`"uncertain":"${hashValue('title')}"`);
  });

  test.each<[string, Source, Source]>([
    ['BibTeX', list, bibliography],
    ['CSL-JSON', list, csl],
    ['BibTeX, which is first', bibliography, list],
    ['CSL-JSON, which is first', csl, list],
  ])('is replaced by the title of %s, in one import and in two', (_, first, second) => {
    const together = new Content();
    importAll(together, first, second);
    expect(titleOf(together)).toEqual(['Origami']);
    const apart = new Content();
    importAll(apart, first);
    importAll(apart, second);
    expect(titleOf(apart)).toEqual(['Origami']);
    // Importing both again changes nothing.
    expect(importAll(apart, first, second).writes).toEqual([]);
  });

  test('never replaces a title that was edited by hand', () => {
    const content = new Content();
    importAll(content, list);
    const [file = ''] = [...content.files.keys()].filter((name) => name.startsWith('papers/'));
    content.edit(file, 'Origami. Folding for all', 'Origami for Everyone');
    importAll(content, list, bibliography);
    expect(titleOf(content)).toEqual(['Origami for Everyone']);
  });

  test('a title in quotation marks, and one with a clear container, are not uncertain', () => {
    for (const reference of [
      'A. Quill, “Origami. Folding for all,” Journal of Folds, vol. 3, 2020.',
      'Quill, A. (2020). Origami: Folding for all. Journal of Folds, 3(1), 1–9.',
    ])
      expect(
        readInFormat(`${reference}\n`, 'cv.txt', 'references')[0]?.records[0]?.uncertain,
      ).toBeUndefined();
  });
});
