import { foldedWords, joinCompounds, joinIndices } from '../../model/tokens.ts';
import { formatDictionary, separator } from './dictionary.ts';
import { factsOf, type SearchDocument } from './document.ts';
import type { SearchLimits } from './limits.ts';
import {
  abstractPosition,
  fieldBits,
  formatEntries,
  formatWordFile,
  parsePositions,
  parsePostings,
  TermWriter,
} from './postings.ts';

/** The part of the head of an index that describes its dictionaries and files of postings. */
export interface WordsHead {
  /**
   * Number of terms in the first dictionary, `words-0`. It is also the number of the first term in the second
   * dictionary.
   */
  terms: number;
  /** For each file of postings, the number of its first term. No file has terms of both dictionaries. */
  wordFiles: number[];
  /**
   * For each file of postings with terms of the first dictionary, a text that is greater than all terms of the file
   * before, and not greater than its own terms.
   */
  wordStarts: string[];
}

/**
 * Creates the files of dictionaries, postings (the papers that contain each term) and word positions, and adds these
 * files to `files`.
 */
export function buildWords(
  documents: readonly SearchDocument[],
  { commonTermShare, entriesFileBytes }: SearchLimits,
  files: Map<string, Uint8Array>,
): WordsHead {
  const terms = collectTerms(documents);
  const sorted = [...terms.keys()].sort();
  const isRare = (term: string) => {
    const { count, fields, isWord } = terms.get(term) ?? {};
    return count === 1 && (fields === fieldBits.abstract || isWord === false);
  };
  const dictionaries = [sorted.filter((term) => !isRare(term)), sorted.filter(isRare)];
  for (const [index, list] of dictionaries.entries())
    files.set(
      `words-${index}`,
      formatDictionary(
        list,
        list.map((term) => terms.get(term)?.count ?? 0),
      ),
    );

  const wordFiles: number[] = [];
  const wordStarts: string[] = [];
  let termNumber = 0;
  for (const list of dictionaries) {
    const isFirst = list === dictionaries[0];
    let before = '';
    for (const group of groupEntries(list, terms, commonTermShare * documents.length, entriesFileBytes)) {
      if (isFirst) wordStarts.push(separator(before, group[0]?.term ?? ''));
      before = group.at(-1)?.term ?? '';
      const known = isFirst ? group : [];
      const dictionary = formatDictionary(
        known.map(({ term }) => term),
        known.map(({ count }) => count),
      );
      files.set(
        `entries-${wordFiles.length}`,
        formatWordFile(
          dictionary,
          group.map(({ postings }) => postings),
        ),
      );
      files.set(`positions-${wordFiles.length}`, formatEntries(group.map(({ positions }) => positions)));
      wordFiles.push(termNumber);
      termNumber += group.length;
    }
  }
  return { terms: dictionaries[0]?.length ?? 0, wordFiles, wordStarts };
}

/** A term, the number of papers that contain it, and its postings and positions. */
interface Entry {
  term: string;
  count: number;
  postings: Uint8Array;
  positions: Uint8Array;
}

/**
 * Makes the entries of sorted terms, in groups: one for each file of postings. Takes each term out of `terms`, because all of
 * them take much memory.
 *
 * @param maxCount number of papers above which the occurrences of a term in abstracts are left out
 * @param maxBytes maximum size of the postings of a group, those in abstracts included, unless one term alone exceeds it
 */
function* groupEntries(
  list: readonly string[],
  terms: Map<string, TermWriter>,
  maxCount: number,
  maxBytes: number,
): Generator<Entry[]> {
  let group: Entry[] = [];
  let size = 0;
  for (const term of list) {
    const writer = terms.get(term);
    if (!writer) continue;
    terms.delete(term);
    const { count } = writer;
    const whole = writer.toBytes();
    const entry = { term, count, ...(count > maxCount ? withoutAbstracts(whole) : whole) };
    const bytes = whole.postings.length;
    if (group.length > 0 && size + bytes > maxBytes) {
      yield group;
      [group, size] = [[], 0];
    }
    size += bytes;
    group.push(entry);
  }
  if (group.length > 0) yield group;
}

/** Collects the postings of all papers. Returns one writer for each term. */
function collectTerms(documents: readonly SearchDocument[]): Map<string, TermWriter> {
  const terms = new Map<string, TermWriter>();
  const writerOf = (term: string) => {
    const writer = terms.get(term) ?? new TermWriter();
    if (writer.count === 0) terms.set(term, writer);
    return writer;
  };
  for (const [paperNumber, document] of documents.entries()) {
    const add = (words: readonly string[], bits: number, start: number, areCompounds = false) => {
      let position = start;
      for (const word of words) {
        const writer = writerOf(word);
        writer.isWord ||= !areCompounds;
        writer.add(paperNumber, bits, position === 0 ? 0 : position++);
      }
      return position;
    };
    // The index also contains compounds as one word, so that the query `pretraining` finds `pre-training`, and words with
    // an index, so that `CO2` finds `CO_2`.
    const addCompounds = (text: string, bits: number) => {
      add(joinCompounds(text), bits, 0, true);
      add(joinIndices(text), bits, 0);
    };
    const { title, abstract = '', author, owners = [] } = document;
    const titleEnd = add(foldedWords(title), fieldBits.title, 1);
    const abstractEnd = add(
      foldedWords(abstract),
      fieldBits.abstract,
      Math.max(abstractPosition, titleEnd + 1),
    );
    let start = abstractEnd + 1;
    for (const name of [...author, ...owners]) start = add(foldedWords(name), fieldBits.author, start) + 1;
    add(foldedWords(factsOf(document).join('\n')), fieldBits.facts, 0);
    addCompounds(title, fieldBits.title);
    addCompounds(abstract, fieldBits.abstract);
  }
  return terms;
}

/** Returns the entry of a term without the occurrences of the term in abstracts. */
function withoutAbstracts(entry: { postings: Uint8Array; positions: Uint8Array }): typeof entry {
  const { paperNumbers, fields } = parsePostings(entry.postings);
  const positions = parsePositions(entry.positions);
  const writer = new TermWriter();
  for (const [index, paperNumber] of paperNumbers.entries()) {
    const bits = (fields[index] ?? 0) & ~fieldBits.abstract;
    if (bits === 0) continue;
    // A position does not show whether it is in a name or in the abstract. If the term is in a name, which is rare, all
    // positions are kept.
    const isName = (bits & fieldBits.author) !== 0;
    const kept = (positions[index] ?? []).filter((position) => isName || position < abstractPosition);
    writer.add(paperNumber, bits, 0);
    for (const position of kept) writer.add(paperNumber, bits, position);
  }
  return writer.toBytes();
}
