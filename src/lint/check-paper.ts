import { hasLink } from '../model/has-link.ts';
import type { Paper } from '../model/paper.ts';
import type { ContentText } from './content-texts.ts';
import { badIdentifiers } from './identifiers.ts';
import type { LintDiagnostic, LintRule } from './lint-diagnostic.ts';
import { lineOf } from './parsed-file.ts';

/** Year in which Gutenberg printed his first book. An earlier publication date is a mistake. */
const firstYear = 1450;

/**
 * Reports values of a paper that are valid but probably wrong, and a missing year, abstract or link.
 *
 * @param today today's date: `2026-11-23`
 * @param hasFile whether the content folder has a file of this paper, such as its PDF
 */
export function checkPaper(
  paper: Paper,
  source: ContentText,
  today: string,
  hasFile: boolean,
): LintDiagnostic[] {
  const warning = (
    kind: LintRule,
    path: readonly PropertyKey[],
    message: string,
    advice: string,
  ): LintDiagnostic => ({
    kind,
    severity: 'warning',
    file: source.file,
    line: lineOf(source, path),
    message,
    advice,
  });
  const found = [paper, ...(paper.versions ?? [])].flatMap((values, index) =>
    badIdentifiers(values).map(({ key, message, advice }) =>
      warning('identifier', [...(index === 0 ? [] : ['versions', index - 1]), key], message, advice),
    ),
  );
  const { issued } = paper;
  if (issued === undefined) {
    found.push(warning('no-year', ['title'], 'The year is missing.', 'Add a line such as issued: "2024".'));
  } else if (Number(issued.slice(0, 4)) > Number(today.slice(0, 4)) + 1) {
    const message = `The date "${issued}" under "issued" is more than a year in the future.`;
    found.push(warning('date', ['issued'], message, 'Correct the year.'));
  } else if (Number(issued.slice(0, 4)) < firstYear) {
    const message = `The date "${issued}" under "issued" is before the invention of printing.`;
    found.push(warning('date', ['issued'], message, 'Correct the year.'));
  }
  if (paper.abstract === undefined) {
    const advice =
      'Write the abstract below the frontmatter, so that the search finds the paper by words of the abstract.';
    found.push(warning('no-abstract', ['title'], 'The abstract is missing.', advice));
  }
  if (!hasFile && paper.hidden !== true && !hasLink(paper)) {
    const advice = 'Add DOI, arXiv or URL, or save the PDF next to this file under the same name.';
    const message = 'No link leads to the paper, so readers cannot open it.';
    found.push(warning('no-link', ['title'], message, advice));
  }
  return found;
}
