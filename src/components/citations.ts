import { formatBibtex } from '../export/bibtex.ts';
import { citationKeys } from '../export/citation-keys.ts';
import { createReferenceFormatter, type ReferenceFormatter } from '../export/references.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { currentLibrary } from '../build/build-context.ts';
import { oncePerBuild } from '../build/once-per-build.ts';

interface Citations {
  references: ReferenceFormatter;
  keys: ReadonlyMap<string, string>;
  bibtex(paper: ShownPaper): string;
}

/**
 * Returns functions that format references and BibTeX entries for the papers of this build, and the citation key of
 * each paper.
 */
export const currentCitations = oncePerBuild(async (): Promise<Citations> => {
  const { papers } = await currentLibrary();
  const keys = citationKeys(papers);
  return {
    references: createReferenceFormatter(),
    keys,
    bibtex: (paper) => formatBibtex([paper], keys).trim(),
  };
});
