import { existsSync } from 'node:fs';
import path from 'node:path';
import { type CitationCount, citationsFile, parseCitationCounts } from '../model/citation-counts.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { readText } from './read-text.ts';

/** The content of `citations.json`, and the problems of the file. */
export interface ReadCitations {
  counts: Map<string, CitationCount>;
  diagnostics: Diagnostic[];
}

/** Reads `citations.json` of a content folder. A file that does not exist has no counts. */
export function readCitations(folder: string): ReadCitations {
  const file = path.join(folder, citationsFile);
  if (!existsSync(file)) return { counts: new Map(), diagnostics: [] };
  const read = readText(file);
  return 'text' in read
    ? parseCitationCounts(read.text, file)
    : { counts: new Map(), diagnostics: read.diagnostics };
}
