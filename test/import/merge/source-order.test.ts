import { describe, expect, test } from 'vitest';
import { readSources } from '../../../src/import/read-sources.ts';
import { Content, messagesOf } from '../content.ts';

/** Formats one paper as BibTeX, RIS and CSL-JSON. */
const formats = {
  bib: (fields: Record<string, string>) =>
    `@article{k, doi = {10.5555/gen}, ${Object.entries(fields)
      .map(([name, value]) => `${name} = {${value}}`)
      .join(', ')}}`,
  ris: ({ title, journal, publisher, abstract, volume, author }: Record<string, string>) =>
    [
      'TY  - JOUR',
      `TI  - ${title}`,
      'DO  - 10.5555/gen',
      ...(author === undefined ? [] : [`AU  - ${author}`]),
      ...(journal === undefined ? [] : [`JF  - ${journal}`]),
      ...(publisher === undefined ? [] : [`PB  - ${publisher}`]),
      ...(abstract === undefined ? [] : [`AB  - ${abstract}`]),
      ...(volume === undefined ? [] : [`VL  - ${volume}`]),
      'ER  - ',
    ].join('\n'),
  json: ({ title, journal, publisher, abstract, volume }: Record<string, string>) =>
    JSON.stringify([
      {
        id: 'k',
        type: 'article-journal',
        title,
        DOI: '10.5555/gen',
        'container-title': journal,
        publisher,
        abstract,
        volume,
      },
    ]),
};
type Format = keyof typeof formats;

function permutations<Value>(values: readonly Value[]): Value[][] {
  if (values.length < 2) return [[...values]];
  return values.flatMap((value, index) =>
    permutations(values.toSpliced(index, 1)).map((rest) => [value, ...rest]),
  );
}

type Fields = Record<string, string>;

/** Imports papers under every order of file names: all at once, one after the other, and again in that order. */
function importInEveryOrder(
  papers: readonly [Format, Fields][],
): { title: string; files: string[]; text: string; messages: string[] }[] {
  return permutations(papers).flatMap((order) => {
    const sources = order.map(([format, fields], index) => ({
      file: `${'abc'[index]}.${format}`,
      content: Buffer.from(formats[format](fields)),
    }));
    const result = (content: Content, messages: string[]) => {
      // The keys below `other` are in the order in which they were imported.
      const text = content.text(content.papers[0] ?? '').replace(/^other:.*\n/mu, '');
      return { title: /^title: (.*)$/mu.exec(text)?.[1] ?? '', files: content.papers, text, messages };
    };
    const [atOnce, oneByOne] = [new Content(), new Content()];
    const first = messagesOf(atOnce.importTexts(readSources(sources).texts));
    const later: string[] = [];
    for (const source of sources)
      later.push(...messagesOf(oneByOne.importTexts(readSources([source]).texts)));
    // A refresh in another order changes nothing.
    for (const source of sources.toReversed())
      for (const content of [atOnce, oneByOne])
        expect(
          content
            .importTexts(readSources([source]).texts)
            .writes.filter(({ file }) => file.startsWith('papers/')),
        ).toEqual([]);
    return [result(atOnce, first), result(oneByOne, later)];
  });
}

