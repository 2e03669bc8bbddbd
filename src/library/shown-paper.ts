import type { PaperPdf } from '../files/paper-pdfs.ts';
import { cleanTexts } from '../model/characters.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Paper } from '../model/paper.ts';
import { renderInline, renderProse, toPlainText } from '../text/text.ts';

/** A paper with its texts as pages show them: safe HTML, with formulas as MathML. */
export interface ShownPaper extends Paper {
  titleHtml: string;
  /** The title as plain text without TeX. */
  plainTitle: string;
  abstractHtml?: string;
  /** The PDFs in the folder of the paper; the first is the paper itself. */
  pdfs?: PaperPdf[];
}

/**
 * Renders the texts of a paper.
 *
 * @param file the path of its file, for diagnostics
 * @param bodyLine the line on which the abstract begins
 */
export function showPaper(
  read: Paper,
  file: string,
  bodyLine: number,
): { paper: ShownPaper; diagnostics: Diagnostic[] } {
  const paper = cleanTexts(read);
  const title = renderInline(paper.title);
  const abstract = paper.abstract === undefined ? undefined : renderProse(paper.abstract);
  const problems = [
    ...title.problems.map((problem) => ({ ...problem, line: 2 })),
    ...(abstract?.problems ?? []).map((problem) => ({ ...problem, line: problem.line + bodyLine - 1 })),
  ];
  return {
    paper: {
      ...paper,
      titleHtml: title.html,
      plainTitle: toPlainText(paper.title),
      ...(abstract && { abstractHtml: abstract.html }),
    },
    diagnostics: problems.map(({ line, message, advice }) => ({
      severity: 'warning',
      file,
      line,
      message,
      advice,
    })),
  };
}
