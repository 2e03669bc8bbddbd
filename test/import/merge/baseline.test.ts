import { expect, test } from 'vitest';
import { formatBaseline } from '../../../src/import/merge/baseline.ts';
import { readBaseline } from '../../../src/import/merge/read-baseline.ts';
import { article, imported, source } from '../source-texts.ts';

test('imported.jsonl has one sorted line per file with the hashes of every source', () => {
  const content = imported(source('a.bib', { ...article, issued: '2024' }));
  expect(content.text('imported.jsonl')).toBe(
    '{"version":2}\n{"file":"papers/folding-maps.md","issued":"2024","sources":{"a.bib":{"after":"12ae32cb1ec02d01","author":"a4752ec6d83d5e06","form":"138b90b38b9c6472","issued":"8f3008b4f18b0c7f","title":"e271afd3d1f10831","type":"4c25402f8c65898e"}}}\n',
  );
});

test('lines of other formats are skipped, and two lines for the same file are combined', () => {
  const title = '0123456789abcdef';
  const line = (source: string) => JSON.stringify({ file: 'papers/x.md', sources: { [source]: { title } } });
  const text = [line('b'), '<<<<<<< HEAD', '{"file":1,"sources":{}}', '{"file":"y","sources":[]}', line('a')];
  expect(formatBaseline(readBaseline(text.join('\n')).baseline)).toBe(
    `{"version":2}\n{"file":"papers/x.md","sources":{"a":{"title":"${title}"},"b":{"title":"${title}"}}}\n`,
  );
});
