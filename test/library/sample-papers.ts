import type { LinkedFile } from '../../src/library/linked-files.ts';
import type { ShownPaper } from '../../src/library/shown-paper.ts';
import type { Name } from '../../src/model/name.ts';

/**
 * Creates a paper as the library (the list of all papers and people of a site) contains it. Only the fields that a test
 * needs are given.
 */
export function shownPaper(id: string, author: Name[], more: Partial<ShownPaper> = {}): ShownPaper {
  return { id, title: id, titleHtml: id, plainTitle: id, type: 'article', author, ...more };
}

/** Returns the PDF `<name>.pdf` in the folder of the paper `folding`. */
export function pdfFile(name: string): LinkedFile {
  const file = { name: `${name}.pdf`, file: `folding/${name}.pdf`, bytes: 2_100_000 };
  const kind = name === 'slides' ? 'slides' : 'pdf';
  return {
    path: `/papers/folding/${name}.pdf`,
    kind,
    label: name,
    format: 'PDF',
    bytes: file.bytes,
    source: file,
  };
}
