import { expect, test } from 'vitest';
import { readArxiv } from '../../../src/import/readers/arxiv.ts';
import { testTextReader } from './text-cases.ts';

const bomb = Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join(
  '',
);

/** An entry with a title. */
const entry = (inner: string) => `<feed><entry><title>x</title>${inner}</entry></feed>`;

testTextReader({
  name: 'arxiv',
  read: readArxiv,
  snippets: ['<entry>', '</entry>', '<title>', '</title>', '<![CDATA[', ']]>', '&', '&#xD800;', '&#x1;', '<', '<!--', '<author/>', '<?x'],
  hostile: [
    ['an entity that grows by the power of 30', `<!DOCTYPE feed [<!ENTITY e0 "lol">${bomb}]>${entry('<summary>&e30;</summary>')}`],
    ['elements 100,000 deep', entry('<summary>'.repeat(100_000))],
    ['entries 100,000 deep', '<entry><title>x</title>'.repeat(100_000)],
    ['a million elements', entry('<a/>'.repeat(1_000_000))],
    ['100,000 attributes', `<feed><entry ${Array.from({ length: 100_000 }, (_, at) => `a${at}="1"`).join(' ')}><title>x</title></entry></feed>`],
    ['a summary of 50 MB', entry(`<summary>${'x '.repeat(25_000_000)}</summary>`)],
    ['blanks in a summary', entry(`<summary>${' '.repeat(900_000)}x</summary>`)],
    ['a million signs that begin an element', `<feed>${'<'.repeat(1_000_000)}`],
  ],
}); // prettier-ignore

test('an entity that a document declares is neither expanded nor fetched', () => {
  const text = `<!DOCTYPE feed [<!ENTITY a "lol"><!ENTITY x SYSTEM "file:///etc/hostname">]>${entry('<summary>&a; &x;</summary>')}`;
  expect(readArxiv(text, 'x.xml')[0]?.records[0]?.paper.abstract).toBe('&a; &x;');
});

test('elements and attributes named like parts of an object are texts like others', () => {
  const text = entry('<__proto__ __proto__="1">odd</__proto__><constructor>odder</constructor>');
  const other = readArxiv(text, 'x.xml')[0]?.records[0]?.paper.other ?? {};
  expect(Object.entries(other)).toEqual([['__proto__', 'odd'], ['constructor', 'odder']]); // prettier-ignore
  expect(Object.getPrototypeOf(other)).toBe(Object.prototype);
});

test('what stands before a cut is read, and the cut entry is told of', () => {
  const text = `${entry('<id>http://arxiv.org/abs/2101.00001</id>').replace('</feed>', '')}<entry><title>Half a ti`;
  const [found] = readArxiv(text, 'x.xml');
  expect(found?.records.map(({ paper }) => paper.title)).toEqual(['x']);
  expect(found?.unread).toBe(1);
});

test('entries behind more faults than anybody would mend are counted as not read', () => {
  const text = `${entry('')}${'x'.repeat(300_000)}${entry('').repeat(3)}`;
  const [found] = readArxiv(text, 'x.xml');
  expect(found?.records).toHaveLength(1);
  expect(found?.unread).toBe(3);
  expect(found?.diagnostics.at(-1)).toMatchObject({ severity: 'error' });
});
