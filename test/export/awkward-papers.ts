import type { Name } from '../../src/model/name.ts';
import { toId } from '../../src/model/id.ts';
import { type Paper, paperTypes } from '../../src/model/paper.ts';

const words = 'A survey of what is folded, by whom and why: 100% of C# & R_D in $O(n^2)$ time. '.split(' ');

/** A title of more than 800 characters. */
const longTitle = Array.from({ length: 180 }, (_, index) => words[index % words.length]).join(' ');

/** More authors than any citation style lists. */
const crowd = Array.from({ length: 1200 }, (_, index): Name => `Ada${index} Quill${index}`);

/** Names of every kind that a lab may write. */
const people: Record<string, Name[]> = {
  groups: [
    'DreamX Team',
    { literal: 'Barnes and Noble, Inc.' },
    { literal: 'The R&D {Consortium}' },
    'ÖBB',
    'Ada Quill',
  ],
  mononyms: ['Mausam', 'Elle', { family: 'Plato' }, { literal: 'others' }],
  particles: [
    { family: 'Goot', given: 'Rob', nonDroppingParticle: 'van der' },
    'Ludwig van Beethoven',
    { family: 'de la Cruz', given: 'Ana' },
    'Barbara Di Eugenio',
    'José Ortega y Gasset',
  ],
  suffixes: [
    { family: 'Naval', given: 'Prospero C.', suffix: 'Jr.' },
    'Hal Daumé III',
    { family: 'Born', given: 'Max', nonDroppingParticle: 'von', suffix: 'Sr.' },
  ],
  signs: [
    { family: 'Black and White', given: 'Bo' },
    { family: 'Tables', given: 'Robert, "Bobby"' },
    'Amp & Sand',
    { family: 'Per_cent', given: '100%' },
    { family: 'Brace{', given: 'Lone' },
    'Patrick O’Neill',
    'ada@example.org',
    ':',
  ],
  scripts: [
    '王小明',
    { family: 'Nguyễn', given: 'Văn Anh' },
    'Лев Толстой',
    'محمد الخوارزمي',
    'Θαλής Μιλήσιος',
    '김민수',
  ],
};

/** Titles of every kind. */
const titles = [
  'Über das Maß: naïve Þættir in Łódź',
  '100% of C# & R_D cost $5 ~ 2^3 \\ {braces} #1 <b>bold</b>',
  'Unbalanced $x and {y',
  'Unbalanced y} and z$',
  'On $\\alpha$-Decay in $\\mathbb{R}^{d}$ and NO$_2$',
  'שלום עולם: מאמר על קיפול',
  'شبكة الطي العصبية',
  '深度学习：折叠张量 (Deep Folding)',
  '折り紙のテンソル',
  '딥러닝 텐서 접기',
  'Теория складывания',
  '🙂 Emoji 👩‍🔬 in a title 🧪',
  'Control\u0000 characters\u0007 and\u200b zero\u00ad widths',
  'WHY ALL CAPITALS',
  'no capitals at all',
  '"Quoted" — “curly” and `ticked\' titles',
  '@article{fake, title = {Fake}}',
  'ER  - ',
  '<think> as a Title',
  'The',
  '?',
  '2024',
  'Not \\emph{so} \\textbf{GPT} \\unknown{macro}',
  longTitle,
];

/** A value for every key of a paper. The values contain characters that have a special meaning in some format. */
const everything: Omit<Paper, 'id' | 'title' | 'type'> = {
  author: ['Ada Quill', { family: 'Goot', given: 'Rob', nonDroppingParticle: 'van der' }],
  editor: ['Zoë Schütz', { family: 'Naval', given: 'P.', suffix: 'Jr.' }, 'Fold & Sons Ltd.'],
  issued: '2024-07-31',
  containerTitle: 'Annals of R&D: 100% {Folds}',
  collectionTitle: 'Notes on R&D',
  collectionNumber: 'B-3',
  edition: '2',
  volume: '12',
  issue: '3–4',
  page: 'S12–S18',
  number: 'TR_12',
  publisher: 'Fold & Sons, Inc.',
  publisherPlace: 'Zürich',
  eventTitle: 'The 5th Workshop on R&D',
  genre: 'PhD thesis',
  language: 'en',
  keyword: ['C#', 'tensors, symmetric', '$p$-adic'],
  DOI: '10.1002/(SICI)1097<1::AID>3.0.CO;2-#',
  arXiv: '2407.21783',
  PMID: '25992719',
  PMCID: 'PMC1234567',
  ISBN: '978-3-16-148410-0',
  ISSN: '2050-084X',
  URL: 'https://a.example/x_y?p=50%25&q={1}#z',
  note: 'A note with 5% & more, and a {brace}.',
  abstract:
    'First, 50% of {it}.\n\n@book is no entry.\n\nER  - \n\nText with $x_{1}$, \\alpha, \u0007 and $ alone.',
};

const dates = ['2024', '2024-02', '2024-02-29', '0987', '1887-01'];

const plain = (title: string, more: Partial<Paper> = {}): Omit<Paper, 'id'> => ({
  title,
  type: 'article-journal',
  containerTitle: 'Annals',
  author: ['Ada Quill'],
  issued: '2024',
  ...more,
});

/** Papers with awkward names, titles and dates, and with every key in every type. */
export const awkwardPapers: Paper[] = [
  ...Object.entries(people).map(([kind, author]) => plain(`Names: ${kind}`, { author })),
  plain('Names: a crowd', { author: crowd }),
  plain('Names: some of a crowd', { author: crowd.slice(0, 3), authorsTruncated: true }),
  ...titles.map((title) => plain(title)),
  ...dates.map((issued) => plain('Dated', { issued })),
  ...paperTypes.map((type) => plain(`Everything as ${type}`, { ...everything, type })),
  // Papers with only the required title.
  ...paperTypes.map((type): Omit<Paper, 'id'> => ({ title: `Nothing as ${type}`, type })),
  plain('Pages of a preprint', { type: 'article', arXiv: '2407.00001', volume: '3', page: '1–9' }),
  ...['Master’s thesis', 'Habilitation'].map((genre) =>
    plain(genre, { type: 'thesis', genre, publisher: 'ETH' }),
  ),
].map((paper, index) => ({
  ...paper,
  id: `${toId(paper.title, 'paper')}-${index}`.slice(-90).replace(/^-+/u, ''),
}));
