import { parsePreprintServer } from '../../../model/preprint-server.ts';
import type { PaperRecord } from '../record.ts';
import { parseArXiv } from './identifiers.ts';

type SourcePaper = Partial<PaperRecord['paper']>;

/** Types that a source gives to a preprint because its format has no type for preprints. */
const replaceable: ReadonlySet<string> = new Set([
  'article-journal', 'article-magazine', 'chapter', 'document', 'manuscript', 'paper-conference', 'report', 'webpage', 'post-weblog',
]); // prettier-ignore

/**
 * Removes the name of a preprint server from the venue of a paper. The server is not where the paper was published, so
 * it becomes the publisher. The paper gets the type of a preprint, and its arXiv id if the venue contains the id.
 */
export function withoutPreprintVenue<Read extends SourcePaper>(paper: Read): Read {
  let found: string | undefined;
  const read: Read = { ...paper };
  for (const key of ['containerTitle', 'eventTitle', 'collectionTitle'] as const) {
    const venue = read[key];
    const server = venue === undefined ? undefined : parsePreprintServer(venue);
    if (venue === undefined || server === undefined) continue;
    found ||= server;
    if (server === 'arXiv') read.arXiv ??= arXivIn(venue) ?? arXivIn(read.volume ?? '');
    delete read[key];
  }
  if (found === undefined) return paper;
  if (read.arXiv === undefined) delete read.arXiv;
  if (read.type !== undefined && replaceable.has(read.type)) read.type = 'article';
  if (found !== '') read.publisher ??= found;
  // Some sources repeat the id as the volume, the pages or the number: `abs/2407.21783`, `arXiv:2407.21783`.
  for (const key of ['volume', 'issue', 'page', 'number'] as const) {
    const id = arXivIn(read[key] ?? '');
    if (id !== undefined && id === read.arXiv) delete read[key];
  }
  if (/^abs\//u.test(read.volume ?? '')) delete read.volume;
  return read;
}

/** Returns the arXiv id in a text such as `arXiv:2407.21783`, `abs/2407.21783` or `arXiv preprint 2407.21783`. */
function arXivIn(text: string): string | undefined {
  const words = text.replace(/[()[\],;]/gu, ' ').split(/\s+/u);
  return words
    .map((word) => parseArXiv(word.replace(/^(?:abs\/|arxiv[-.:])/iu, '')))
    .find((id) => id !== undefined);
}
