import { type CitationFormatName, citationFormats } from '../export/citation-formats.ts';
import { citationKeys } from '../export/citation-keys.ts';
import { createReferenceFormatter, type ReferenceFormatter } from '../export/references.ts';
import { keptFolder, openKeptValues } from '../files/kept-values.ts';
import { citedDigest } from '../library/page-key.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { currentLibrary } from './build-context.ts';
import { oncePerBuild } from './once-per-build.ts';

interface Citations {
  references: ReferenceFormatter;
  keys: ReadonlyMap<string, string>;
  /** Returns a hash of everything that the citation files of a paper contain. */
  digestOf(paper: ShownPaper): string;
  /** Returns the text of a citation file with one paper. */
  textOf(name: CitationFormatName, paper: ShownPaper): string;
  /** Returns the BibTeX entry of a paper, without a line break at the end. */
  bibtex(paper: ShownPaper): string;
}

/**
 * Maximum number of papers whose references and citation texts are kept, so that each is made once for the files of the
 * paper, of its people and groups, and of all papers. The texts of one paper have about 7 kB.
 */
const keptPapers = 20_000;

/** The references and the texts of citation files, made by this build or an earlier one. */
const keptReferences = openKeptValues(keptFolder('references'));
const keptTexts = openKeptValues(keptFolder('citations'));

/** The formatter does not depend on the content, so that it stays when the content changes in `npm run dev`. */
let references: ReferenceFormatter | undefined;

/**
 * Saves the references for the next build. Threads that render pages must call it one after the other.
 *
 * @param isWhole whether all pages have been rendered. References of papers that no longer exist are then forgotten
 */
export async function saveReferences(isWhole: boolean): Promise<void> {
  const { papers } = await currentLibrary();
  const ids = new Set(papers.map(({ id }) => id));
  if (isWhole) keptReferences.forget((id) => ids.has(id));
  keptReferences.save();
}

/** Saves the texts of citation files for the next build. The thread that made the files of all papers must call it. */
export async function saveCitationTexts(): Promise<void> {
  const { papers } = await currentLibrary();
  if (papers.length > keptPapers) return;
  const ids = new Set(papers.map(({ id }) => id));
  keptTexts.forget((key) => ids.has(key.slice(key.indexOf('/') + 1)));
  keptTexts.save();
}

/**
 * Returns functions that format references and BibTeX entries for the papers of this build, and the citation key of
 * each paper.
 */
export const currentCitations = oncePerBuild(async (): Promise<Citations> => {
  const { papers } = await currentLibrary();
  const keys = citationKeys(papers);
  const digests = new Map<ShownPaper, string>();
  const digestOf = (paper: ShownPaper): string => {
    const digest = digests.get(paper) ?? citedDigest(paper, keys.get(paper.id));
    digests.set(paper, digest);
    return digest;
  };
  const textOf = (name: CitationFormatName, paper: ShownPaper): string => {
    const make = () => citationFormats[name].format([paper], keys);
    return papers.length <= keptPapers ? keptTexts.get(`${name}/${paper.id}`, digestOf(paper), make) : make();
  };
  references ??= createReferenceFormatter((key, text, make) =>
    papers.length <= keptPapers ? keptReferences.get(key, text, make) : make(),
  );
  return {
    references,
    keys,
    digestOf,
    textOf,
    bibtex: (paper) => textOf('bib', paper).trim(),
  };
});
