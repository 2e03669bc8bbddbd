import { expect, test } from 'vitest';
import { generateCorpus } from '../../../../scripts/tools/bench/corpus.ts';
import {
  parseByBibtexParser,
  parseByCitationJs,
  parseOurs,
  rejectedByCitationJs,
} from '../../../../scripts/tools/bench/parsers.ts';
import { sources, toArticle } from '../../../../scripts/tools/bench/sources.ts';
import { formatBibtex } from '../../../../src/export/bibtex.ts';
import { readTexts } from '../../../../src/import/formats.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const samples = generateCorpus(30);

test.each(Object.entries(sources))('%s contains all papers with their titles', (_, { file, format }) => {
  const read = readTexts([{ text: format(samples), file }]).flat();
  const titles = read.flatMap(({ records }) => records.map(({ paper }) => paper.title));
  expect(titles).toEqual(samples.map(({ title }) => title));
});

test('a file that citation-js rejects has a reason instead of a time; the other parsers return both papers', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-parsers-'));
  try {
    const good = formatBibtex(samples.slice(0, 1).map(toArticle), new Map());
    const bad = '@article{a, title = {No } end}, year = 2020}\n';
    writeFileSync(path.join(folder, 'good.bib'), good);
    writeFileSync(path.join(folder, 'bad.bib'), `${good}\n${bad}`);
    expect(await parseByCitationJs(path.join(folder, 'good.bib'))).toMatchObject({ records: 1 });
    expect(await parseByCitationJs(path.join(folder, 'bad.bib'))).toEqual({ fault: expect.any(String) });
    expect(await parseByBibtexParser(path.join(folder, 'bad.bib'))).toMatchObject({ records: 2 });
    expect(await parseOurs(path.join(folder, 'bad.bib'))).toMatchObject({ records: 2 });
    expect(await rejectedByCitationJs([good, bad, good])).toEqual(new Set([1]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
