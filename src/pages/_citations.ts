import type { APIRoute, GetStaticPaths } from 'astro';
import { currentCitations } from '../components/citations.ts';
import { type CitationFormatName, citationFormats } from '../export/citation-formats.ts';
import { currentLibrary, currentPageKeys, currentPaperFiles } from '../build/build-context.ts';
import { collectionsWithFiles } from './_collections.ts';
import type { ShownPaper } from '../library/shown-paper.ts';

/** The endpoint of a file of all papers. */
export function allPapersRoute(name: CitationFormatName): APIRoute {
  return async () => {
    const { papers } = await currentLibrary();
    return answer(name, papers, (await currentCitations()).keys);
  };
}

/** The endpoint of a file for each paper, where the site has room for them. Keys are those of the file of all papers. */
export function paperRoute(name: CitationFormatName) {
  const getStaticPaths = (async () => {
    if (!(await currentPaperFiles()).includes(name)) return [];
    const { papers } = await currentLibrary();
    const pageKeys = await currentPageKeys();
    const { keys } = await currentCitations();
    return papers.map((paper) => {
      const key = keys.get(paper.id);
      return { params: { id: paper.id }, props: { paper, key }, cacheKey: pageKeys.citation(paper, key) };
    });
  }) satisfies GetStaticPaths;
  const GET: APIRoute<{ paper: ShownPaper; key: string }> = ({ props: { paper, key } }) =>
    answer(name, [paper], new Map([[paper.id, key]]));
  return { getStaticPaths, GET };
}

/** The endpoint of a file of the papers of each person, venue, topic and affiliation that has files of its own. */
export function collectionRoute(name: CitationFormatName) {
  const getStaticPaths = (async () => {
    const library = await currentLibrary();
    const { keys } = await currentCitations();
    return collectionsWithFiles(library).map(({ folder, id, papers }) => ({
      params: { groups: folder, id },
      props: { papers, keys },
    }));
  }) satisfies GetStaticPaths;
  const GET: APIRoute<{ papers: ShownPaper[]; keys: ReadonlyMap<string, string> }> = ({
    props: { papers, keys },
  }) => answer(name, papers, keys);
  return { getStaticPaths, GET };
}

function answer(
  name: CitationFormatName,
  papers: readonly ShownPaper[],
  keys: ReadonlyMap<string, string>,
): Response {
  const { mediaType, format } = citationFormats[name];
  const charset = mediaType.endsWith('json') ? '' : '; charset=utf-8';
  return new Response(format(papers, keys), { headers: { 'Content-Type': `${mediaType}${charset}` } });
}
