import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idSchema, type IdKind, numberedId, toId } from '../src/model/id.ts';
import { unportableNames } from './portable-names.ts';
import { propertyRuns } from './run-length.ts';

describe('real records 35: names of files on every system', () => {
  const tracked = () => {
    const listed = spawnSync('git', ['ls-files', '-z'], { encoding: 'utf8' });
    return listed.stdout.split('\0').filter((file) => file !== '');
  };

  test('the check of names finds what Windows and macOS refuse or mix up', () => {
    const paths = [
      'a/con',
      'a/Aux.md',
      'a/nul.tar.gz',
      'a/COM1',
      'a/console.md',
      'b/x:y',
      'b/what?',
      'b/end.',
      'c/Ä.md',
      'c/ä.md',
      'c/e\u0301',
      'c/\u00e9',
      'd/x/1',
      'D/x/2',
      'e/'.repeat(30),
    ];
    expect(unportableNames(paths, 50).map((line) => line.split(': ')[0])).toEqual([
      'a/con', 'a/Aux.md', 'a/nul.tar.gz', 'a/COM1', 'b/x:y', 'b/what?', 'b/end.', 'c/ä.md', 'c/\u00e9', 'D/x/2', 'D/x/2', 'e/'.repeat(30),
    ]); // prettier-ignore
  });

  test('the repository can be checked out everywhere', ({ skip }) => {
    const files = tracked();
    if (files.length === 0) skip('This folder is no git repository.');
    expect(unportableNames(files, 150)).toEqual([]);
  });

  test('text files have the same line ends on every system', () => {
    const attributes = readFileSync('.gitattributes', 'utf8');
    expect(attributes).toMatch(/^\* text=auto eol=lf$/mu);
    const mixed = spawnSync('git', ['ls-files', '--eol'], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter((line) => /^i\/(?:crlf|mixed)/u.test(line) && !line.includes('test/fixtures/'));
    expect(mixed).toEqual([]);
  });

  test.each([
    ['Con', 'paper-con'],
    ['AUX!', 'paper-aux'],
    ['nul.', 'paper-nul'],
    ['Com¹', 'paper-com1'],
    ['LPT9', 'paper-lpt9'],
    ['C.o.n.', 'c-o-n'],
    ['PRN…', 'paper-prn'],
    ['Con?', 'paper-con'],
    ['Ｃｏｎ', 'paper-con'],
    ['con con', 'con-con'],
  ])('a paper "%s" has the id %s', (title, id) => {
    expect(toId(title, 'paper')).toBe(id);
    expect(idSchema.safeParse(id).success).toBe(true);
  });

  test('the id of any text can be a file name everywhere, also with a number', () => {
    const words = fc.constantFrom(
      'con',
      'NUL',
      'aux.',
      'lpt1',
      'Straße',
      'ﬁ',
      'İ',
      'ı',
      'K',
      'ſ',
      '数学',
      'é',
      'e\u0301',
      '\u0000',
      'x'.repeat(99),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((all) => all.join(' ')),
      words,
    );
    const kind = fc.constantFrom<IdKind>('paper', 'person', 'venue', 'topic', 'affiliation');
    fc.assert(
      fc.property(text, kind, fc.integer({ min: 1, max: 10_000 }), (given, of, number) => {
        const id = numberedId(toId(given, of), number);
        expect(unportableNames([id, `${id}.md`], 103)).toEqual([]);
        expect(id).toBe(id.toLowerCase());
        expect(idSchema.safeParse(id).success).toBe(true);
      }),
      { numRuns: propertyRuns(5000) },
    );
  });
});
