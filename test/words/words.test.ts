import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/model/language.ts';
import { siteSchema } from '../../src/model/site.ts';
import * as ar from '../../src/words/ar.ts';
import * as de from '../../src/words/de.ts';
import * as en from '../../src/words/en.ts';
import * as es from '../../src/words/es.ts';
import * as zh from '../../src/words/zh.ts';

const catalogues = { ar, de, en, es, zh } satisfies Record<Language, unknown>;
const all = Object.entries(catalogues) as [Language, typeof en][];

/** Every word of a catalogue by its path; those with gaps with numbers and marks in them. */
function wordsOf(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const link = (text: string) => `<${text}>`;
    const gaps: Record<string, unknown[]> = {
      nothingHere: [link],
      moved: [link],
      tipPhrase: [link],
      tipWithout: [link],
      howToBegin: ['‹1›', '‹2›', '‹3›'],
      answered: [503],
      fileAnswered: ['‹1›', 503],
      didYouMean: ['‹1›', 7],
      letterCount: ['‹1›', 7],
      papersOfAbout: [7, '‹1›'],
      papersBy: [7, '‹1›'],
      countedBy: ['‹1›', '‹2›'],
    };
    const name = path.split('.').at(-1) ?? '';
    const lists = ['including', 'allPapersAs', 'allAs', 'files'];
    const counts =
      /count|about$|match|citations|values|papers$|authors$|others|andMore|topics|affiliations|all/i;
    const given =
      gaps[name] ??
      (lists.includes(name)
        ? [['‹1›', '‹2›']]
        : path.includes('groupAbout')
          ? [7, '‹1›']
          : counts.test(path) && !/allOf$|asOf|allPapersOf/.test(path)
            ? [7]
            : ['‹1›', '‹2›']);
    const made: unknown = value(...given);
    return [[path, Array.isArray(made) ? made.join('') : String(made)]];
  }
  return Object.entries(value as object).flatMap(([key, each]) => wordsOf(each, `${path}.${key}`));
}

const wordsIn = (code: Language) =>
  new Map(
    (['paperWords', 'pageWords', 'searchPageWords', 'searchWords', 'troubleWords'] as const).flatMap((part) =>
      wordsOf(catalogues[code][part], part),
    ),
  );
const marksIn = (text: string) => [...text.matchAll(/‹\d›/g)].map(String).sort();

test('every language of the settings has a catalogue, and every catalogue is one of a language', () => {
  const files = readdirSync('src/words').filter((file) => /^[a-z]{2}\.ts$/.test(file));
  expect(files.sort()).toEqual(
    Object.keys(languages)
      .map((code) => `${code}.ts`)
      .sort(),
  );
  for (const [code, { language }] of all) expect(language).toBe(languages[code]);
});

describe.each(Object.keys(languages) as Language[])('the catalogue of %s', (code) => {
  const english = wordsIn('en');
  const own = wordsIn(code);

  test('has the words that English has, each with something in it and with the same gaps', () => {
    expect([...own.keys()]).toEqual([...english.keys()]);
    expect([...own].filter(([, text]) => text.trim() === '')).toEqual([]);
    // A list of formats may leave out nothing either.
    for (const [path, text] of own)
      expect([path, marksIn(text)]).toEqual([path, marksIn(english.get(path)!)]);
    expect([...own].filter(([, text]) => /undefined|NaN|\[object|#/.test(text))).toEqual([]);
  });

  test('was translated, but for words that are the same', () => {
    const same = [...own].filter(([path, text]) => english.get(path) === text && /\p{L}{2}/u.test(text));
    const share = same.length / own.size;
    if (code !== 'en') expect([share < 0.12, same.map(([path]) => path)]).toEqual([true, expect.anything()]);
  });

  test('names the number of papers wherever it has no word for it', () => {
    const { papers } = catalogues[code].paperWords;
    const rules = new Intl.PluralRules(languages[code].intl);
    for (const count of [0, 1, 2, 3, 10, 11, 99, 100, 101, 103, 1000, 100_000]) {
      const named = ['zero', 'one', 'two'].includes(rules.select(count)) && code === 'ar';
      expect([count, papers(count).includes(catalogues[code].number(count))]).toEqual([count, !named]);
    }
  });
});

test('Spanish counts millions, for which it has a form of its own', () => {
  expect(es.paperWords.papers(1_000_000)).toBe('1.000.000 publicaciones');
});

test('Arabic has all six forms', () => {
  const forms = [0, 1, 2, 3, 11, 100].map(ar.paperWords.papers);
  expect(forms).toEqual(['لا منشورات', 'منشور واحد', 'منشوران', '3 منشورات', '11 منشورًا', '100 منشور']);
});

test.each([
  ['en', '31 July 2024', 'July 2024', '2024', '12,345', 'A, B or C'],
  ['de', '31. Juli 2024', 'Juli 2024', '2024', '12.345', 'A, B oder C'],
  ['es', '31 de julio de 2024', 'julio de 2024', '2024', '12.345', 'A, B o C'],
  ['zh', '2024年7月31日', '2024年7月', '2024年', '12,345', 'A、B或C'],
  ['ar', '31 يوليو 2024', 'يوليو 2024', '2024', '12,345', 'A أو B أو C'],
] as const)(
  '%s writes dates as precise as they are, numbers and lists',
  (code, day, month, year, number, list) => {
    const { date, pageWords } = catalogues[code];
    expect(['2024-07-31', '2024-07', '2024'].map(date)).toEqual([day, month, year]);
    expect(catalogues[code].number(12345)).toBe(number);
    expect(pageWords.allPapersAs(['A', 'B', 'C']).slice(1).join('')).toBe(list);
  },
);

test('a language that there is not is told, with those that there are', () => {
  const read = siteSchema.safeParse({ title: 'Lab', language: 'fr' });
  expect(read.error?.issues.map(({ path, message }) => [path, message])).toEqual([
    [['language'], 'write one of en, de, es, zh, ar'],
  ]);
  expect(siteSchema.parse({ title: 'Lab' }).language).toBe('en');
});
