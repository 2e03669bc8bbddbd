import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatBibtex } from '../../src/export/bibtex.ts';
import { citationKeys } from '../../src/export/citation-keys.ts';
import { pickBibtex, pickRis } from '../../src/export/pick.ts';
import { formatRis } from '../../src/export/ris.ts';
import { anyPapers, paper } from './any-paper.ts';

const papers = [
  paper({ id: 'one', title: 'First } of {all', abstract: 'A\n\n@article{two,\n}\n\nER  - \nTY  - JOUR' }),
  paper({ id: 'two', title: 'Second', author: ['Ada Quill'], note: 'mail@example.org, @misc{three,' }),
  paper({ id: 'three', title: 'Third $x_{1}$', abstract: 'ID  - second' }),
];
const keys = citationKeys(papers);
const keyOf = (id: string) => keys.get(id) ?? '';

test('returns the requested entries in the requested order', () => {
  const wanted = [keyOf('three'), keyOf('one')];
  const [first, , third] = papers;
  const picked = [third, first].flatMap((each) => each ?? []);
  expect(pickBibtex(formatBibtex(papers, keys), wanted)).toBe(formatBibtex(picked, keys));
  expect(pickRis(formatRis(papers, keys), wanted)).toBe(formatRis(picked, keys));
});

test('skips keys without an entry', () => {
  expect(pickBibtex(formatBibtex(papers, keys), ['nobody', keyOf('two')])).toMatch(/^@\w+\{/);
  expect(pickBibtex('', ['nobody'])).toBe('');
  expect(pickRis('', ['nobody'])).toBe('');
});

test('for any papers, picked entries equal entries that are written alone', () => {
  fc.assert(
    fc.property(anyPapers, fc.infiniteStream(fc.boolean()), (all, coin) => {
      const known = citationKeys(all);
      const wanted = all.filter(() => coin.next().value);
      const wantedKeys = wanted.map(({ id }) => known.get(id) ?? id);
      expect(pickBibtex(formatBibtex(all, known), wantedKeys)).toBe(formatBibtex(wanted, known));
      expect(pickRis(formatRis(all, known), wantedKeys)).toBe(formatRis(wanted, known));
    }),
  );
});
