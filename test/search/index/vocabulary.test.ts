import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildWords } from '../../../src/search/index/build-words.ts';
import { parseDictionary } from '../../../src/search/index/dictionary.ts';
import type { SearchDocument } from '../../../src/search/index/document.ts';
import { limitsFor } from '../../../src/search/index/limits.ts';
import { parsePostings, parseWordFile } from '../../../src/search/index/postings.ts';
import { createVocabulary, noneMissing } from '../../../src/search/index/vocabulary.ts';
import { propertyRuns } from '../../run-length.ts';

/** Builds the files of words of some titles, with few terms in each file. */
function build(titles: readonly string[]) {
  const documents = titles.map((title, index): SearchDocument => ({ id: `p${index}`, title, author: [] }));
  const files = new Map<string, Uint8Array>();
  const head = buildWords(documents, { ...limitsFor(titles.length, false), entriesFileBytes: 6 }, files);
  const read = (file: number) => parseWordFile(files.get(`entries-${file}`) ?? new Uint8Array());
  return { head, files, read };
}

const letter = fc.constantFrom(...'abcé学𝒜');
const titles = fc.array(fc.string({ unit: letter, minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 30,
});

test('each word is found in the only file that its lookup asks for, with the papers that contain it', () => {
  fc.assert(
    fc.property(titles, (list) => {
      const { head, files, read } = build(list);
      const { terms } = parseDictionary(files.get('words-0') ?? new Uint8Array());
      for (const [index, word] of terms.entries()) {
        const vocabulary = createVocabulary(head);
        const missing = noneMissing();
        expect(vocabulary.find(word, missing)).toBeUndefined();
        expect(missing).toMatchObject({ needsDictionary: false, files: { size: 1 } });
        const [file = 0] = missing.files;
        const { dictionary, postings } = read(file);
        vocabulary.addFile(file, () => parseDictionary(dictionary));
        const again = noneMissing();
        expect(vocabulary.find(word, again)).toMatchObject({ term: index, spelling: word });
        expect(again).toEqual(noneMissing());
        expect(
          parsePostings(postings[index - (head.wordFiles[file] ?? 0)]!).paperNumbers.length,
        ).toBeGreaterThan(0);
      }
    }),
    { numRuns: propertyRuns(60) },
  );
});

test('the words that begin with a prefix are the same in files and in the dictionary', () => {
  fc.assert(
    fc.property(titles, fc.string({ unit: letter, minLength: 1, maxLength: 2 }), (list, prefix) => {
      const { head, files, read } = build(list);
      const inFiles = createVocabulary(head);
      for (const file of head.wordStarts.keys())
        inFiles.addFile(file, () => parseDictionary(read(file).dictionary));
      const whole = createVocabulary(head);
      whole.addDictionary('common', parseDictionary(files.get('words-0') ?? new Uint8Array()));
      const missing = noneMissing();
      expect(inFiles.startingWith(prefix, missing)).toEqual(whole.startingWith(prefix, missing));
      expect(missing).toEqual(noneMissing());
    }),
    { numRuns: propertyRuns(60) },
  );
});

test('a partial answer asks for few of many files with words that begin with a prefix', () => {
  const { head } = build(Array.from({ length: 60 }, (_, index) => `model${index} model${index}`));
  const missing = noneMissing();
  const vocabulary = createVocabulary(head);
  vocabulary.startingWith('model', missing);
  expect(head.wordStarts.length).toBeGreaterThan(9);
  expect(missing.files.size).toBeLessThanOrEqual(2);
  expect(missing.files.size + missing.otherFiles.size).toBe(head.wordStarts.length);
  expect(vocabulary.prefersFiles(missing)).toBe(false);
});
