import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCslJson } from '../../../../src/export/csl-json.ts';
import { readCslJson } from '../../../../src/import/readers/json/csl-json.ts';
import { detectJsonFormat } from '../../../../src/import/readers/json/detect.ts';
import { readOpenAlex } from '../../../../src/import/readers/json/openalex.ts';
import type { Paper } from '../../../../src/model/paper.ts';

test.each([
  ['[{"type":"book","title":"x"}]', 'csl-json'],
  ['{"items":[{"title":"x"}]}', 'csl-json'],
  ['{"title":"x","author":["Ada Quill"],"issued":"2020"}', 'json-lines'],
  ['{"title":"x"}\n{"title":"y"}', 'json-lines'],
  ['[{"title":"x","containerTitle":"y"}]', 'json-lines'],
  ['{"id":"https://openalex.org/W1"}\n{"id":"https://openalex.org/W2"}', 'openalex'],
  ['{"meta":{"db_response_time_ms":1},"results":[]}', 'openalex'],
  ['[null,{"paperId":"x","title":"y"}]', 'semantic-scholar'],
  ['{"DOI":"10.5555/x","title":["y"]}', 'crossref'],
  ['{"message":{"items":[{"DOI":"10.5555/x"', 'crossref'],
  ['{"group":[],"path":"/0000-0002-1825-0097/works"}', 'orcid'],
  ['{"result":{"query":"x","hits":{"@total":"0"}}}', 'dblp'],
  ['[{"info":{"title":"x"},"url":"URL#1"}]', 'dblp'],
  ['{"dependencies":{"zod":"4"}}', undefined],
  ['[1,2]', undefined],
  ['', undefined],
  ['16 Papers', undefined],
])('detects %s as %s', (text, format) => {
  expect(detectJsonFormat(text)).toBe(format);
});

/** Elements of a list, and whether each is a record. */
const element = fc.constantFrom<[string, boolean]>(
  ['{"title":"x"}', true],
  ['{\n "title": "two lines, ]} and \\"quotes\\"",\n "a": [[{}]] }', true],
  ['{"title": ""}', false],
  ['{"no comma" "title":"x"}', false],
  ['{"title":"x",}', false],
  ['null', false],
  ['"words, and more"', false],
  ['[{"title":"in a list"}]', false],
);

test('every element of a list is read or counted as unread, whatever its neighbours are', () => {
  fc.assert(
    fc.property(fc.array(element, { minLength: 1, maxLength: 20 }), fc.boolean(), (elements, isPage) => {
      const [open, close] = isPage ? ['{"meta": {"results": 1},\n"results": [', ']}'] : ['[', ']'];
      let text = open ?? '';
      const lines: number[] = [];
      for (const [index, [source, isRecord]] of elements.entries()) {
        text += index === 0 ? '' : ',\n';
        if (isRecord) lines.push(text.split('\n').length);
        text += source;
      }
      const [found] = readOpenAlex(`${text}${close}`, 'x');
      expect(found?.records.map(({ line }) => line)).toEqual(lines);
      expect(found?.unread).toBe(elements.length - lines.length);
      const [cut] = readOpenAlex(text, 'x');
      expect(cut?.records).toEqual(found?.records);
      expect(cut?.diagnostics.at(-1)).toMatchObject({ severity: 'error' });
    }),
  );
});

test('an incomplete list keeps its complete records and reports the incomplete one', () => {
  const text = '[{"title":"One"},\n{"title":"Two"},\n{"title":"Thr';
  const [found] = readCslJson(text, 'x');
  expect(found?.records.map(({ paper }) => paper.title)).toEqual(['One', 'Two']);
  expect(found?.unread).toBe(1);
  expect(found?.diagnostics).toMatchObject([{ severity: 'error', line: 3 }]);
});

test('a paper exported as CSL-JSON is read as the same paper', () => {
  const paper: Omit<Paper, 'id'> = {
    title: 'Tensor folding for $\\alpha$-decay',
    type: 'article-journal',
    author: ['Ada Quill', { family: 'Meer', given: 'Rob', nonDroppingParticle: 'van der' }, 'Mausam'],
    authorsTruncated: true,
    issued: '2021-04',
    containerTitle: 'Annals of Decay',
    volume: '12',
    page: '310–324',
    categories: ['LG'],
    keyword: ['decay', 'folding'],
    affiliations: ['Institute of Decay'],
    DOI: '10.5555/decay.12',
    arXiv: '2104.00001',
    URL: 'https://example.org/decay',
    code: 'https://github.com/quill/decay',
    note: 'Read by the whole lab.',
    abstract: 'We fold tensors.',
  };
  const [found] = readCslJson(formatCslJson([{ id: 'tensor-folding-for-alpha-decay', ...paper }]), 'x');
  expect(found?.diagnostics).toEqual([]);
  expect(found?.records[0]?.paper).toEqual(paper);
});
