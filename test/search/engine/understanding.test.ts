import { describe, expect, test } from 'vitest';
import type { SearchDocument } from '../../../src/search/index/document.ts';
import { toPlainText } from '../../../src/text/text.ts';
import { ask, engineOf, found, question } from '../ask.ts';

const paper = (id: string, title: string, rest: Partial<SearchDocument> = {}): SearchDocument => ({
  id,
  title,
  author: [],
  ...rest,
});

const documents = [
  paper('alpha', 'Optimal α-Divergence Estimates', { author: ['Hinrich Schütze'], year: 2023 }),
  paper('schuetze', 'A Lexicon for Word Senses', { author: ['Anna Schuetze'], year: 2021 }),
  paper('hyphen', 'Contrastive Pre-Training of Encoders', { abstract: 'We use fine-tuning on e-mail.' }),
  paper('joined', 'Pretraining Decoders', { author: ['Jörg Müller'] }),
  paper('cities', 'Maps of Large Cities', { venue: 'Proceedings of ACL', type: 'paper-conference' }),
  paper('class', 'One City and Its Classes', { keywords: ['urban studies'], code: true, year: 2019 }),
  paper('beta', 'The Beta Function', { pdf: true, year: 2020 }),
  paper('thai', 'การประมวลผลภาษาธรรมชาติ'),
  paper('japanese', 'データ拡張による機械翻訳の改善'),
  paper('arabic', 'تَحْلِيلُ اللُّغَةِ العَرَبِيَّةِ'),
  paper('hebrew', 'עִבּוּד שָׂפָה טִבְעִית'),
  paper('doi', 'Identified', {
    identifiers: ['10.18653/v1/N16-1009', 'arxiv:2407.21783', 'pmid:123456', 'https://example.org/p/7/'],
  }),
  paper('phrase', 'Notes', { abstract: 'The committee met at the exact time. Time exact is another thing.' }),
  paper('apart', 'Exact Notes on Time', { abstract: 'Nothing else.' }),
  paper('transformer', 'Transformers for Recommendation'),
];
const engine = await engineOf(documents);
const first = async (query: string) => (await found(engine, query))[0];
const all = async (query: string) => (await found(engine, query, 100)).sort();

describe('a query finds its paper', () => {
  test.each([
    ['a missing letter', 'recomendation', 'transformer'],
    ['two letters swapped', 'trasnformers', 'transformer'],
    ['two typos in a long word', 'recomendatoin', 'transformer'],
    ['the name of a Greek letter', 'alpha divergence', 'alpha'],
    ['a Greek letter', 'α divergence', 'alpha'],
    ['TeX', '$\\alpha$-divergence', 'alpha'],
    ['a Greek letter for its name', 'β function', 'beta'],
    ['a missing hyphen', 'contrastive pretraining', 'hyphen'],
    ['an added hyphen', 'pre-training decoders', 'joined'],
    ['a space for a hyphen', 'pre training decoders', 'joined'],
    ['a compound of the abstract as one word', 'finetuning email', 'hyphen'],
    ['a plural for a singular', 'transformer recommendations', 'transformer'],
    ['a singular for a plural', 'maps of a large city', 'cities'],
    ['missing accents', 'jorg muller', 'joined'],
    ['an umlaut written as two letters', 'joerg mueller', 'joined'],
    ['Thai from the middle of a title', 'ภาษาธรรมชาติ', 'thai'],
    ['Japanese from the middle of a title', '機械翻訳', 'japanese'],
    ['Arabic without vowel points', 'اللغة العربية', 'arabic'],
    ['Hebrew without points', 'עבוד שפה', 'hebrew'],
    ['a DOI', '10.18653/v1/N16-1009', 'doi'],
    ['a DOI in lower case, as a URL', 'https://doi.org/10.18653/v1/n16-1009', 'doi'],
    ['a DOI with a prefix', 'doi: 10.18653/V1/N16-1009', 'doi'],
    ['an arXiv number', '2407.21783', 'doi'],
    ['an arXiv number with a version', 'arXiv:2407.21783v3', 'doi'],
    ["the URL of arXiv's PDF", 'https://arxiv.org/pdf/2407.21783v1.pdf', 'doi'],
    ["arXiv's DOI", '10.48550/arXiv.2407.21783', 'doi'],
    ['a PubMed number', 'PMID: 123456', 'doi'],
    ['the URL of the paper', 'http://www.example.org/p/7', 'doi'],
  ])('with %s: %s', async (_, query, id) => {
    expect(await first(query)).toBe(id);
  });

  test.each([
    ['schutze', ['alpha', 'schuetze']],
    ['Schütze', ['alpha', 'schuetze']],
    ['Schuetze', ['alpha', 'schuetze']],
    ['"exact time"', ['phrase']],
    ['"time exact"', ['phrase']],
    ['exact -committee', ['apart']],
    ['notes -"exact time"', ['apart']],
    ['author:schutze -author:anna', ['alpha']],
    ['title:time', ['apart']],
    ['venue:acl', ['cities']],
    ['topic:"urban studies"', ['class']],
    ['type:paper-conference', ['cities']],
    ['year:2020', ['beta']],
    ['year:2019..2020', ['beta', 'class']],
    ['year:..2020', ['beta', 'class']],
    ['year:2021..', ['alpha', 'schuetze']],
    ['has:code', ['class']],
    ['has:pdf', ['beta']],
    ['-has:abstract year:2019..2020', ['beta', 'class']],
  ])('%s finds %j', async (query, ids) => {
    expect(await all(query)).toEqual(ids);
  });
});

