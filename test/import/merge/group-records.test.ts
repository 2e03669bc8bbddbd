import { describe, expect, test } from 'vitest';
import { Content, messagesOf } from '../content.ts';
import { article, imported, source, type Values } from '../source-texts.ts';

/** Returns the number of files for two records of one source. */
function countFiles(a: Values, b: Values): number {
  const content = new Content();
  content.importTexts([source('a.bib', a, b)]);
  return content.papers.length;
}

describe('records of the same or similar papers', () => {
  test.each<[string, Values, Values]>([
    [
      'the same DOI in another case',
      { ...article, DOI: '10.5555/MAP.1' },
      { ...article, title: 'Folding Maps, Revised', DOI: '10.5555/map.1' },
    ],
    [
      'the same arXiv id and another title',
      { ...article, arXiv: '2401.00001' },
      { ...article, title: 'How to Fold', arXiv: '2401.00001' },
    ],
    [
      'an arXiv id and the DOI for it',
      { ...article, arXiv: '2401.00001' },
      { ...article, title: 'How to Fold', DOI: '10.48550/arXiv.2401.00001' },
    ],
    ['the same title with another case and punctuation', article, { ...article, title: 'FOLDING: maps' }],
    ['the first page and the range of pages', { ...article, page: '310' }, { ...article, page: '310–324' }],
    ['`Vol. 12` and `12`', { ...article, volume: 'Vol. 12' }, { ...article, volume: '12' }],
    ['dates 1 year apart', { ...article, issued: '2019-12' }, { ...article, issued: '2020-02' }],
  ])('are one paper if they have %s', (_, a, b) => {
    expect(countFiles(a, b)).toBe(1);
  });

  test.each<[string, Values, Values]>([
    ['different DOIs', { ...article, DOI: '10.5555/map.1' }, { ...article, DOI: '10.5555/map.2' }],
    [
      'different volumes and a title that recurs',
      { ...article, title: 'Editorial', volume: '1' },
      { ...article, title: 'Editorial', volume: '2' },
    ],
    [
      'dates far apart and a title that recurs',
      { ...article, title: 'Annual Report', issued: '2010' },
      { ...article, title: 'Annual Report', issued: '2020' },
    ],
    ['different authors', article, { ...article, author: ['Eve Fox'] }],
    [
      'different arXiv ids, and one is published',
      { ...article, arXiv: '2401.00001' },
      { ...article, type: 'article', arXiv: '2401.00002' },
    ],
  ])('are two papers without a message if they have %s', (_, a, b) => {
    const content = new Content();
    expect(messagesOf(content.importTexts([source('a.bib', a, b)]))).toEqual([]);
    expect(content.papers).toHaveLength(2);
  });

  test.each<[string, Values, Values]>([
    [
      'the same DOI, but different titles and authors',
      { ...article, DOI: '10.5555/1' },
      { title: 'Bees', author: ['Eve Fox'], DOI: '10.5555/1' },
    ],
    [
      'the DOI of their book, but different titles and pages',
      { ...article, DOI: '10.5555/1', page: '1–9' },
      { ...article, title: 'Bees', DOI: '10.5555/1', page: '10–20' },
    ],
    [
      'the same title and authors, but different volumes',
      { ...article, volume: '1' },
      { ...article, volume: '2' },
    ],
    [
      'the same title and authors, but different issues of the same volume',
      { ...article, volume: '1', issue: '1' },
      { ...article, volume: '1', issue: '2' },
    ],
    [
      'the same title and authors, but different pages',
      { ...article, page: '3–4' },
      { ...article, page: '30–31' },
    ],
    [
      'the same title and authors, but dates far apart',
      { ...article, issued: '2010' },
      { ...article, issued: '2020' },
    ],
    [
      'the same title, but one is a thesis',
      { ...article, issued: '2020' },
      { ...article, type: 'thesis', issued: '2020' },
    ],
    [
      'the same title, but the preprint is 10 years older',
      { ...article, type: 'article', issued: '2005' },
      { ...article, issued: '2015' },
    ],
    [
      'the same title, but one is a conference paper of the year before',
      { ...article, type: 'paper-conference', containerTitle: 'MAPS', issued: '2019' },
      { ...article, containerTitle: 'Journal of Maps', issued: '2020' },
    ],
  ])('are both kept with a message that names both if they have %s', (_, a, b) => {
    const content = new Content();
    const plan = content.importTexts([source('a.bib', a), source('b.bib', b)]);
    expect(content.papers).toHaveLength(2);
    expect(messagesOf(plan)).toEqual([
      expect.stringMatching(/^note b\.bib:1: .*a\.bib:1.* They may be the same paper\. Both were kept\./),
    ]);
    expect(messagesOf(content.importTexts([source('a.bib', a), source('b.bib', b)]))).toHaveLength(1);
    // Imported one after the other, the message names the file.
    const later = imported(source('a.bib', a));
    expect(messagesOf(later.importTexts([source('b.bib', b)]))).toEqual([
      expect.stringMatching(
        /^note b\.bib:1: .*may be the same paper as papers\/folding-maps\.md\. Both were kept\./,
      ),
    ]);
    expect(later.papers).toHaveLength(2);
  });

  test('are one paper if a third record has the identifiers of both', () => {
    const content = new Content();
    content.importTexts([
      source('a.bib', { title: 'Old Name', arXiv: '2401.00001', author: ['Ada Quill'] }),
      source('b.bib', { ...article, DOI: '10.5555/map.1' }),
      source('c.bib', { ...article, DOI: '10.5555/map.1', arXiv: '2401.00001' }),
    ]);
    expect(content.papers).toHaveLength(1);
  });
});
