import { fileSize, pageWords } from '#words';
import { toAddress } from '../library/address.ts';
import type { LinkedFile } from '../library/linked-files.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { arXivUrl, doiUrl } from '../model/doi.ts';
import { linkTypes } from '../model/paper.ts';
import { pubMedCentralUrl, pubMedUrl } from '../model/pubmed.ts';
import { isPagePath, isSafeUrl } from '../model/url.ts';

/**
 * Returns the links of a paper (PDF, DOI, code and others). The links that most visitors need come first. Duplicate
 * addresses are left out.
 */
export function paperLinks(paper: ShownPaper): { label: string; address: string }[] {
  const { links = {}, DOI, arXiv, PMID, PMCID, URL, code, files = [] } = paper;
  const toFullText = pubMedCentralUrl(PMCID);
  const toPubMed = pubMedUrl(PMID);
  const ofKind = (kind: LinkedFile['kind'], target?: string) => [
    ...files.filter((file) => file.kind === kind).map((file, index) => toLink(file, index)),
    ...(target !== undefined && (isSafeUrl(target) || isPagePath(target))
      ? [
          {
            label: pageWords.links[kind ?? 'source'],
            address: isSafeUrl(target) ? target : toAddress(target),
          },
        ]
      : []),
  ];
  const all = [
    ...ofKind('pdf', links.pdf),
    ...(DOI ? [{ label: 'DOI', address: doiUrl(DOI) }] : []),
    ...(arXiv ? [{ label: 'arXiv', address: arXivUrl(arXiv) }] : []),
    ...(toFullText ? [{ label: 'PubMed Central', address: toFullText }] : []),
    ...(toPubMed ? [{ label: 'PubMed', address: toPubMed }] : []),
    ...ofKind('code', typeof code === 'string' ? code : undefined),
    ...linkTypes.filter((type) => type !== 'pdf').flatMap((type) => ofKind(type, links[type])),
    ...ofKind(undefined),
    ...(URL ? [{ label: pageWords.links.source, address: URL }] : []),
  ];
  return all.filter(({ address }, index) => all.findIndex((other) => other.address === address) === index);
}

/** Returns the link to a file of the site. If a paper has several files of a kind, their names distinguish them. */
function toLink({ path, kind, label, format, bytes }: LinkedFile, index: number) {
  const name = kind === undefined || index > 0 ? label : pageWords.links[kind];
  const size = fileSize(bytes);
  const facts = name === format ? size : pageWords.fileFacts(format, size);
  return {
    label: pageWords.fileLabel(name, facts),
    address: toAddress(encodeURI(path)),
  };
}
