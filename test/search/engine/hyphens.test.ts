import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../src/search/index/build-index.ts';
import type { SearchDocument } from '../../../src/search/index/document.ts';
import { limitsFor } from '../../../src/search/index/limits.ts';
import { openIndex } from '../../../src/search/index/open-index.ts';
import { createEngine, type Engine } from '../../../src/search/engine/engine.ts';
import { stagesOfIndex } from '../../../src/search/engine/load-engine.ts';
import { ask, engineOf, found, question } from '../ask.ts';
import { propertyRuns } from '../../run-length.ts';

const paper = (id: string, title: string, abstract?: string): SearchDocument => ({
  id,
  title,
  author: [],
  ...(abstract && { abstract }),
});
/** Papers whose compounds are in no other paper. */
const alone = [
  paper('gpt', 'Notes on GPT-4'),
  paper('il', 'A Receptor', 'The cytokine IL-6 binds here.'),
  paper('covid', 'Waves of COVID‑19 in Cities'),
  paper('sars', 'A Virus', 'We sequence SARS-CoV-2 in sewage.'),
  paper('tuning', 'Adapters', 'They need no fine-tuning of weights.'),
  paper('ray', 'X-Ray Pictures'),
  paper('bert', 'Remarks on BERT2'),
  paper('tlr', 'On TLR9 in Mice'),
  paper('mers', 'Camels and MERSCoV1'),
  paper('learning', 'Metalearning for Birds'),
  paper(
    'wo\u200brd',
    'Word\u200bplay and Co\u00adoperation',
    'Ultra\u2060sound of li\u200dver and fine-\u00adgrained labels.',
  ),
  paper('persian', 'زبان‌شناسی رایانه‌ای'),
  paper('malayalam', 'അവന്‍ പറഞ്ഞു'),
  ...Array.from({ length: 30 }, (_, index) => paper(`other${index}`, `Reports ${index} of Rivers and Lakes`)),
];

async function inFiles(documents: readonly SearchDocument[]): Promise<Engine> {
  const limits = limitsFor(documents.length, false);
  const { head, files } = buildIndex(documents, limits);
  const index = await openIndex(head, limits, async (name) => files.get(name) ?? new Uint8Array());
  return createEngine(stagesOfIndex(index));
}

describe.each([
  ['an index in memory', await engineOf(alone)],
  ['an index in files', await inFiles(alone)],
])('in %s', (_, engine) => {
  test.each([
    ['GPT4', 'gpt'],
    ['gpt-4', 'gpt'],
    ['GPT 4', 'gpt'],
    ['IL6', 'il'],
    ['IL-6', 'il'],
    ['covid19', 'covid'],
    ['covid-19', 'covid'],
    ['sarscov2', 'sars'],
    ['SARS-CoV2', 'sars'],
    ['SARSCoV-2', 'sars'],
    ['cov2', 'sars'],
    ['finetuning', 'tuning'],
    ['xray', 'ray'],
    ['BERT-2', 'bert'],
    ['TLR-9', 'tlr'],
    ['TLR 9', 'tlr'],
    ['MERS-CoV-1', 'mers'],
    ['meta-learning', 'learning'],
    ['wordplay', 'wo\u200brd'],
    ['word\u00adplay', 'wo\u200brd'],
    ['co\ufeffoperation', 'wo\u200brd'],
    ['ultrasound liver', 'wo\u200brd'],
    ['finegrained', 'wo\u200brd'],
    ['زبانشناسی', 'persian'],
    ['زبان‌شناسی', 'persian'],
    ['അവൻ', 'malayalam'],
    ['അവന്‍', 'malayalam'],
  ])('%s finds its paper first', async (query, id) => {
    expect((await found(engine, query))[0]).toBe(id);
  });

  test('numbers with a dash are not compounds', async () => {
    const documents = [paper('years', 'Rain 2019-2023'), paper('other', 'Snow 1920')];
    expect(await found(documents, '20192023')).toEqual([]);
    expect(await found(documents, '2019')).toContain('years');
  });
});

test('compounds are highlighted as a whole, whichever way they are written', async () => {
  const marked = async (query: string, title: string) => {
    const { results } = await ask(await engineOf([paper('a', title)]), question(query));
    const { text = '', highlights = [] } = results[0]?.title ?? {};
    return highlights.map(([start, end]) => text.slice(start, end));
  };
  expect(await marked('gpt4', 'Notes on GPT-4')).toEqual(['GPT-4']);
  expect(await marked('GPT-4', 'Notes on GPT4')).toEqual(['GPT4']);
  expect(await marked('sarscov2', 'The SARS-CoV-2 Virus')).toEqual(['SARS-CoV-2']);
  expect(await marked('cov2', 'The SARS-CoV-2 Virus')).toEqual(['CoV-2']);
  expect(await marked('wordplay', 'On Word\u200bplay')).toEqual(['Word\u200bplay']);
  expect(await marked('finetuning', 'Fine-\u00adTuning')).toEqual(['Fine-\u00adTuning']);
});

test('a compound is found with its hyphens, without them, and with invisible characters anywhere', async () => {
  const word = fc.stringMatching(/^[a-z]{2,6}$/);
  const part = fc.oneof(word, fc.stringMatching(/^[0-9]{1,2}$/));
  const invisible = fc.constantFrom('', '\u00ad', '\u200b', '\u2060', '\ufeff');
  await fc.assert(
    fc.asyncProperty(word, part, invisible, invisible, async (first, second, inTitle, inQuery) => {
      const hide = (text: string, sign: string) => `${text.slice(0, 1)}${sign}${text.slice(1)}`;
      const documents = [
        paper('hyphen', `Rivers ${hide(`${first}-${second}`, inTitle)}`),
        ...alone.slice(-30),
      ];
      const engine = await engineOf(documents);
      expect((await found(engine, hide(`${first}${second}`, inQuery)))[0]).toBe('hyphen');
      const joined = await engineOf([
        paper('joined', `Rivers ${hide(first + second, inTitle)}`),
        ...alone.slice(-30),
      ]);
      expect((await found(joined, hide(`${first}-${second}`, inQuery)))[0]).toBe('joined');
    }),
    { numRuns: propertyRuns(60) },
  );
});
