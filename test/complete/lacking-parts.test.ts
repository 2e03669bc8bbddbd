import { expect, test } from 'vitest';
import { fieldsOfParts, lackingParts } from '../../src/complete/lacking-parts.ts';
import type { Paper } from '../../src/model/paper.ts';

const article: Omit<Paper, 'id'> = {
  title: 'On Herds',
  type: 'article-journal',
  author: ['Ada Quill'],
  issued: '2023',
  containerTitle: 'Journal of Herds',
  DOI: '10.5555/herds',
  links: { pdf: 'https://press.example.org/herds.pdf' },
};

test.each<[string, Partial<Paper>, string[]]>([
  ['a complete article', {}, []],
  ['no DOI', { DOI: undefined }, ['identifiers']],
  [
    'only the DOI of a preprint',
    { DOI: '10.48550/arXiv.2301.00001', containerTitle: undefined, type: 'article' },
    ['identifiers'],
  ],
  [
    'a preprint whose publication is among the versions',
    {
      DOI: undefined,
      type: 'article',
      containerTitle: undefined,
      versions: [
        { type: 'article', arXiv: '2301.00001' },
        { type: 'article-journal', containerTitle: 'Journal of Herds', DOI: '10.5555/herds' },
      ],
    },
    [],
  ],
  ['"et al."', { authorsTruncated: true }, ['authors']],
  ['no authors', { author: undefined }, ['authors']],
  ['nothing to read', { links: { slides: 'https://example.org/slides.pdf' } }, ['links']],
  ['an arXiv number instead of a PDF', { links: undefined, arXiv: '2301.00001' }, []],
  ['no date', { issued: undefined }, ['details']],
  ['no venue', { containerTitle: undefined }, ['details']],
  [
    'a publisher instead of a venue',
    { containerTitle: undefined, type: 'book', publisher: 'Example Press' },
    [],
  ],
])('a paper with %s', (_, values, expected) => {
  expect(lackingParts({ ...article, ...values }, false)).toEqual(expected);
});

test('a missing abstract counts only if the site takes abstracts', () => {
  expect(lackingParts(article, true)).toEqual(['details']);
  expect(lackingParts({ ...article, abstract: 'We count.' }, true)).toEqual([]);
});

test('a DOI is only taken together with the other values of its version', () => {
  expect(fieldsOfParts(['identifiers', 'authors', 'links', 'details'])).toBeUndefined();
  const identifiers = fieldsOfParts(['identifiers']) ?? new Set();
  for (const field of ['DOI', 'type', 'issued', 'containerTitle']) expect(identifiers).toContain(field);
  expect([...(fieldsOfParts(['links']) ?? [])]).toEqual(['links', 'code']);
});