test('suggests the nearest spelling that finds a paper if the query finds none', async () => {
  const { total, suggestion } = await ask(engine, question('"exact timr"'));
  expect(total).toBe(0);
  expect(suggestion).toEqual({ query: '"exact time"', total: 1 });
  expect(await ask(engine, question('xqzzqx jjqqjj'))).not.toHaveProperty('suggestion');
});

test('completes values of fields', async () => {
  expect(await engine.complete('topic', 'stud')).toEqual([
    { value: 'urban studies', label: 'urban studies', count: 1 },
  ]);
  expect(await engine.complete('nonsense', '')).toEqual([]);
});

describe('real records 18: a formula is found in any writing', () => {
  const formulas = [
    paper('mathrm', toPlainText('$\\mathrm{CO_2}$ in Peat')),
    paper('rm', toPlainText('Oceans and \\({\\rm CO}_2\\)')),
    paper('index', toPlainText('Soils give CO$_{2}$')),
    paper('mhchem', toPlainText('Lakes give \\ce{CO2}')),
    paper('unicode', 'Rivers give CO₂'),
    paper('underscore', 'Wells with CO_2'),
    paper('plain', 'Cars give CO2'),
    paper('other', 'Carbon and Oxygen'),
    paper('norm', toPlainText('An $L_p$-Norm')),
    paper('snake', 'The value of train_loss'),
  ];
  const carbon = ['index', 'mathrm', 'mhchem', 'plain', 'rm', 'underscore', 'unicode'];

  test.each(['CO2', 'co2', 'CO₂', 'CO_2', 'CO$_2$', 'CO_{2}'])('%s', async (query) => {
    expect((await found(formulas, query)).sort()).toEqual(carbon);
  });

  test('whether an index is written with its sign or without, and by each word of a name with underscores', async () => {
    for (const query of ['L_p norm', 'Lp norm']) expect((await found(formulas, query))[0]).toBe('norm');
    for (const query of ['train_loss', 'loss', 'trainloss'])
      expect((await found(formulas, query))[0]).toBe('snake');
    const { results } = await ask(await engineOf(formulas), question('co2 wells'));
    expect(results[0]).toMatchObject({
      id: 'underscore',
      title: {
        highlights: [
          [0, 5],
          [11, 15],
        ],
      },
    });
  });
});
