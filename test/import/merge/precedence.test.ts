import { describe, expect, test } from 'vitest';
import { hashValue } from '../../../src/import/merge/baseline.ts';
import { compareValues, versionFields } from '../../../src/import/merge/precedence.ts';
import { decideField, type Decision, personPrecedence } from '../../../src/import/merge/decide-field.ts';
import { hashVersion } from '../../../src/import/merge/versions.ts';
import { messagesOf } from '../content.ts';
import { article, imported, source } from '../source-texts.ts';

describe('a field of a paper', () => {
  const precedence = { compare: compareValues, isBefore: () => false };
  /** Decides between "current" in the file and "incoming" in the source `a`, given the last values of `a` and `b`. */
  const decide = (last: { a?: string; b?: string }, current: string | undefined) => {
    const sources = Object.fromEntries(
      Object.entries(last).map(([name, value]) => [name, { containerTitle: hashValue(value) }]),
    );
    return decideField(
      {
        field: 'containerTitle',
        current,
        incoming: 'incoming',
        source: 'a',
        sources,
        isImportedNow: () => false,
      },
      precedence,
    );
  };

  test.each<[string, Parameters<typeof decide>, Decision]>([
    ['is kept if the source has the same value', [{}, 'incoming'], 'keep'],
    ['is replaced if the file has no value and no source had one', [{}, undefined], 'replace'],
    ['is replaced if it is the last value of the same source', [{ a: 'current' }, 'current'], 'replace'],
    ['stays if a person wrote it and the source did not change', [{ a: 'incoming' }, 'current'], 'edited'],
    ['stays if a person removed it and the source did not change', [{ a: 'incoming' }, undefined], 'edited'],
    ['stays if a person and the source changed it', [{ a: 'old' }, 'current'], 'disputed'],
    ['stays if a person wrote it before the first import', [{}, 'current'], 'disputed'],
    ['stays removed if a person removed the value of another source', [{ b: 'old' }, undefined], 'disputed'],
    ['stays if another source contradicts it', [{ b: 'current' }, 'current'], 'contradicted'],
    [
      'stays without a message if another source contradicted it before',
      [{ a: 'incoming', b: 'current' }, 'current'],
      'keep',
    ],
  ])('%s', (_, given, decision) => {
    expect(decide(...given)).toBe(decision);
  });

  test('of a person keeps the first value without a message', () => {
    const sources = { b: { field: hashValue('ML') } };
    const values = { field: 'field', current: 'ML', incoming: 'AI', source: 'a', sources };
    expect(decideField({ ...values, isImportedNow: () => false }, personPrecedence)).toBe('keep');
  });
});

test('titles: the title of the preprint stays, and the other title of the publication is reported', () => {
  const preprint = { ...article, type: 'article', arXiv: '2305.00001' } as const;
  const publication = { ...article, title: 'How to Fold', arXiv: '2305.00001', containerTitle: 'Maps' };
  const content = imported(source('arxiv.bib', preprint));
  const plan = content.importTexts([source('journal.bib', publication)]);
  expect(content.paper('folding-maps')).toMatchObject({ title: 'Folding Maps', containerTitle: 'Maps' });
  expect(messagesOf(plan)).toEqual([
    expect.stringMatching(/title is "Folding Maps" in arxiv\.bib \(preprint\) and "How to Fold" here/),
  ]);
});

test('the fields of a version and their order do not change, since imported.jsonl has one hash of all', () => {
  expect([...versionFields].join(' ')).toBe(
    'type issued containerTitle collectionTitle collectionNumber edition volume issue page number publisher publisherPlace eventTitle genre DOI ISBN ISSN URL',
  );
  expect(hashVersion({ type: 'article-journal', issued: '2024', DOI: '10.5555/map.7', title: 'T' })).toBe(
    '9bcccc177a4ab861',
  );
});
