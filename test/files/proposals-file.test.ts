import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editProposals, parseProposals } from '../../src/files/proposals-file.ts';
import type { Proposal } from '../../src/model/proposal.ts';
import { propertyRuns } from '../run-length.ts';

function proposal(title: string, more: Partial<Proposal> = {}): Proposal {
  const found = { title, type: 'article' as const, author: ['Ada Quill'] };
  return {
    paper: title,
    answer: null,
    records: [{ source: 'openalex', address: 'https://openalex.org/W1', found }],
    ...more,
  };
}

const title = fc
  .string({ minLength: 1, unit: 'grapheme' })
  .filter((text) => text.trim() === text && text.trim() !== '');
const id = fc.stringMatching(/^[a-z]{4,6}$/);

test('proposals of any text are written and read again, sorted; writing them twice changes nothing', () => {
  fc.assert(
    fc.property(fc.dictionary(id, title), (titles) => {
      const proposals = new Map(Object.entries(titles).map(([key, text]) => [key, proposal(text)]));
      const text = editProposals(undefined, proposals);
      if (proposals.size === 0) {
        expect(text).toBeUndefined();
        return;
      }
      const read = parseProposals(text);
      expect(read.diagnostics).toEqual([]);
      expect([...read.proposals.keys()]).toEqual([...proposals.keys()].sort());
      expect(editProposals(text, proposals)).toBeUndefined();
    }),
    { numRuns: propertyRuns(150) },
  );
});

test('proposals that stay keep their lines, comments and answers', () => {
  const text =
    editProposals(
      undefined,
      new Map([
        ['b', proposal('B')],
        ['d', proposal('D')],
      ]),
    ) ?? '';
  const edited = text
    .replace('b:\n', '# ask Bo\nb: # doubtful\n')
    .replace('  answer:', '  answer: accept # yes');
  const changed =
    editProposals(
      edited,
      new Map([
        ['b', proposal('B')],
        ['d', undefined],
        ['c', proposal('C')],
        ['a', proposal('A')],
      ]),
    ) ?? '';
  expect(parseProposals(changed).ids).toEqual(['a', 'b', 'c']);
  expect(changed).toContain('# ask Bo\nb: # doubtful\n  paper: B\n  answer: accept # yes\n');
});

test('a file in flow style or without a line end keeps its proposals', () => {
  const flow = `{ b: ${JSON.stringify(proposal('B'))}, d: ${JSON.stringify(proposal('D'))} }`;
  const text = editProposals(flow, new Map([['d', undefined]])) ?? '';
  expect(Object.fromEntries(parseProposals(text).proposals)).toEqual({ b: proposal('B') });
  const cut = (editProposals(undefined, new Map([['b', proposal('B')]])) ?? '').trimEnd();
  expect(parseProposals(editProposals(cut, new Map([['c', proposal('C')]]))).ids).toEqual(['b', 'c']);
});

test.each([
  ['a: [\n', true, /^Invalid YAML/],
  ['- a\n', true, /^The file is not a list of papers/],
  ['A B: 1\n', false, /^"A B" is not the id of a paper/],
  ['a: {paper: A, records: []}\n', false, /"records" is not valid/],
  [
    'a: {paper: A, records: [{source: x, address: y, found: {}}]}\n',
    false,
    /"records.found.title" \(item 1\) is missing/,
  ],
  ['a: {paper: A, anwser: accept, records: []}\n', false, /anwser/],
])('%j is reported with its line', (text, isBroken, message) => {
  const read = parseProposals(text, 'content/proposals.yaml');
  expect(read.isBroken).toBe(isBroken);
  expect(read.diagnostics.map((one) => one.message).join('\n')).toMatch(message);
  expect(
    read.diagnostics.every(({ file, line }) => file === 'content/proposals.yaml' && (line ?? 0) > 0),
  ).toBe(true);
});

test('one invalid proposal does not cost the others', () => {
  const text = `a: 1\n${editProposals(undefined, new Map([['b', proposal('B')]]))}`;
  const read = parseProposals(text);
  expect([[...read.proposals.keys()], read.diagnostics.length]).toEqual([['b'], 1]);
});

test.each([
  ['accept', 'Accept'],
  ['refuse', ' REFUSE '],
])('the answer "%s" is known in any case', (answer, written) => {
  const text = editProposals(undefined, new Map([['b', proposal('B')]])) ?? '';
  const read = parseProposals(text.replace('  answer:', `  answer: "${written}"`));
  expect([read.diagnostics, read.proposals.get('b')?.answer]).toEqual([[], answer]);
});
