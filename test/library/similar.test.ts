import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../src/library/library.ts';
import { createPageKeys } from '../../src/library/page-key.ts';
import type { ShownPaper } from '../../src/library/shown-paper.ts';
import { similarPapers } from '../../src/library/similar.ts';
import { shownPaper } from './sample-papers.ts';

/** Titles of one topic each, in several languages and scripts. */
const topics = {
  bees: 'Navigation of honey bees by polarised light of the sky',
  bees2: 'Polarised light and the navigation of desert bees',
  glass: 'Cooling rates and fracture of silicate glass',
  glass2: 'Fracture toughness of silicate glass after slow cooling',
  latin: 'Metre and rhyme in late Latin hymns',
  // The name of the first paper of the list is the only thing that these two have in common.
  sky: 'Polarised: a library for sorting large tables',
};

const more: Record<string, readonly [string, string]> = {
  Chinese: ['蜜蜂利用天空偏振光的导航', '沙漠蜜蜂利用天空偏振光的导航记忆'],
  Japanese: ['ミツバチの偏光による航法の研究', '砂漠のミツバチにおける偏光航法'],
  Arabic: ['ملاحة نحل العسل بالضوء المستقطب', 'نحل الصحراء وملاحة العسل بالضوء المستقطب'],
  Russian: [
    'Навигация медоносных пчёл в поляризованном свете',
    'Навигация диких пчёл в поляризованном свете неба',
  ],
  Thai: ['การนำทางของผึ้งด้วยแสงโพลาไรซ์', 'แสงโพลาไรซ์และการนำทางของผึ้งทะเลทราย'],
  German: [
    'Die Navigation der Honigbienen im Licht des Himmels',
    'Das Licht des Himmels und die Navigation der Bienen',
  ],
};

const paper = (id: string, plainTitle: string, change: Partial<ShownPaper> = {}) =>
  shownPaper(id, [id], { title: plainTitle, titleHtml: plainTitle, plainTitle, ...change });

const english = Object.entries(topics).map(([id, title]) => paper(id, title));
const idsOf = (papers: readonly ShownPaper[], id: string) =>
  similarPapers(papers)(papers.find((one) => one.id === id)!).map((found) => found.paper.id);

describe('similar papers', () => {
  test('are about the same topic', () => {
    expect(idsOf(english, 'bees')).toEqual(['bees2']);
    expect(idsOf(english, 'glass2')).toEqual(['glass']);
    expect(idsOf(english, 'latin')).toEqual([]);
  });

  test('are not found by one or two rare words alone', () => {
    expect(idsOf(english, 'sky')).toEqual([]);
    const titles = { a: 'Semi-supervised question answering', b: 'Semi-supervised clustering' };
    const papers = Object.entries(titles).map(([id, title]) => paper(id, title));
    expect(idsOf([...english, ...papers], 'a')).toEqual([]);
  });

  test.each(Object.entries(more))('are found in %s', (_, [title, other]) => {
    const papers = [...english, paper('title', title), paper('other', other)];
    expect(idsOf(papers, 'title')).toEqual(['other']);
    expect(idsOf(papers, 'other')).toEqual(['title']);
  });

  test('are not found by the words of grammar of a language that few papers have', () => {
    const papers = [
      ...Array.from({ length: 40 }, (_, index) =>
        paper(`en-${index}`, `The mites of the island of ${index}a ${index}b`),
      ),
      paper('un', 'Les abeilles', {
        abstract:
          'Dans cette étude, nous montrons que les abeilles sont sensibles à la lumière du ciel et aux ombres.',
      }),
      paper('deux', 'Le verre', {
        abstract:
          'Dans cette thèse, nous montrons que le verre et les vitres sont formés par la pression du sable et aux fours.',
      }),
      paper('trois', 'La poésie', {
        abstract:
          'Dans cette note, nous étudions les hymnes et la rime qui sont dans les livres du moyen âge et aux marges.',
      }),
    ];
    for (const id of ['un', 'deux', 'trois']) expect(idsOf(papers, id), id).toEqual([]);
  });

  test('are found by abstracts too, with formulas and markup left out', () => {
    const about = (words: string) => ({ abstract: `We study $\\mathcal{F}_{\\alpha}$ ${words}.` });
    const papers = [
      paper('a', 'A first note', about('tectonic drift of volcanic islands')),
      paper('b', 'Another remark', about('volcanic islands and their tectonic drift')),
      paper('c', 'Third report', about('the taxation of medieval salt')),
    ];
    expect(idsOf(papers, 'a')).toEqual(['b']);
    expect(idsOf(papers, 'c')).toEqual([]);
  });

  test('are never papers that were retracted or withdrawn', () => {
    const retracted = english.map((one) =>
      one.id === 'bees2' ? { ...one, updates: [{ type: 'retraction' as const }] } : one,
    );
    expect(idsOf(retracted, 'bees')).toEqual([]);
    expect(idsOf(retracted, 'bees2')).toEqual(['bees']);
  });

  test('are at most 4, the most similar first, the same whatever the order of the files', () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      paper(`p${index}`, `Polarised light and bees of the ${'desert '.repeat(index % 3)} number${index}`, {
        issued: '2020',
      }),
    );
    const others = Array.from({ length: 12 }, (_, index) =>
      paper(`o${index}`, `Grammar${index} of verb${index}`),
    );
    const all = [...many, ...english, ...others];
    const found = similarPapers(all)(all[0]!);
    expect(found).toHaveLength(4);
    const likenesses = found.map(({ likeness }) => likeness);
    expect(likenesses).toEqual([...likenesses].sort((a, b) => b - a));
    const lists = (papers: readonly ShownPaper[]) => {
      const library = createLibrary(papers, []);
      return library.papers.map((one) => [one.id, library.similar(one).map(({ id }) => id)]);
    };
    expect(lists([...all].reverse())).toEqual(lists(all));
  });

  test('never contain the paper itself, a paper twice, or a paper that is listed as one by the same authors', () => {
    const words = fc.array(
      fc.constantFrom('bee', 'light', 'glass', '光', 'свет', 'the', 'constructor', '__proto__', '7'),
      { minLength: 1, maxLength: 8 },
    );
    const any = fc.record({ title: words, author: fc.constantFrom('Ann', 'Bo', 'Cy') });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (papers) => {
        const library = createLibrary(
          papers.map(({ title, author }, index) => ({
            ...paper(`p${index}`, title.join(' ')),
            author: [author],
          })),
          [],
        );
        for (const one of library.papers) {
          const listed = [...library.similar(one), ...library.related(one)];
          expect(listed).not.toContain(one);
          expect(new Set(listed).size).toBe(listed.length);
        }
      }),
    );
  });
});

describe('the key of the page of a paper', () => {
  const keyOf = (papers: readonly ShownPaper[], id: string) => {
    const library = createLibrary(papers, []);
    return createPageKeys(library, 'site').paper(library.papers.find((one) => one.id === id)!);
  };

  test('changes with the facts about a similar paper, and with the list of similar papers', () => {
    const before = keyOf(english, 'bees');
    const dated = english.map((one) =>
      one.id === 'bees2' ? { ...one, license: 'https://example.org/terms' } : one,
    );
    expect(keyOf(dated, 'bees')).not.toBe(before);
    expect(keyOf([...english, paper('bees3', 'Honey bees and polarised light in the sky')], 'bees')).not.toBe(
      before,
    );
    expect(keyOf(dated, 'glass')).toBe(keyOf(english, 'glass'));
  });
});
