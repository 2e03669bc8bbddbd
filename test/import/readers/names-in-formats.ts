import { type FormatName, readTexts } from '../../../src/import/formats.ts';
import type { ReadResult } from '../../../src/import/readers/record.ts';

type SourcePaper = ReadResult['records'][number]['paper'];

/** A record that was read, with the messages about it. */
export interface ReadNames extends Pick<
  SourcePaper,
  'author' | 'editor' | 'equalContribution' | 'corresponding' | 'other'
> {
  messages: string[];
}

/** Functions that write a record with the given authors, one text per author field, in formats whose names are texts. */
const records = {
  bibtex: (authors, more = '') =>
    `@article{k,\n  title = {T},\n  author = {${authors.join(' and ')}},\n${more}}\n`,
  ris: (authors, more = '') =>
    `TY  - JOUR\nTI  - T\n${authors.map((author) => `AU  - ${author}\n`).join('')}${more}ER  - \n`,
  enw: (authors, more = '') =>
    `%0 Journal Article\n%T T\n${authors.map((author) => `%A ${author}\n`).join('')}${more}`,
  nbib: (authors, more = '') =>
    `PMID- 1\nTI  - T\n${authors.map((author) => `FAU - ${author}\n`).join('')}${more}`,
  arxiv: (authors) =>
    `<feed><entry><id>http://arxiv.org/abs/2401.00001</id><title>T</title>${authors.map((author) => `<author><name>${author}</name></author>`).join('')}<published>2024-01-01</published></entry></feed>`,
  profile: (authors) =>
    `Ada Quill\n\nLG\n1papers\n\n1 Papers\n\nLGMar 5, 2024\nTensor Folding\n\n${authors.join(', ')} · north-lab\n\nWe fold.\n`,
  'semantic-scholar': (authors) =>
    JSON.stringify([{ paperId: 'x', title: 'T', authors: authors.map((name) => ({ name })) }]),
  openalex: (authors) =>
    JSON.stringify([
      {
        id: 'https://openalex.org/W1',
        type: 'article',
        title: 'T',
        authorships: authors.map((name) => ({ author: { display_name: name } })),
      },
    ]),
  'json-lines': (authors) => JSON.stringify({ title: 'T', author: authors }),
} as const satisfies Partial<Record<FormatName, (authors: readonly string[], more?: string) => string>>;

/** Reads a record with these authors in a format whose names are texts. */
export function readNamesIn(format: keyof typeof records, authors: readonly string[], more = ''): ReadNames {
  return readOne(records[format](authors, more), format);
}

/** Reads a record of CSL-JSON with these authors. */
export function readCslNames(author: readonly object[], more: object = {}): ReadNames {
  return readOne(
    JSON.stringify([{ id: 'x', type: 'article-journal', title: 'T', author, ...more }]),
    'csl-json',
  );
}

function readOne(text: string, format: FormatName): ReadNames {
  const [result] = readTexts([{ text, file: 'input' }], format)[0] ?? [];
  const { author, editor, equalContribution, corresponding, other } = result?.records[0]?.paper ?? {};
  const messages = (result?.diagnostics ?? []).map(({ message }) => message);
  return {
    ...(author && { author }),
    ...(editor && { editor }),
    ...(equalContribution && { equalContribution }),
    ...(corresponding && { corresponding }),
    ...(other && { other }),
    messages,
  };
}
