import { describe, expect, test } from 'vitest';
import { readSources } from '../../../src/import/read-sources.ts';
import { checkContent } from '../../../src/lint/check-content.ts';
import { Content, messagesOf } from '../content.ts';

interface Entry {
  title?: string;
  author?: string[];
  volume?: string;
  issue?: string;
  pages?: string;
  year?: number;
  doi?: string;
}

const formats = {
  'refs.bib': ({
    title,
    author,
    volume,
    issue,
    pages,
    year,
    doi,
  }: Required<Pick<Entry, 'title' | 'author'>> & Entry) =>
    `@article{, title = {${title}}, author = {${author.join(' and ')}}, journal = {Gait}, volume = {${volume ?? ''}}, number = {${issue ?? ''}}, pages = {${pages ?? ''}}, year = {${year ?? 2020}}, doi = {${doi ?? ''}}}`,
  'refs.ris': ({
    title,
    author,
    volume,
    issue,
    pages,
    year,
    doi,
  }: Required<Pick<Entry, 'title' | 'author'>> & Entry) =>
    `TY  - JOUR\nTI  - ${title}\n${author.map((name) => `AU  - ${name}\n`).join('')}JF  - Gait\n${volume ? `VL  - ${volume}\n` : ''}${issue ? `IS  - ${issue}\n` : ''}${pages ? `SP  - ${pages}\n` : ''}PY  - ${year ?? 2020}\n${doi ? `DO  - ${doi}\n` : ''}ER  - \n`,
};

const base = { title: 'How lakes remember the ice', author: ['Quill, Ada', 'Chen, Bo'] };

const pairs: [string, Entry, Entry][] = [
  ['volume and issue', { volume: '1', issue: '2&3' }, { volume: '2', issue: '1' }],
  ['issue', { volume: '4', issue: '1' }, { volume: '4', issue: '2' }],
  ['pages', { pages: '101' }, { pages: '322' }],
  ['year', { year: 2014 }, { year: 2019 }],
  ['volume, with a short title', { title: 'Foldings', volume: '1' }, { title: 'Foldings', volume: '2' }],
  ['volume, with one author shortened', { volume: '1' }, { volume: '2', author: ['Quill, A.', 'Chen, B.'] }],
];

const different: [string, Entry, Entry][] = [
  [
    'a short title that returns',
    { title: 'Annual Report', volume: '1' },
    { title: 'Annual Report', volume: '2' },
  ],
  ['other authors', { volume: '1' }, { volume: '2', author: ['Noor, Mia'] }],
  ['two DOIs', { volume: '1', doi: '10.5555/a' }, { volume: '2', doi: '10.5555/b' }],
  ['a numbered title', { title: 'How lakes remember, part 1' }, { title: 'How lakes remember, part 2' }],
];

describe.each(Object.entries(formats))('real records 9: two entries of %s', (file, format) => {
  const importEntries = (content: Content, ...entries: Entry[]) => {
    const text = entries.map((entry) => format({ ...base, ...entry })).join('\n');
    return content.importTexts(readSources([{ file, content: Buffer.from(text) }]).texts);
  };
  const lint = (content: Content) =>
    checkContent({
      folder: 'content',
      papers: content.papers.map((name) => ({
        id: name.slice('papers/'.length, -'.md'.length),
        file: name,
        text: content.text(name),
      })),
      authors: [],
      news: [],
      pages: [],
      publicFiles: new Set(),
      authorFolderFiles: new Set(),
      paperFiles: new Map(),
      today: '2026-11-23',
    }).filter(({ kind }) => kind === 'same-paper');

  test.each(pairs)('with another %s are reported by import and lint, with both places', (_, one, other) => {
    const together = new Content();
    const messages = messagesOf(importEntries(together, one, other)).join('\n');
    expect(together.papers).toHaveLength(2);
    const [first, second] = file === 'refs.bib' ? [1, 2] : [1, '\\d+'];
    expect(messages).toMatch(
      new RegExp(
        `^note ${file}:(?:${first}|${second}): "[^"]+" and "[^"]+" \\(${file}:\\d+\\) have the same title`,
        'mu',
      ),
    );
    const [found] = lint(together);
    expect(found?.file).toBe(together.papers[1]);
    expect(found?.message).toContain(`(${together.papers[0]}) have the same title.`);
    // Imported one after the other, the message names the file.
    const later = new Content();
    importEntries(later, one);
    const plan = later.importTexts(
      readSources([{ file: `new-${file}`, content: Buffer.from(format({ ...base, ...other })) }]).texts,
    );
    expect(later.papers).toHaveLength(2);
    expect(messagesOf(plan).join('\n')).toMatch(
      new RegExp(`^note new-${file}:1: "[^"]+" may be the same paper as papers/[a-z-]+\\.md\\.`, 'mu'),
    );
  });

  test.each(different)('with %s are two papers without a message', (_, one, other) => {
    const content = new Content();
    const messages = messagesOf(importEntries(content, one, other)).join('\n');
    expect(content.papers).toHaveLength(2);
    expect(messages).not.toMatch(/same (?:title|paper)/);
    expect(lint(content)).toEqual([]);
  });
});
