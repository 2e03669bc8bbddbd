import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createReferenceFormatter,
  type ReferenceStyle,
  referenceStyles,
  referenceText,
} from '../../src/export/references.ts';
import { formatName, type Name } from '../../src/model/name.ts';
import type { Paper } from '../../src/model/paper.ts';
import { openKeptValues } from '../../src/files/kept-values.ts';
import { propertyRuns } from '../run-length.ts';
import { anyPapers } from './any-paper.ts';
import { awkwardPapers } from './awkward-papers.ts';

const refer = createReferenceFormatter();
const cite = (paper: Partial<Paper>) => {
  const written = refer({ id: 'folding', type: 'article-journal', title: 'Folding', ...paper });
  const texts = Object.entries(written).map(([style, runs]) => [style, referenceText(runs)]);
  return Object.fromEntries(texts) as Record<ReferenceStyle, string>;
};
const folding: Partial<Paper> = {
  title: 'Tensor Folding for $\\alpha$-Decay',
  author: ['Ada Quill', 'Rob van der Meer', 'Zoë Schütz'],
  issued: '2024-03-05',
  containerTitle: 'Journal of Folded Things',
  volume: '12',
  issue: '3',
  page: '1–9',
  DOI: '10.1234/fold.2024',
};

test.each<[string, Partial<Paper>, string[]]>([
  [
    'an article of a journal',
    folding,
    [
      'Quill, A., van der Meer, R., & Schütz, Z. (2024). Tensor Folding for α-Decay. Journal of Folded Things, 12(3), 1–9. https://doi.org/10.1234/fold.2024',
      'A. Quill, R. van der Meer, and Z. Schütz, “Tensor Folding for α-Decay,” Journal of Folded Things, vol. 12, no. 3, pp. 1–9, Mar. 2024, doi: 10.1234/fold.2024.',
      'Quill, Ada, Rob van der Meer, and Zoë Schütz. 2024. “Tensor Folding for α-Decay.” Journal of Folded Things 12 (3): 1–9. https://doi.org/10.1234/fold.2024.',
    ],
  ],
  [
    'a paper of a conference',
    {
      type: 'paper-conference',
      title: 'Is It Flat?',
      author: ['Ada Quill'],
      issued: '2023',
      containerTitle: 'Proceedings of Folding',
      page: '7',
      publisher: 'Fold Press',
    },
    [
      'Quill, A. (2023). Is It Flat? In Proceedings of Folding (p. 7). Fold Press.',
      'A. Quill, “Is It Flat?,” in Proceedings of Folding, Fold Press, 2023, p. 7.',
      'Quill, Ada. 2023. “Is It Flat?” In Proceedings of Folding. Fold Press.',
    ],
  ],
  [
    'a preprint with authors that its source does not name',
    {
      type: 'article',
      author: ['Ada Quill', 'Li Wei'],
      authorsTruncated: true,
      issued: '2022-08',
      arXiv: '2208.06399',
    },
    [
      'Quill, A., Wei, L. et al. (2022). Folding (arXiv:2208.06399). https://arxiv.org/abs/2208.06399',
      'A. Quill, L. Wei et al., “Folding,” Aug. 2022, arXiv:2208.06399, https://arxiv.org/abs/2208.06399.',
      'Quill, Ada, Li Wei et al. 2022. “Folding.” Preprint. https://arxiv.org/abs/2208.06399.',
    ],
  ],
  [
    'a thesis',
    {
      type: 'thesis',
      author: ['Ada Quill'],
      issued: '2020',
      genre: 'PhD thesis',
      publisher: 'University of Folding',
    },
    [
      'Quill, A. (2020). Folding [PhD thesis, University of Folding].',
      'A. Quill, Folding, PhD thesis, University of Folding, 2020.',
      'Quill, Ada. 2020. “Folding.” PhD thesis, University of Folding.',
    ],
  ],
  ['what says almost nothing', { type: 'document' }, ['Folding. (n.d.).', '“Folding.”', '“Folding.” n.d.']],
  [
    'a book of a Chinese author',
    { type: 'book', title: '深度学习', author: ['李伟'], issued: '2016', publisher: 'MIT Press' },
    [
      '李伟. (2016). 深度学习. MIT Press.',
      '李伟, 深度学习, MIT Press, 2016.',
      '李伟. 2016. 深度学习. MIT Press.',
    ],
  ],
])('cites %s', (_, paper, expected) => {
  const { apa, ieee, chicago } = cite(paper);
  expect([apa, ieee, chicago]).toEqual(expected);
});

test('lists as many authors as each manual requires, for three thousand authors too', () => {
  const author = Array.from({ length: 3303 }, (_, index) => `Given Family${index}`);
  const { apa, ieee, chicago } = cite({ author, issued: '2024' });
  expect(apa).toMatch(/^Family0, G\., .*Family18, G\., … Family3302, G\. \(2024\)/);
  expect(ieee).toMatch(/^G\. Family0 et al\., “/);
  expect(chicago).toMatch(/^Family0, Given, Given Family1, Given Family2, et al\. 2024\./);
});

