import { describe, expect, test } from 'vitest';
import { formatBibtex } from '../../../../src/export/bibtex.ts';
import { citationKeys } from '../../../../src/export/citation-keys.ts';
import { formatCslJson } from '../../../../src/export/csl-json.ts';
import { formatRis } from '../../../../src/export/ris.ts';
import { type FormatName, readTexts } from '../../../../src/import/formats.ts';
import type { Paper } from '../../../../src/model/paper.ts';

function read(text: string, format?: FormatName): Paper[] {
  const [results] = readTexts([{ text, file: 'input' }], format);
  return (results?.[0]?.records ?? []).map(({ paper }, index) => ({ id: `p${index}`, ...paper }));
}

describe('real records 24: citation keys of sources', () => {
  test.each([
    ['bibtex', '@article{Quill2024:Folding_a, title = {T}}', 'Quill2024:Folding_a'],
    ['bibtex', '@article{DBLP:conf/nips/QuillC24, title = {T}}', 'DBLP:conf/nips/QuillC24'],
    ['bibtex', '@article{Müller+2020, title = {T}}', 'Müller+2020'],
    ['bibtex', '@article{12345, title = {T}}', '12345'],
    ['ris', 'TY  - JOUR\nID  - Quill24a\nTI  - T\nER  - \n', 'Quill24a'],
    ['enw', '%0 Journal Article\n%F quill-etal-2024-folding\n%T T\n', 'quill-etal-2024-folding'],
    ['csl-json', '[{"id": "quillFolding2024", "type": "book", "title": "T"}]', 'quillFolding2024'],
    [
      'csl-json',
      '[{"id": "http://zotero.example/1", "citation-key": "quill_24", "type": "book", "title": "T"}]',
      'quill_24',
    ],
  ] as const)('are kept from %s: %s', (format, text, key) => {
    const [paper] = read(text, format);
    expect(paper).toMatchObject({ citationKey: key });
    expect(paper?.other?.['citation-key']).toBeUndefined();
    expect([...citationKeys([paper!]).values()]).toEqual([key]);
  });

  test.each([
    ['bibtex', '@article{a(b), title = {T}}'],
    ['bibtex', "@article{o'neil, title = {T}}"],
    ['ris', 'TY  - JOUR\nID  - 17\nTI  - T\nER  - \n'],
    ['csl-json', '[{"id": "https://doi.org/10.5555/x", "type": "book", "title": "T"}]'],
    ['csl-json', '[{"id": "7643911/ABC", "type": "book", "title": "T"}]'],
    ['openalex', '{"id": "W1", "type": "article", "title": "T", "authorships": []}'],
  ] as const)('are not invented from %s: %s', (format, text) => {
    expect(read(text, format)[0]).not.toHaveProperty('citationKey');
  });

  test('are in all files that are exported', () => {
    const papers = read('@article{MyKey:24, title = {T}, author = {Quill, Ada}, year = 2024}');
    const keys = citationKeys(papers);
    expect(formatBibtex(papers, keys)).toContain('@article{MyKey:24,');
    expect(formatRis(papers, keys)).toContain('ID  - MyKey:24\r\n');
    expect(JSON.parse(formatCslJson(papers, keys))).toMatchObject([{ 'citation-key': 'MyKey:24' }]);
    for (const text of [formatBibtex(papers, keys), formatRis(papers, keys), formatCslJson(papers, keys)])
      expect(read(text)[0]).toMatchObject({ citationKey: 'MyKey:24' });
  });
});
