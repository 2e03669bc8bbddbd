import type { CitationCount } from '../model/citation-counts.ts';
import { cleanTexts } from '../model/characters.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Paper } from '../model/paper.ts';
import { withoutServerAsVenue } from '../model/preprint-server.ts';
import type { LinkedFile } from './linked-files.ts';
import { renderInline, renderProse, toPlainText } from '../text/text.ts';

/** A paper, with its title and abstract as sanitised HTML in which formulas are MathML. */
export interface ShownPaper extends Paper {
  titleHtml: string;
  /** The title as plain text without TeX. */
  plainTitle: string;
  abstractHtml?: string;
  /** The abstract as plain text, for the search index. Made here, because formulas take time and papers are kept between builds. */
  plainAbstract?: string;
  /** Files of the site to which the page links, such as PDF, slides and data. The paper itself comes first. */
  files?: LinkedFile[];
  /** How often the paper was cited, as the service of the site counted. Missing if it is not known. */
  citations?: CitationCount;
}

/**
 * Renders the title and abstract of a paper as HTML.
 *
 * @param file the path of the paper's file, for diagnostics
 * @param bodyLine the line of the file on which the abstract begins
 */
export function showPaper(
  read: Paper,
  file: string,
  bodyLine: number,
): { paper: ShownPaper; diagnostics: Diagnostic[] } {
  const paper = withoutServerAsVenue(cleanTexts(read));
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
      ...(paper.abstract && { plainAbstract: toPlainText(paper.abstract) }),
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
