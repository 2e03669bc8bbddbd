import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/model/language.ts';
import { siteSchema } from '../../src/model/site.ts';
import * as ar from '../../src/words/ar.ts';
import type * as en from '../../src/words/en.ts';
import * as es from '../../src/words/es.ts';

const codes = Object.keys(languages) as Language[];
const all = await Promise.all(
  codes.map(async (code) => [code, (await import(`../../src/words/${code}.ts`)) as typeof en] as const),
);
const catalogues = Object.fromEntries(all) as Record<Language, typeof en>;

const link = (text: string) => `<${text}>`;

/** Entries that are functions of a number. */
const takeNumber = [
  'papers', 'authors', 'andMore', 'papersAbout', 'peopleCount', 'coAuthorCount', 'yearCount', 'yearsAbout', 'others', 'venues', 'topics',
  'affiliations', 'showAllAuthors', 'statisticsAbout', 'showAll', 'papersFound', 'citations', 'suggestionCount',
  'copiedPapers', 'downloadedPapers', 'serverStatus', 'yearsFrom', 'yearsTo', 'count', 'withoutYear',
  'project', 'projectCount',
]; // prettier-ignore

/** Arguments of the entries that are functions, by name. Placeholders such as `‹1›` must appear in every language. */
const samples: Record<string, unknown[]> = {
  ...Object.fromEntries(takeNumber.map((name) => [name, [7]])),
  ...Object.fromEntries(
    ['including', 'exportPapersAs', 'exportAs', 'exportLinks'].map((name) => [name, [['‹1›', '‹2›']]]),
  ),
  ...Object.fromEntries(
    ['notFoundHelp', 'personNotFoundHelp', 'moved', 'tipPhrase', 'tipExclude', 'options'].map((name) => [
      name,
      [link],
    ]),
  ),
  gettingStarted: ['‹1›', '‹2›', '‹3›'],
  letterCount: ['‹1›', 7],
  range: [1, 250, 1200],
  nameMarks: ['‹1›', link],
  didYouMean: ['‹1›', 7],
  papersFromAbout: [7, '‹1›'],
  papersBy: [7, '‹1›'],
  fileStatus: ['‹1›', 404],
};

/** Lists the entries of a catalogue by their path; functions are called with sample arguments. */
function entriesOf(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const name = path.split('.').at(-1) ?? '';
    const given = path.includes('groupAbout') ? [7, '‹1›'] : (samples[name] ?? ['‹1›', '‹2›']);
    const made: unknown = value(...given);
    return [[path, Array.isArray(made) ? made.join('') : String(made)]];
  }
  return Object.entries(value as object).flatMap(([key, each]) => entriesOf(each, `${path}.${key}`));
}

const allEntries = (code: Language) =>
  new Map(
    (['paperWords', 'pageWords', 'searchPageWords', 'searchWords', 'errorWords', 'cvWords'] as const).flatMap(
      (part) => entriesOf(catalogues[code][part], part),
    ),
  );
const placeholdersIn = (text: string) => [...text.matchAll(/‹\d›/g)].map(String).sort();

test('every language of the settings has a catalogue, and every catalogue has a language', () => {
  const files = readdirSync('src/words').filter((file) => /^[a-z]{2}\.ts$/.test(file));
  expect(files.sort()).toEqual(codes.map((code) => `${code}.ts`).sort());
  for (const [code, { language }] of all) expect(language).toBe(languages[code]);
});

describe.each(codes)('the catalogue of %s', (code) => {
  const english = allEntries('en');
  const own = allEntries(code);

  test('has the same entries as English, none of them empty, with the same placeholders', () => {
    expect([...own.keys()]).toEqual([...english.keys()]);
    expect([...own].filter(([, text]) => text.trim() === '')).toEqual([]);
    for (const [path, text] of own)
      expect([path, placeholdersIn(text)]).toEqual([path, placeholdersIn(english.get(path)!)]);
    expect([...own].filter(([, text]) => /undefined|NaN|\[object|#/.test(text))).toEqual([]);
  });

  test('is translated, except for words that are the same', () => {
    const same = [...own].filter(([path, text]) => english.get(path) === text && /\p{L}{2}/u.test(text));
    const share = same.length / own.size;
    if (code !== 'en') expect([share < 0.12, same.map(([path]) => path)]).toEqual([true, expect.anything()]);
  });

  test('says that a search without a query has no results, without empty quotation marks', () => {
    const { noResults } = catalogues[code].searchWords;
    expect(noResults('')).not.toMatch(/["“”„«»]/);
    expect(noResults('nets')).toContain('nets');
  });

  test('writes the number of papers in digits, except where its plural form contains it as a word', () => {
    const { papers } = catalogues[code].paperWords;
    const rules = new Intl.PluralRules(languages[code].intl);
    for (const count of [0, 1, 2, 3, 10, 11, 99, 100, 101, 103, 1000, 100_000]) {
      const isWord = ['zero', 'one', 'two'].includes(rules.select(count)) && code === 'ar';
      expect([count, papers(count).includes(catalogues[code].number(count))]).toEqual([count, !isWord]);
    }
  });
});

test('Spanish uses its general plural for millions, which have a plural category of their own', () => {
  expect(es.paperWords.papers(1_000_000)).toBe('1.000.000 publicaciones');
});

test('Arabic has all six plural forms', () => {
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
  '%s formats dates of every precision, numbers and lists',
  (code, day, month, year, number, list) => {
    const { date, pageWords } = catalogues[code];
    expect(['2024-07-31', '2024-07', '2024'].map(date)).toEqual([day, month, year]);
    expect(catalogues[code].number(12345)).toBe(number);
    expect(pageWords.exportPapersAs(['A', 'B', 'C']).slice(1).join('')).toBe(list);
  },
);

test('reports an unknown language and lists the known ones', () => {
  const read = siteSchema.safeParse({ title: 'Lab', language: 'tlh' });
  expect(read.error?.issues.map(({ path, message }) => [path, message])).toEqual([
    [['language'], `write one of ${codes.join(', ')}`],
  ]);
  expect(siteSchema.parse({ title: 'Lab' }).language).toBe('en');
});
