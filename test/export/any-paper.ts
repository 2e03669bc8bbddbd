import fc from 'fast-check';
import type { Paper } from '../../src/model/paper.ts';
import { paperTypes } from '../../src/model/paper.ts';

/** Returns a paper with the given fields. The required fields have defaults. */
export function paper(fields: Partial<Paper>): Paper {
  return { id: 'x', title: 'X', type: 'article', ...fields };
}

/** Generates random text with characters that have a special meaning in some format. */
const awkward = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '\\',
        '$',
        '$x_{1}$',
        '$\\{$',
        '%',
        '&',
        '#',
        '_',
        '^',
        '~',
        '"',
        '@article{a,',
        'ER  - ',
        'TY  - JOUR',
        '\r\n',
        '\n\n',
        '\n@book',
        '\u2028',
        '\u0085',
        '\u0000',
        '\ud800',
        ' and ',
        ', ',
        '--',
        "''",
        '\\emph{so}',
        '\\textbf',
        '</script>',
        'BERT',
        'the',
        'Ångström',
        '数学',
        '́',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
/** Generates random text as the data model stores it: trimmed and not empty. */
const text = awkward.map((each) => each.trim()).filter((each) => each !== '');

const name = fc.oneof(
  text,
  fc.constantFrom('Ada Quill', 'A. Quill', 'Rob van der Goot', 'DreamX Team', ':'),
  fc.record({ literal: text }),
  fc.record(
    { family: text, given: text, nonDroppingParticle: text, suffix: text },
    { requiredKeys: ['family'] },
  ),
);

/** Generates random papers of the data model, with awkward values in every field. */
const anyPaper: fc.Arbitrary<Paper> = fc.record(
  {
    id: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/),
    title: fc.oneof(text, fc.constantFrom('Tensor fields', 'Tensor trains')),
    type: fc.constantFrom(...paperTypes),
    author: fc.array(name, { minLength: 1, maxLength: 3 }),
    editor: fc.array(name, { minLength: 1, maxLength: 2 }),
    authorsTruncated: fc.boolean(),
    issued: fc.constantFrom('2024', '2024-07', '2024-07-31', '0987'),
    containerTitle: text,
    collectionTitle: text,
    collectionNumber: text,
    edition: text,
    volume: text,
    issue: text,
    page: fc.oneof(text, fc.constantFrom('1--10', '1–10', 'S1-2–S1-9', 'e12')),
    number: text,
    publisher: text,
    publisherPlace: text,
    eventTitle: text,
    genre: text,
    language: text,
    license: fc.webUrl(),
    categories: fc.array(text, { minLength: 1, maxLength: 2 }),
    keyword: fc.array(text, { minLength: 1, maxLength: 3 }),
    affiliations: fc.array(text, { minLength: 1, maxLength: 2 }),
    DOI: text,
    arXiv: text,
    PMID: text,
    PMCID: text,
    ISBN: text,
    ISSN: text,
    URL: text,
    note: text,
    abstract: text,
  },
  { requiredKeys: ['id', 'title', 'type'] },
);

export const anyPapers = fc.uniqueArray(anyPaper, { selector: ({ id }) => id, maxLength: 6 });
