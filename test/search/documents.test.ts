import { expect, test } from 'vitest';
import { parseSearchIndex, type SearchDocument, toSearchIndex } from '../../src/search/documents.ts';

const llama: SearchDocument = {
  id: 'the-llama-3-herd-of-models',
  title: 'The Llama 3 Herd of Models',
  author: ['Aaron Grattafiori', 'Nguyễn Văn A'],
  authorsTruncated: true,
  owners: ['Dhruv Choudhary'],
  abstract: 'Modern AI is powered by </script> foundation models.',
  venue: 'Preprint',
  date: '31 July 2024',
  categories: ['AI'],
  code: true,
};

test('the index file gives back every key of a document', () => {
  expect(parseSearchIndex(toSearchIndex([llama]))).toEqual([llama]);
});

test('what is not known takes no room, and neither do keys that search has no use for', () => {
  const paper = { id: 'a', title: 'A', author: [], abstractHtml: '<p>', volume: '12' };
  expect(toSearchIndex([paper])).toBe('[{"id":"a","title":"A","author":[]}]');
});

test('the paragraphs of an abstract become one', () => {
  const [paper] = parseSearchIndex(toSearchIndex([{ ...llama, abstract: ' One.\r\n\r\nTwo.\u00a0 ' }]));
  expect(paper?.abstract).toBe('One. Two.');
});

test("a server's error page is no index", () => {
  expect(() => parseSearchIndex('<!doctype html>')).toThrow(SyntaxError);
  expect(() => parseSearchIndex('{"error":404}')).toThrow('holds no list');
});
