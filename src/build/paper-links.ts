import { fileSize, pageWords } from '#words';
import { toAddress } from '../library/address.ts';
import type { LinkedFile } from '../library/linked-files.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { arXivNumber, arXivUrl, doiUrl } from '../model/doi.ts';
import { type LinkType, linkTypes } from '../model/paper.ts';
import { pubMedCentralUrl, pubMedUrl } from '../model/pubmed.ts';
import { isPagePath, isSafeUrl } from '../model/url.ts';

/** Target of a link of a paper. Files of an unknown kind, and the address of the paper, are a `source`. */
export type PaperLinkKind = LinkType | 'code' | 'doi' | 'arxiv' | 'pmc' | 'pubmed' | 'source';

/** A link of a paper. */
export interface PaperLink {
  kind: PaperLinkKind;
  /** The text of the link on the page of the paper: `Poster (PDF, 2.1 MB)`. */
  label: string;
  /** The text of the link in a list: `Poster`. */
  short: string;
  address: string;
}

/** Kinds of links that lists show. A paper with none of them has its first other link there. */
const listedKinds: ReadonlySet<PaperLinkKind> = new Set<PaperLinkKind>([
  'pdf', 'doi', 'arxiv', 'code', 'slides', 'video', 'data', 'project',
]); // prettier-ignore

/**
 * Returns the links of a paper (PDF, DOI, code and others), in the order of the page of the paper and of all lists. The
 * links that most visitors need come first. Duplicate addresses are left out.
 */
export function paperLinks(paper: ShownPaper): PaperLink[] {
  const { links = {}, DOI, arXiv, PMID, PMCID, URL, code, files = [] } = paper;
  const toFullText = pubMedCentralUrl(PMCID);
  const toPubMed = pubMedUrl(PMID);
  const named = (kind: PaperLinkKind, name: string, address: string | undefined): PaperLink[] =>
    address === undefined ? [] : [{ kind, label: name, short: name, address }];
  const ofKind = (kind: LinkedFile['kind'], target?: string): PaperLink[] => [
    ...files.filter((file) => file.kind === kind).map((file, index) => toLink(file, index)),
    ...(target !== undefined && (isSafeUrl(target) || isPagePath(target))
      ? named(
          kind ?? 'source',
          pageWords.links[kind ?? 'source'],
          isSafeUrl(target) ? target : toAddress(target),
        )
      : []),
  ];
  const all = [
    ...ofKind('pdf', links.pdf),
    ...named('doi', 'DOI', DOI && doiUrl(DOI)),
    ...named('arxiv', 'arXiv', arXiv && arXivUrl(arXiv)),
    ...named('pmc', 'PubMed Central', toFullText),
    ...named('pubmed', 'PubMed', toPubMed),
    ...ofKind('code', typeof code === 'string' ? code : undefined),
    ...linkTypes.filter((type) => type !== 'pdf').flatMap((type) => ofKind(type, links[type])),
    ...ofKind(undefined),
    ...named('source', pageWords.links.source, URL),
  ];
  return all.filter(({ address }, index) => all.findIndex((other) => other.address === address) === index);
}

/**
 * Returns the links of a paper that lists show: one of each kind. A DOI that arXiv registered is shown as a link to
 * arXiv, since both lead to the same page.
 */
export function listedLinks(paper: ShownPaper): PaperLink[] {
  const number = paper.DOI && arXivNumber(paper.DOI);
  const all = paperLinks(number ? { ...withoutDoi(paper), arXiv: paper.arXiv ?? number } : paper);
  const kinds = new Set<PaperLinkKind>();
  const listed = all.filter(({ kind }) => {
    const isNew = listedKinds.has(kind) && !kinds.has(kind);
    kinds.add(kind);
    return isNew;
  });
  return listed.length > 0 ? listed : all.slice(0, 1);
}

function withoutDoi({ DOI: _, ...paper }: ShownPaper): ShownPaper {
  return paper;
}

/** Returns the link to a file of the site. If a paper has several files of a kind, their names distinguish them. */
function toLink({ path, kind, label, format, bytes }: LinkedFile, index: number): PaperLink {
  const name = kind === undefined || index > 0 ? label : pageWords.links[kind];
  const size = fileSize(bytes);
  const facts = name === format ? size : pageWords.fileFacts(format, size);
  return {
    kind: kind ?? 'source',
    label: pageWords.fileLabel(name, facts),
    short: name,
    address: toAddress(encodeURI(path)),
  };
}
