import { cleanTexts } from '../model/characters.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Project } from '../model/project.ts';
import { renderInline, renderMarkdown, toPlainText } from '../text/text.ts';

/** A project, with its title and body as sanitised HTML. */
export interface ShownProject extends Project {
  titleHtml: string;
  /** The title as plain text without TeX. */
  plainTitle: string;
  bodyHtml: string;
}

/**
 * Renders the title and body of a project as HTML.
 *
 * @param file the path of the project's file, for diagnostics
 * @param bodyLine the line of the file on which the body begins
 */
export function showProject(
  read: Project,
  file: string,
  bodyLine: number,
): { project: ShownProject; diagnostics: Diagnostic[] } {
  const project = cleanTexts(read);
  const title = renderInline(project.title);
  const body = renderMarkdown(project.body);
  const problems = [
    ...title.problems.map((problem) => ({ ...problem, line: 2 })),
    ...body.problems.map((problem) => ({ ...problem, line: problem.line + bodyLine - 1 })),
  ];
  return {
    project: {
      ...project,
      titleHtml: title.html,
      plainTitle: toPlainText(project.title),
      bodyHtml: body.html,
    },
    diagnostics: problems.map((problem) => ({ severity: 'warning', file, ...problem })),
  };
}
