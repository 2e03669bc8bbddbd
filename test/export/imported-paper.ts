import fc from 'fast-check';
import type { Name } from '../../src/model/name.ts';
import { type Paper, paperTypes } from '../../src/model/paper.ts';

/**
 * Words and characters that have a special meaning in some format. They are written as an import stores them: TeX only
 * in formulas.
 */
const words = fc.constantFrom(
  'tensors', 'of', 'the', 'BERT', 'iPhone', 'A', 'Ångström', 'naïve', 'Erdős', '数学', 'Θεωρία', 'شبكة', '🙂', 'C#', 'R&D', '50%', 'a_b', '~x',
  'x^2', '{curly}', 'back\\slash', '"quoted"', "don't", "''", '—', '10–20', '--flag', '<think>', '#1', '@book{a,', 'and', 'others', 'a=b', '\\$10',
  '$x_{1}^2$', '$\\alpha\\le\\beta$', '$4^{\\textrm{ème}}$', 'NO$_2$', 'ER -', 'TY - JOUR', '(2024)', '[1]', 'a/b', '100,000', ';', ':', '?', '!',
); // prettier-ignore

/**
 * Generates a line of text. The line begins with a letter, because no source has a value that is only a punctuation
 * mark.
 */
const line = fc
  .tuple(fc.constantFrom('On', 'Über', '深層', 'tensors', 'GPT-4'), fc.array(words, { maxLength: 6 }))
  .map(([first, rest]) => [first, ...rest].join(' '));

/** Generates a line of plain words, for fields in which sources do not write TeX. */
const plain = fc
  .array(
    fc.constantFrom(
      'Annals',
      'of',
      'R&D',
      'Zürich',
      'C#',
      '数学',
      'Springer',
      '(Basel)',
      'Naturwissenschaften',
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(' '));

const family = fc.constantFrom(
  'Quill',
  'García Márquez',
  'O’Neill',
  'Ångström',
  'Müller-Lüdenscheidt',
  '王',
  'Đặng',
  'Ó Súilleabháin',
);
const given = fc.constantFrom('Ada', 'A. B.', 'Jean-Luc', 'X.-Y.', '小明', 'María José', 'Þór');

/** Generates names in every form that the import readers return. */
const name: fc.Arbitrary<Name> = fc.oneof(
  fc.constantFrom('Ada Quill', 'Rob van der Goot', 'Hal Daumé III', 'Mausam', '王小明', 'José Ortega y Gasset', 'Barbara Di Eugenio'),
  fc.constantFrom('DreamX Team', 'The R&D Consortium', 'Barnes and Noble', 'ÖBB').map((literal) => ({ literal })),
  fc.record(
    {
      family,
      given,
      nonDroppingParticle: fc.constantFrom('van der', 'de la', 'von'),
      suffix: fc.constantFrom('Jr.', 'III'),
      ORCID: fc.constantFrom('0000-0002-1825-0097', '0000-0001-5109-3700'),
    },
    { requiredKeys: ['family', 'given'] },
  ),
); // prettier-ignore

const names = fc.oneof(
  fc.array(name, { minLength: 1, maxLength: 4 }),
  fc.constant(Array.from({ length: 300 }, (_, index): Name => `Ada${index} Quill`)),
);

/** Generates papers as an import stores them. Some values are hard to express in some format. */
export const importedPaper: fc.Arbitrary<Paper> = fc
  .record(
    {
      id: fc.constant('x'),
      title: line,
      type: fc.constantFrom(...paperTypes),
      author: names,
      authorsTruncated: fc.constant(true),
      editor: fc.array(name, { minLength: 1, maxLength: 2 }),
      issued: fc.constantFrom('2024', '2024-07', '2024-07-31', '1887-01'),
      containerTitle: plain,
      collectionTitle: plain,
      collectionNumber: fc.constantFrom('12', 'B-3'),
      edition: fc.constantFrom('2', 'Second'),
      volume: fc.constantFrom('12', 'A-4'),
      issue: fc.constantFrom('3', '3–4', 'S1'),
      page: fc.constantFrom('1–10', 'S12–S18', 'e1002'),
      number: fc.constantFrom('TR-12', '7'),
      publisher: plain,
      publisherPlace: plain,
      eventTitle: plain,
      genre: fc.constantFrom('PhD thesis', "Master's thesis", 'Technical report', 'Habilitation'),
      language: fc.constantFrom('en', 'de', 'pt-BR', 'zh'),
      categories: fc.constantFrom<string[]>(['cs.LG'], ['math.CO', 'cs.DM']),
      keyword: fc.uniqueArray(fc.constantFrom('rank', 'tensors, symmetric', 'C#', '$p$-adic', 'α; β', '数学', 'R&D'), { minLength: 1, maxLength: 3 }),
      affiliations: fc.uniqueArray(plain, { minLength: 1, maxLength: 2 }),
      DOI: fc.constantFrom('10.5555/a_b(1)<2>', '10.5555/x%23y', '10.1002/(SICI)1097<1::AID>3.0.CO;2-#'),
      arXiv: fc.constantFrom('2407.21783', 'math/0309136'),
      PMID: fc.constant('25992719'),
      PMCID: fc.constant('PMC1234567'),
      ISBN: fc.constant('978-3-16-148410-0'),
      ISSN: fc.constant('2050-084X'),
      URL: fc.constantFrom('https://a.example/x_y?p=50%25&q=1#z', 'https://a.example/~ada/'),
      license: fc.constant('https://creativecommons.org/licenses/by/4.0/'),
      code: fc.constantFrom(true as const, 'https://github.com/quill/tensors'),
      note: plain,
      versions: fc.constant<Paper['versions']>([
        { type: 'article', issued: '2023', arXiv: '2301.00001' },
        { type: 'article-journal', issued: '2024', containerTitle: 'Annals', DOI: '10.5555/v2' },
      ]),
      abstract: fc.array(line, { minLength: 1, maxLength: 3 }).map((paragraphs) => paragraphs.join('\n\n')),
    },
    { requiredKeys: ['id', 'title', 'type'] },
  )
  .map(({ authorsTruncated, ...paper }) => ({ ...paper, ...(paper.author && authorsTruncated && { authorsTruncated }) })); // prettier-ignore
