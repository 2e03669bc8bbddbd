import { date, pageWords } from '#words';
import type { Library } from '../../library/library.ts';
import type { ShownPaper } from '../../library/shown-paper.ts';
import { categoryNames } from '../../model/arxiv-categories.ts';
import { yearOf } from '../../model/date.ts';
import { listedLinks } from '../paper-links.ts';
import { currentShortVenues } from '../list-options.ts';
import { firstAuthors } from '../../library/first-authors.ts';
import { hasOwnPage } from '../../library/people.ts';
import { listedNotice } from '../../library/paper-notice.ts';
import type { ShortVenueOf } from '../../library/short-venues.ts';
import type { DocumentLink, SearchDocument } from '../../search/index/document.ts';
import { type SearchFiles, toSearchFiles } from '../../search/index/write-index.ts';
import { currentLibrary } from '../build-context.ts';
import { oncePerBuild } from '../once-per-build.ts';
import type { SiteFile } from './site-file.ts';
import { pdfsOf } from '../../library/linked-files.ts';

/**
 * The search index: `search.json`, which describes the other files, and these files in a folder whose name is a hash of
 * their content.
 */
export async function searchFiles(): Promise<SiteFile[]> {
  const { manifest, files } = await currentSearchFiles();
  return [
    { path: 'search.json', make: () => JSON.stringify(manifest) },
    ...[...files].map(([file, bytes]) => ({ path: `search/${file}.bin`, key: file, make: () => bytes })),
  ];
}

/** Returns the files of the search index of this build. */
const currentSearchFiles = oncePerBuild(async (): Promise<SearchFiles> => {
  const library = await currentLibrary();
  const shortVenueOf = await currentShortVenues();
  return toSearchFiles(library.papers.map((paper) => toDocument(paper, library, shortVenueOf)));
});

function toDocument(paper: ShownPaper, library: Library, shortVenueOf: ShortVenueOf): SearchDocument {
  const byline = library.byline(paper);
  const { credits, truncated, owners } = byline;
  const first = firstAuthors(paper, byline).map(({ id }) => id);
  const venueShort = shortVenueOf(paper)?.short;
  const notice = listedNotice(paper);
  const memberPositions = [...credits.keys()].filter(
    (position) => credits[position]?.person?.memberStatus !== undefined,
  );
  // Results link to pages only. On most sites, everyone has one.
  const pagePositions = [...credits.keys()].filter((position) => {
    const person = credits[position]?.person;
    return person !== undefined && hasOwnPage(person);
  });
  const projects = library.projectsOf(paper).map(({ project }) => project.plainTitle);
  const versions = [paper, ...(paper.versions ?? [])];
  const identifiers = versions.flatMap(({ DOI, arXiv, PMID, PMCID, URL }) => [
    DOI,
    arXiv === undefined ? undefined : `arxiv:${arXiv}`,
    PMID === undefined ? undefined : `pmid:${PMID}`,
    PMCID,
    URL,
  ]);
  return {
    id: paper.id,
    title: paper.plainTitle,
    author: credits.map(({ name }) => name),
    authorIds: credits.map(({ person }) => person?.id),
    ...(memberPositions.length > 0 && { memberPositions }),
    ...(library.plan.entryPapers > 0 && { pagePositions }),
    ...(truncated && { authorsTruncated: true }),
    ...(owners.length > 0 && {
      owners: owners.map(({ name }) => name),
      ownerIds: owners.map(({ id }) => id),
    }),
    ...(paper.plainAbstract && { abstract: paper.plainAbstract }),
    ...(paper.containerTitle && { venue: paper.containerTitle }),
    ...(venueShort && { venueShort }),
    ...(first.length > 0 && { firstAuthorIds: first }),
    links: listedLinks(paper).map(({ short, address }): DocumentLink => [short, address]),
    ...(paper.awards && { awards: paper.awards }),
    ...(notice && { notice }),
    type: paper.type,
    typeLabel: pageWords.types[paper.type],
    ...(paper.issued && { date: date(paper.issued), year: Number(yearOf(paper.issued)) }),
    ...(paper.categories && { categories: categoryNames(paper.categories) }),
    ...(paper.keyword && { keywords: paper.keyword }),
    ...(projects.length > 0 && { projects }),
    ...(paper.code && { code: true }),
    ...(paper.citations && { citations: paper.citations.count }),
    ...((paper.links?.pdf || pdfsOf(paper).length > 0 || versions.some(hasPdf)) && { pdf: true }),
    identifiers: [...new Set(identifiers.filter((text) => text !== undefined))],
  };
}

/**
 * Whether a version of a paper has a PDF: either `URL` is the address of a PDF, or the version is on arXiv, which has a
 * PDF of every paper.
 */
function hasPdf({ URL, arXiv }: Pick<ShownPaper, 'URL' | 'arXiv'>): boolean {
  return arXiv !== undefined || /\.pdf$|\/pdf\/|arxiv\.org\//iu.test(URL ?? '');
}
