import { corpusLines } from '../corpus-lines.ts';

/** One line of a corpus: a real paper from arXiv or the ACL Anthology. */
export interface CorpusRecord {
  /** Id of the line, such as `arxiv:2503.22986`. */
  id: string;
  title: string;
  /** Names as people write them, such as `Ada B. Quill`. */
  authors: string[];
  /** `2016`, `2016-06` or `2016-06-30`. */
  date: string;
  venue?: string;
  booktitle?: string;
  abstract?: string;
  pages?: string;
  doi?: string;
  url?: string;
  pdf?: string;
  categories?: string[];
}

/** The two parts of a corpus. The second one is kept for the final figures. */
export type Half = 'development' | 'held-out';

/**
 * Reads one half of a corpus. Which half a record belongs to depends only on its id. Records without a title or an
 * author are left out, because a profile has none.
 *
 * @throws if the file cannot be read or has no records
 */
export async function readHalf(file: string, half: Half): Promise<CorpusRecord[]> {
  const records: CorpusRecord[] = [];
  for await (const line of corpusLines(file)) {
    const record = JSON.parse(line) as CorpusRecord;
    if (hashOf(record.id) % 2 !== (half === 'held-out' ? 1 : 0)) continue;
    if (record.title.trim() !== '' && record.authors.length > 0) records.push(record);
  }
  if (records.length === 0) throw new Error(`${file} has no papers with a title and authors.`);
  return records;
}

/** Returns a number from 0 to 2^32 - 1 that depends only on the text (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}
