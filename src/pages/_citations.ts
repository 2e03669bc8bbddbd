import type { APIRoute, GetStaticPaths } from 'astro';
import { currentCitations } from '../components/citations.ts';
import { type CitationFormatName, citationFormats } from '../export/citation-formats.ts';
import { currentLibrary, currentPageKeys, currentPaperFiles } from '../build/build-context.ts';
import { collectionsWithFiles } from '../library/paper-collections.ts';
import type { ShownPaper } from '../library/shown-paper.ts';

/** Creates the endpoint for a file that contains all papers in one citation format. */
export function allPapersRoute(name: CitationFormatName): APIRoute {
  return async () => {
    const { papers } = await currentLibrary();
    return respond(name, papers, (await currentCitations()).keys);
  };
}

/**
 * Creates the endpoint for one file per paper in one citation format. The files are written only if the limit on the
 * number of files allows it. The citation keys are the same as in the file of all papers.
 */
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
    respond(name, [paper], new Map([[paper.id, key]]));
  return { getStaticPaths, GET };
}

/**
 * Creates the endpoint for files in one citation format: one file for each person, venue, topic and affiliation that
 * `collectionsWithFiles` returns.
 */
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
  }) => respond(name, papers, keys);
  return { getStaticPaths, GET };
}

function respond(
  name: CitationFormatName,
  papers: readonly ShownPaper[],
  keys: ReadonlyMap<string, string>,
): Response {
  const { mediaType, format } = citationFormats[name];
  const charset = mediaType.endsWith('json') ? '' : '; charset=utf-8';
  return new Response(format(papers, keys), { headers: { 'Content-Type': `${mediaType}${charset}` } });
}
