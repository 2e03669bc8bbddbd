import { createHash } from 'node:crypto';
import { answersFile } from '../../../../src/import/merge/kept-answers.ts';
import { baselineFile } from '../../../../src/import/merge/baseline.ts';
import type { ImportPlan } from '../../../../src/import/plan/plan.ts';
import { toShownWrites } from '../../../../src/import/plan/show-plan.ts';
import { reportLeftOut } from '../../../../src/import/read-sources.ts';
import type { Diagnostic } from '../../../../src/model/diagnostic.ts';
import { readContent } from '../../import/content.ts';
import { planForContent } from '../../import/plan-content.ts';
import type { Desk } from '../desk.ts';
import type { KeptImport } from './kept-imports.ts';
import type { PreparedPlan } from './prepared-plan.ts';

const order = ['error', 'warning', 'note'] as const;

/** Plans an import into the content as it is now. The last plan is kept until the content or an answer changes. */
export async function preparePlan(kept: KeptImport, desk: Desk): Promise<PreparedPlan> {
  const key = `${await desk.contentState()} ${kept.version}`;
  if (kept.prepared?.key !== key) {
    const plan = makePlan(kept, desk.content);
    kept.prepared = { key, plan };
    plan.catch(() => delete kept.prepared);
  }
  return kept.prepared.plan;
}

/** Plans an import into the content as it is now, whatever was planned before. */
export async function makePlan({ read, answers }: KeptImport, content: string): Promise<PreparedPlan> {
  const before = await readContent(content);
  const others = reportLeftOut(read.leftOut);
  const plan = read.isEmpty
    ? emptyPlan([...others, ...read.texts.flatMap(({ diagnostics }) => diagnostics)], read.texts)
    : await planForContent(read, before, content, { answers, others });
  const state = new Set<string>([baselineFile, answersFile]);
  const isNew = ({ file }: { file: string }) => !before.texts.has(file);
  const writes = plan.writes.filter(({ file }) => !state.has(file));
  const changes = writes.filter((write) => !isNew(write));
  // A doubt is shown as a question, and an answered one is not a problem.
  const problems = plan.diagnostics.filter(({ question }) => question === undefined);
  return {
    plan,
    isNewer: before.isNewer,
    shown: {
      hash: planHash(plan),
      newPapers: writes.filter((write) => isNew(write) && write.file.startsWith('papers/')),
      newPeople: writes.filter((write) => isNew(write) && write.file.startsWith('authors/')),
      changed: toShownWrites(changes, (file) => before.texts.get(file), false),
      questions: plan.questions,
      problems: order.flatMap((severity) => problems.filter((problem) => problem.severity === severity)),
      unchanged: plan.counts.unchanged,
      unread: plan.counts.reported,
      isEmpty: plan.writes.length === 0,
    },
  };
}

/** Returns a hash of the changes that a plan writes. */
function planHash({ writes }: ImportPlan): string {
  const hash = createHash('sha256');
  for (const { file, text } of writes) hash.update(`${file}\0${text}\0`);
  return hash.digest('hex').slice(0, 16);
}

/** The plan of texts without papers. */
function emptyPlan(diagnostics: Diagnostic[], texts: readonly { unread: number }[]): ImportPlan {
  const unread = texts.reduce((sum, text) => sum + text.unread, 0);
  const counts = { read: unread, written: 0, merged: 0, unchanged: 0, reported: unread };
  return { questions: [], writes: [], counts, diagnostics };
}