describe('real records 8: the value that says more wins, whatever the files are called', () => {
  test.each<[string, string[]]>([
    [
      'Movie Gen: A Cast of Media Foundation Models',
      ['Movie gen', 'Movie Gen: A Cast of Media Foundation Models'],
    ],
    [
      'On Gait: Walking and Running',
      ['Walking and Running', 'On Gait: Walking and Running', 'Walking and running'],
    ],
    ['Näive Gradients', ['Naive Gradients', 'NAIVE GRADIENTS', 'Näive Gradients']],
    [
      'Deep Lakes of the North',
      ['Deep Lakes of the No…', 'Deep Lakes of the North', 'Deep lakes of the North.'],
    ],
    ['群论与对称', ['群论与对称', '群论与对称']],
  ])('title %j', (wanted, titles) => {
    for (const format of ['bib', 'ris', 'json'] as const) {
      const papers = titles.map((title, index): [Format, Fields] => [
        index === 0 ? 'bib' : format,
        { title, journal: 'Gait' },
      ]);
      for (const { title, files, messages } of importInEveryOrder(papers)) {
        expect(title).toBe(wanted.includes(':') ? `"${wanted}"` : wanted);
        expect(files).toHaveLength(1);
        expect(messages.join('\n')).not.toContain('contradict');
      }
    }
  });

  test('the address of a new file is made from the title that wins', () => {
    const papers: [Format, Fields][] = [
      ['bib', { title: 'Movie gen' }],
      ['json', { title: 'Movie Gen: A Cast of Models' }],
    ];
    const names = importInEveryOrder(papers).map(({ files }) => files.join());
    expect(names.filter((_, index) => index % 2 === 0)).toEqual([
      'papers/movie-gen-a-cast-of-models.md',
      'papers/movie-gen-a-cast-of-models.md',
    ]);
  });

  test.each<[string, string, [string, string]]>([
    ['journal', 'containerTitle: Journal of Gait', ['Gait', 'Journal of Gait']],
    ['publisher', 'publisher: North University Press', ['North University Press', 'north university press']],
    ['volume', 'volume: "12"', ['Vol. 12', '12']],
    ['abstract', 'We walk, and then we run.', ['We walk.', 'We walk, and then we run.']],
    ['abstract', 'We run then walk.', ['We walk then run', 'We run then walk.']],
  ])('%s becomes %j', (key, wanted, values) => {
    for (const format of ['ris', 'json'] as const) {
      const papers = values.map((value, index): [Format, Fields] => [
        index === 0 ? 'bib' : format,
        { title: 'Movie Gen', journal: 'Gait', [key]: value },
      ]);
      const texts = importInEveryOrder(papers);
      for (const { text, messages } of texts) {
        expect(text).toContain(wanted);
        expect(messages.join('\n')).not.toContain('contradict');
      }
      expect(new Set(texts.map(({ text }) => text)).size).toBe(1);
    }
  });

  test.each<[string, [string, string]]>([
    ['title', ['Movie Gen', 'A Film Maker']],
    ['journal', ['Gait', 'Bees']],
    ['publisher', ['North Press', 'South Press']],
    ['volume', ['12', '13']],
  ])('two values of %s that contradict each other are reported with both places', (key, values) => {
    const papers = values.map((value, index): [Format, Fields] => [
      index === 0 ? 'bib' : 'json',
      { title: 'Movie Gen', journal: 'Gait', author: 'Quill, Ada', [key]: value },
    ]);
    const all = importInEveryOrder(papers);
    for (const [index, { messages }] of all.entries()) {
      const [message = ''] = messages.filter((one) => one.includes('contradict'));
      for (const value of values) expect(message).toContain(`"${value}"`);
      expect(message).toMatch(
        index % 2 === 0
          ? /^warning [ab]\.\w+:1: .* in [ab]\.\w+:1 and /
          : /^warning b\.\w+:1: .* in a\.\w+ and /,
      );
    }
    // In one import, the names of the files do not decide.
    expect(new Set(all.filter((_, index) => index % 2 === 0).map(({ text }) => text)).size).toBe(1);
  });

  test('a value that a person wrote stays', () => {
    const content = new Content();
    const [short, long] = ['Movie gen', 'Movie Gen: A Cast of Models'].map((title) =>
      formats.bib({ title }),
    ) as [string, string];
    content.importTexts(readSources([{ file: 'a.bib', content: Buffer.from(short) }]).texts);
    content.edit('papers/movie-gen.md', 'title: Movie gen', 'title: movie gen');
    const plan = content.importTexts(readSources([{ file: 'b.bib', content: Buffer.from(long) }]).texts);
    expect(content.paper('movie-gen')?.title).toBe('movie gen');
    expect(messagesOf(plan).join('\n')).toContain('was changed by hand');
  });
});
