import { yearOf } from '../../../../src/model/date.ts';
import { dateFormatter } from '../../../../src/words/date.ts';
import { numberedId, toId } from '../../../../src/model/id.ts';
import type { SearchDocument } from '../../../../src/search/index/document.ts';
import { toPlainText } from '../../../../src/text/text.ts';
import { corpusLines } from '../corpus-lines.ts';

const formatDate = dateFormatter('en-GB');

/** One line of a corpus (a file of papers). */
interface Line {
  title: string;
  authors?: string[];
  date?: string;
  venue?: string;
  abstract?: string;
  doi?: string;
  pdf?: string;
  url?: string;
  categories?: string | string[];
}

/**
 * Reads the first `size` papers of a corpus (a file of papers) in JSON Lines, which may be compressed (`.zst`). The
 * file is decompressed with Zstandard. The papers are sorted newest first, as in a build of the site.
 *
 * @throws if the file cannot be read or has fewer than `size` papers
 */
export async function readDocuments(file: string, size: number): Promise<SearchDocument[]> {
  const read: (SearchDocument & { issued: string })[] = [];
  const ids = new Map<string, number>();
  for await (const line of corpusLines(file)) {
    if (read.length === size) break;
    read.push(toDocument(JSON.parse(line) as Line, ids, formatDate));
  }
  if (read.length < size)
    throw new Error(`${file} has only ${read.length} papers. Choose a size of at most that, not ${size}.`);
  read.sort((a, b) => (a.issued < b.issued ? 1 : a.issued > b.issued ? -1 : 0));
  return read.map(({ issued: _, ...document }) => document);
}

function toDocument(
  line: Line,
  ids: Map<string, number>,
  formatDate: ReturnType<typeof dateFormatter>,
): SearchDocument & { issued: string } {
  const { title, authors = [], date = '', venue, abstract, doi, pdf, url } = line;
  const base = toId(title, 'paper');
  const number = (ids.get(base) ?? 0) + 1;
  ids.set(base, number);
  const categories = typeof line.categories === 'string' ? line.categories.split(' ') : line.categories;
  const year = Number(yearOf(date));
  return {
    issued: date,
    id: numberedId(base, number),
    title: toPlainText(title),
    author: authors,
    authorIds: authors.map((name) => toId(name, 'person')),
    ...(abstract && { abstract: toPlainText(abstract) }),
    ...(venue && { venue }),
    ...(date && { date: formatDate(date), year }),
    ...(categories && { categories }),
    type: venue === 'arXiv' ? 'article' : 'paper-conference',
    ...(pdf && { pdf: true }),
    identifiers: [doi, url].filter((text) => text !== undefined),
  };
}
