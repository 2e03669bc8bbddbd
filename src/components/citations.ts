import { formatBibtex } from '../export/bibtex.ts';
import { citationKeys } from '../export/citation-keys.ts';
import { createReferencer, type Referencer } from '../export/references.ts';
import { currentLibrary } from '../library/current.ts';
import type { Library } from '../library/library.ts';
import type { ShownPaper } from '../library/shown-paper.ts';

interface Citations {
  references: Referencer;
  keys: ReadonlyMap<string, string>;
  bibtex(paper: ShownPaper): string;
}

const made = new WeakMap<Library, Citations>();

/** What writes citations of the papers of this build, made once for a library. */
export async function currentCitations(): Promise<Citations> {
  const library = await currentLibrary();
  const known = made.get(library);
  if (known) return known;
  const keys = citationKeys(library.papers);
  const citations = {
    references: createReferencer(),
    keys,
    bibtex: (paper: ShownPaper) => formatBibtex([paper], keys).trim(),
  };
  made.set(library, citations);
  return citations;
}