test('sets the title of the journal in italics', () => {
  const { apa } = refer({ id: 'folding', type: 'article-journal', title: 'Folding', ...folding });
  expect(apa.filter(({ italic }) => italic).map(({ text }) => text)).toEqual([
    'Journal of Folded Things',
    '12',
  ]);
});

test('shows markup in a title as written', () => {
  const title = '<b>Bold</b> <script>alert(1)</script> & <i>a < b</i> &amp; "x"';
  const { apa } = cite({ title });
  expect(apa).toContain('<b>Bold</b> <script>alert(1)</script> & <i>a < b</i>');
});

test.each(['toString', 'constructor', '__proto__', 'hasOwnProperty'])('cites a paper called %s', (title) => {
  const names = { title, author: [title], containerTitle: title };
  expect(cite(names).ieee).toBe(`${title}, “${title},” ${title}.`);
});

test('formats any paper, and keeps nothing for the next one', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((one) => one.trim() !== '');
  const paper = fc.record({
    title: text,
    author: fc.array(text, { minLength: 1, maxLength: 4 }),
    containerTitle: text,
    volume: text,
    page: text,
  });
  fc.assert(
    fc.property(
      paper,
      fc.constantFrom('article', 'paper-conference', 'book', 'thesis', 'article-journal'),
      (fields, type) => {
        const written = Object.values(cite({ ...fields, type: type as Paper['type'] }));
        expect(written).toHaveLength(Object.keys(referenceStyles).length);
        for (const one of written) expect(one.length).toBeGreaterThan(0);
        expect(cite({ type: 'document' }).apa).toBe('Folding. (n.d.).');
      },
    ),
    { numRuns: 60 },
  );
});

test.each([
  [{ family: '李', given: '小龍' }, '李小龍'],
  [{ family: '山田', given: '花子' }, '山田花子'],
  [{ family: '박', given: '지성' }, '박지성'],
  ['山田, 花子', '山田花子'],
] as [Name, string][])(
  'real records 7: every style writes a name in Han, kana or Hangul as lists do: %j',
  (name, shown) => {
    expect(formatName(name)).toBe(shown);
    for (const reference of Object.values(cite({ author: [name], issued: '2024' })))
      expect(reference.startsWith(shown)).toBe(true);
  },
);

describe('real records 18: raised characters and formulas in references', () => {
  test.each([
    ['$U^2$Mamba at 10 $\\mathrm{km\\,s^{-1}}$', 'U²Mamba at 10 km s⁻¹'],
    ['$^{13}\\mathrm{C}$ and $\\mathrm{SO_4^{2-}}$', '¹³C and SO₄²⁻'],
    ['OmniEgo-R², x⁽ⁿ⁾ and Kʰ', 'OmniEgo-R², x⁽ⁿ⁾ and Kʰ'],
    ['LEGO™ and the 1ª and 2º of M\u1d50\u1d49', 'LEGO™ and the 1ª and 2º of M\u1d50\u1d49'],
  ])('%s', (title, expected) => {
    for (const text of Object.values(
      cite({ title, containerTitle: 'Physics² Letters', author: [{ literal: 'Lab²' }] }),
    ))
      for (const part of [expected, 'Physics² Letters', 'Lab²']) expect(text).toContain(part);
  });
});

describe('references that are kept', () => {
  test('are those of a new formatter, in any order of the papers', () => {
    const kept = openKeptValues();
    const keeping = createReferenceFormatter(kept.get);
    fc.assert(
      fc.property(anyPapers, (papers) => {
        for (const paper of papers) {
          const written = keeping(paper);
          expect(keeping({ ...paper })).toBe(written);
          expect(written).toEqual(refer(paper));
        }
      }),
      { numRuns: propertyRuns(10) },
    );
    const backwards = awkwardPapers.toReversed().map((paper) => keeping(paper));
    expect(backwards.toReversed()).toEqual(awkwardPapers.map((paper) => refer(paper)));
  });

  test.each<[string, Partial<Paper>]>([
    ['author', { author: ['Ada Quill', 'Zoë Schütz'] }],
    ['issued', { issued: '2025' }],
    ['code', { type: 'software', code: 'https://codeberg.org/quill/fold' }],
    ['authorsTruncated', { authorsTruncated: true }],
    ['URL', { URL: 'https://example.org/fold' }],
  ])('are made again after a change of %s', (_, change) => {
    const keeping = createReferenceFormatter(openKeptValues().get);
    const paper: Paper = { id: 'folding', type: 'software', title: 'Folding', author: ['Ada Quill'] };
    const before = keeping(paper);
    expect(keeping({ ...paper, ...change })).not.toEqual(before);
    expect(keeping({ ...paper, ...change })).toEqual(refer({ ...paper, ...change }));
    expect(keeping({ ...paper, abstract: 'Long.', note: 'A note.' })).toEqual(before);
  });
});

test('a name is written alike, also after another person with its initials', () => {
  const first = cite({ author: ['Ada Quill', 'Anna Quill', 'A. Quill'], issued: '2024' });
  cite({ author: ['Aaron Quill', 'Ada Maria Quill'] });
  expect(cite({ author: ['Ada Quill', 'Anna Quill', 'A. Quill'], issued: '2024' })).toEqual(first);
  expect(first.apa).toBe('Quill, A., Quill, A., & Quill, A. (2024). Folding.');
});
