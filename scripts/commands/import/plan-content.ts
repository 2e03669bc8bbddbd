import { listFiles } from '../../../src/files/content-folder.ts';
import { publicFolder } from '../../../src/files/public-folder.ts';
import { findLinkedFiles } from '../../../src/import/find-linked-files.ts';
import type { Answers } from '../../../src/import/merge/questions.ts';
import { askAboutNames } from '../../../src/import/plan/ask-about-names.ts';
import { type ImportPlan, planImport } from '../../../src/import/plan/plan.ts';
import type { ReadSources } from '../../../src/import/read-sources.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { root } from '../../setup/process.ts';
import type { ReadContent } from './content.ts';

/** Options of a plan. */
interface PlanOptions {
  /** Answers to questions of an earlier plan. */
  answers?: Answers | undefined;
  /** Whether to ask about spellings of names too, which takes longer than the plan. Always true if there are answers. */
  asksAboutNames?: boolean;
  /** Problems from before the plan, which are listed first. */
  others?: readonly Diagnostic[];
}

/**
 * Plans the import of what was read into a content folder. Writes nothing.
 *
 * @param content the path of the content folder
 */
export async function planForContent(
  read: ReadSources,
  before: ReadContent,
  content: string,
  { answers, asksAboutNames = answers !== undefined, others = [] }: PlanOptions = {},
): Promise<ImportPlan> {
  const today = new Date().toISOString().slice(0, 10);
  const linked = findLinkedFiles(read.texts, new Set(await listFiles(publicFolder(content, root))));
  const papers = planImport(linked.texts, before.content, today, answers);
  const planned = asksAboutNames ? askAboutNames(papers, before.content, answers) : papers;
  const diagnostics = [...others, ...before.diagnostics, ...planned.diagnostics, ...linked.diagnostics];
  return { ...planned, diagnostics };
}
