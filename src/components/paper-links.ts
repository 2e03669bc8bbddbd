import { pdfPath, toAddress } from '../library/address.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { arXivUrl, doiUrl } from '../model/doi.ts';
import { linkTypes } from '../model/paper.ts';
import { linkLabels } from './labels.ts';

/** Where the paper and what belongs to it are to be had, in the order in which visitors look for it; each address once. */
export function paperLinks(paper: ShownPaper): { label: string; address: string }[] {
  const { links = {}, DOI, arXiv, URL, code, pdfs = [] } = paper;
  const all = [
    ...pdfs.map((pdf, index) => ({
      label: index === 0 ? linkLabels.pdf : `${pdf.name} (${linkLabels.pdf})`,
      address: toAddress(pdfPath(paper, pdf)),
    })),
    ...(links.pdf ? [{ label: linkLabels.pdf, address: links.pdf }] : []),
    ...(DOI ? [{ label: 'DOI', address: doiUrl(DOI) }] : []),
    ...(arXiv ? [{ label: 'arXiv', address: arXivUrl(arXiv) }] : []),
    ...(typeof code === 'string' ? [{ label: linkLabels.code, address: code }] : []),
    ...linkTypes.flatMap((type) => {
      const address = links[type];
      return type === 'pdf' || address === undefined ? [] : [{ label: linkLabels[type], address }];
    }),
    ...(URL ? [{ label: linkLabels.source, address: URL }] : []),
  ];
  return all.filter(({ address }, index) => all.findIndex((other) => other.address === address) === index);
}
