import { expect, test } from 'vitest';
import { readArxiv } from '../../../../src/import/readers/arxiv/arxiv.ts';
import { testTextReader } from '../text-cases.ts';

/** An entry with a title. */
const entry = (inner: string) => `<feed><entry><title>x</title>${inner}</entry></feed>`;

testTextReader({
  name: 'arxiv',
  read: readArxiv,
  snippets: ['<entry>', '</entry>', '<title>', '</title>', '<![CDATA[', ']]>', '&', '&#xD800;', '&#x1;', '<', '<!--', '<author/>', '<?x'],
}); // prettier-ignore

test('a declared entity is neither expanded nor fetched', () => {
  const text = `<!DOCTYPE feed [<!ENTITY a "lol"><!ENTITY x SYSTEM "file:///etc/hostname">]>${entry('<summary>&a; &x;</summary>')}`;
  expect(readArxiv(text, 'x.xml')[0]?.records[0]?.paper.abstract).toBe('&a; &x;');
});

test('elements and attributes with names from JavaScript are ordinary text', () => {
  const text = entry('<__proto__ __proto__="1">odd</__proto__><constructor>odder</constructor>');
  const other = readArxiv(text, 'x.xml')[0]?.records[0]?.paper.other ?? {};
  expect(Object.entries(other)).toEqual([['proto', 'odd'], ['constructor', 'odder']]); // prettier-ignore
  expect(Object.getPrototypeOf(other)).toBe(Object.prototype);
});

test('entries before a cut are read, and the cut entry is reported', () => {
  const text = `${entry('<id>http://arxiv.org/abs/2101.00001</id>').replace('</feed>', '')}<entry><title>Half a ti`;
  const [found] = readArxiv(text, 'x.xml');
  expect(found?.records.map(({ paper }) => paper.title)).toEqual(['x']);
  expect(found?.unread).toBe(1);
});

test('entries after too many XML errors are counted as unread', () => {
  const text = `${entry('')}${'&'.repeat(300_000)}${entry('').repeat(3)}`;
  const [found] = readArxiv(text, 'x.xml');
  expect(found?.records).toHaveLength(1);
  expect(found?.unread).toBe(3);
  expect(found?.diagnostics.at(-1)).toMatchObject({ severity: 'error' });
});

test('several responses in one text are read like one, whatever is between them', () => {
  const answer = `<?xml version="1.0"?>${entry('<summary>It is short.</summary>'.repeat(3))}`;
  const [found] = readArxiv(
    `${answer}\n${'stray words '.repeat(20_000)}\n${answer}</feed>${answer}`,
    'x.xml',
  );
  expect(found?.records).toHaveLength(3);
  expect(found?.unread).toBe(0);
});
