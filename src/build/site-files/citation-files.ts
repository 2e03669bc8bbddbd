import {
  type CitationFormatName,
  citationFormatNames,
  citationFormats,
} from '../../export/citation-formats.ts';
import { citationPath } from '../../library/address.ts';
import { collectionsWithFiles } from '../../library/paper-collections.ts';
import type { ShownPaper } from '../../library/shown-paper.ts';
import { currentLibrary, currentPaperFiles } from '../build-context.ts';
import { currentCitations } from '../citations.ts';
import type { SiteFile } from './site-file.ts';

/**
 * The citation files of each paper, in the formats that the limit on the number of files allows; of each person, venue,
 * topic and affiliation that `collectionsWithFiles` returns; and of all papers. The text of a paper is made once.
 */
export async function citationFiles(): Promise<SiteFile[]> {
  const library = await currentLibrary();
  const { papers } = library;
  const { digestOf, textOf } = await currentCitations();
  const formats = new Set<string>(await currentPaperFiles());
  const collections = collectionsWithFiles(library).map(({ folder, id, papers: own }) => ({
    folder: `${folder}/${id}/`,
    papers: own,
  }));
  const join = (name: CitationFormatName, some: readonly ShownPaper[]) =>
    citationFormats[name].join(some.map((paper) => textOf(name, paper)));
  return citationFormatNames.flatMap((name): SiteFile[] => {
    const file = `papers.${citationFormats[name].extension}`;
    const single = formats.has(name) ? papers : [];
    return [
      ...single.map((paper) => ({
        path: citationPath(paper, name).slice(1),
        key: () => digestOf(paper),
        make: () => textOf(name, paper),
      })),
      ...[...collections, { folder: '', papers }].map(({ folder, papers: own }) => ({
        path: `${folder}${file}`,
        make: () => join(name, own),
      })),
    ];
  });
}
