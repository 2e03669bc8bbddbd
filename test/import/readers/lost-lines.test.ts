import { describe, expect, test } from 'vitest';
import { readProfile } from '../../../src/import/readers/profile/profile.ts';

const first = [
  'LGAug 12, 2022',
  'On Herds',
  '',
  'Ann Lee, Bo Chen et al.',
  '',
  'We study herds of models.',
  '',
];

/** Reads the lines below a good paper. Returns the papers and the error messages. */
function read(lines: readonly string[], { gaps = true } = {}) {
  const all = ['Ada Quill', '', '2 Papers', '', ...first, ...lines];
  const texts = readProfile(all.filter((line) => gaps || line !== '').join('\n'), 'a.txt');
  return {
    papers: texts.flatMap(({ records }) =>
      records.map(({ paper }) => [paper.title, paper.issued, paper.abstract]),
    ),
    errors: texts.flatMap(({ diagnostics }) =>
      diagnostics.flatMap(({ severity, message }) => (severity === 'error' ? message : [])),
    ),
  };
}

const herds = ['On Herds', '2022-08-12', 'We study herds of models.'];

describe('a line without a date above a title loses neither the paper nor the abstract above it', () => {
  test.each(['LGJly 12, 2022', 'LGFeb 30, 2022', 'cs.LGAgu 1, 2022Code', 'LG2022-13-01', 'Jly 12, 2022'])(
    '%s',
    (head) => {
      for (const gaps of [true, false]) {
        const { papers, errors } = read([head, 'On Packs', '', 'Cy Dee', '', 'Packs, too.'], { gaps });
        expect(papers).toEqual([herds, ['On Packs', undefined, 'Packs, too.']]);
        expect(errors).toEqual([`No date found in "${head}" above "On Packs".`]);
      }
    },
  );

  test.each(['LG 12/08/2022', 'Machine Learning 2022', '12.08.2022Code'])(
    '%s, with certain authors below',
    (head) => {
      const { papers } = read([head, 'On Packs', '', 'Cy Dee, Di Foo et al.', '', 'Packs, too.'], {
        gaps: false,
      });
      expect(papers.slice(-1)).toEqual([expect.arrayContaining(['On Packs'])]);
    },
  );
});

describe('a title with authors begins a paper, even without a head line above it', () => {
  test.each(['Are Herds Models?', 'On Packs', '$q$-ary Packs', 'Herds. A History'])('%s', (title) => {
    for (const gaps of [true, false]) {
      const { papers, errors } = read(
        [title, '', 'Cy Dee, Di Foo, Ed Gee et al. · south', '', 'Packs, too.'],
        { gaps },
      );
      expect(papers).toEqual([herds, [title, undefined, 'Packs, too.']]);
      expect(errors).toEqual([`No date found before "${title}".`]);
    }
  });

  test('an abstract with line breaks and citations stays one abstract', () => {
    const { papers, errors } = read([
      'We follow Smith, Doe et al.',
      'Bo Chen, Di Foo et al.',
      'showed it in 2019',
      'and in 20.',
    ]);
    expect(papers).toHaveLength(1);
    expect(errors).toEqual([]);
  });
});

test.each(['3D', 'C++', 'Médecine', 'astro-ph.CO', 'Computer Science', 'Biology & Medicine', 'q-bio'])(
  'the category %s',
  (category) => {
    const [text] = readProfile(
      ['Ada Quill', '', `${category}Jul 4, 2025`, 'On Herds', '', 'Ada Quill', '', 'Herds.'].join('\n'),
      'a.txt',
    );
    expect(text?.records[0]?.paper).toMatchObject({ categories: [category], issued: '2025-07-04' });
  },
);

test('a day before the month is not part of the category', () => {
  const [text] = readProfile(
    ['Ada Quill', '', '12 Jul 2025', 'On Herds', '', 'Ada Quill', '', 'Herds.'].join('\n'),
    'a.txt',
  );
  expect(text?.records[0]?.paper).toMatchObject({ issued: '2025-07-12' });
  expect(text?.records[0]?.paper).not.toHaveProperty('categories');
});

test('a title can end with et al.', () => {
  const [, paper] = read([
    'LGAug 13, 2022',
    'A Reply to Smith et al.',
    '',
    'Cy Dee, Di Foo et al.',
    '',
    'We reply.',
  ]).papers;
  expect(paper).toEqual(['A Reply to Smith et al.', '2022-08-13', 'We reply.']);
});

test('a Chinese abstract below a title without authors is not a list of authors', () => {
  const abstract =
    '“文本情感分析又称为意见挖掘,是基于网络大数据的研究。由于其特殊意义,近年来受到了越来越多的关注。”';
  expect(read(['LGAug 13, 2022', '情感分析', '', abstract]).papers[1]).toEqual([
    '情感分析',
    '2022-08-13',
    abstract,
  ]);
});
