import { pageWords } from '#words';
import { pdfPath, toAddress } from '../library/address.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { arXivUrl, doiUrl } from '../model/doi.ts';
import { linkTypes } from '../model/paper.ts';

/**
 * Returns the links of a paper (PDF, DOI, code and others). The links that most visitors need come first. Duplicate
 * addresses are left out.
 */
export function paperLinks(paper: ShownPaper): { label: string; address: string }[] {
  const { links = {}, DOI, arXiv, URL, code, pdfs = [] } = paper;
  const all = [
    ...pdfs.map((pdf, index) => ({
      label: index === 0 ? pageWords.links.pdf : `${pdf.name} (${pageWords.links.pdf})`,
      address: toAddress(pdfPath(paper, pdf)),
    })),
    ...(links.pdf ? [{ label: pageWords.links.pdf, address: links.pdf }] : []),
    ...(DOI ? [{ label: 'DOI', address: doiUrl(DOI) }] : []),
    ...(arXiv ? [{ label: 'arXiv', address: arXivUrl(arXiv) }] : []),
    ...(typeof code === 'string' ? [{ label: pageWords.links.code, address: code }] : []),
    ...linkTypes.flatMap((type) => {
      const address = links[type];
      return type === 'pdf' || address === undefined ? [] : [{ label: pageWords.links[type], address }];
    }),
    ...(URL ? [{ label: pageWords.links.source, address: URL }] : []),
  ];
  return all.filter(({ address }, index) => all.findIndex((other) => other.address === address) === index);
}
