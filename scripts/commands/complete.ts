import path from 'node:path';
import { findPapers } from '../../src/complete/find-papers.ts';
import { servicesOf } from '../../src/fetch/services.ts';
import { writeFileWhole } from '../../src/files/write-file.ts';
import { formatDiagnostics } from '../../src/import/plan/summary.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import {
  callerFolder,
  type CommandIo,
  defineCommand,
  type Main,
  runMain,
  usesColours,
  writeLine,
} from '../setup/command.ts';
import { startProgress } from '../setup/progress.ts';
import { contentPath } from '../site/content-path.ts';
import { readAnswers, review } from './complete/answer-proposals.ts';
import { completeHelp, parseCompleteArguments } from './complete/arguments.ts';
import { choosePapers } from './complete/choose-papers.ts';
import { readKnownContent } from './complete/known-content.ts';
import { formatCompleteJson, formatCompleteReport, formatCompleteSummary } from './complete/report.ts';
import { CompleteRun } from './complete/run.ts';
import { nothingDone, reportWriteErrors, startCommand } from './import/apply.ts';

export const main = completeCommand(findPapers);

/**
 * Makes the command.
 *
 * @param find looks for papers at the services; tests replace it
 */
export function completeCommand(find: typeof findPapers): Main {
  return defineCommand({
    help: completeHelp,
    parse: (argv, env) => ({ ...parseCompleteArguments(argv, env), services: servicesOf(env) }),
    run: (given, io) => {
      const folder = contentPath(io, given.content);
      return reportWriteErrors(folder, io, async () => {
        const known = await readKnownContent(folder);
        if (known.isNewer) return stop(known.diagnostics, io);
        const chosen = choosePapers(known, given.papers, given.authors);
        const ids = new Set(chosen.papers.map(({ id }) => id));
        if (chosen.papers.length === 0) {
          const problem =
            known.papers.length === 0
              ? `${folder} has no papers. Import some first: npm run import -- FILE`
              : 'No paper was chosen.';
          return stop([...known.diagnostics, ...chosen.diagnostics], io, problem);
        }
        if (given.review) return review(known, ids, folder, io);
        const progress = startProgress(io.stderr);
        const run = new CompleteRun({ folder, given, io, progress, named: chosen.named, find });
        const { answers, diagnostics } = readAnswers(known);
        const result = await run.all(answers, ids).finally(progress.end);
        if (!result) return nothingDone;
        const all = {
          ...result,
          diagnostics: [...chosen.diagnostics, ...diagnostics, ...result.diagnostics],
        };
        const start = given.dryRun ? undefined : startCommand(folder, io);
        if (given.report !== undefined)
          await writeFileWhole(
            path.resolve(callerFolder(io), given.report),
            run.redact(formatCompleteReport(all)),
          );
        if (given.json) {
          for (const line of formatDiagnostics(all.diagnostics)) writeLine(io.stderr, run.redact(line));
          writeLine(io.stdout, run.redact(formatCompleteJson(all)));
        } else writeLine(io.stdout, run.redact(formatCompleteSummary(all, usesColours(io), start)));
        const isFailed =
          all.stopped === 'by the user' || all.diagnostics.some(({ severity }) => severity === 'error');
        return isFailed ? 1 : 0;
      });
    },
  });
}

function stop(diagnostics: readonly Diagnostic[], io: CommandIo, problem?: string): number {
  for (const line of formatDiagnostics(diagnostics)) writeLine(io.stderr, line);
  if (problem !== undefined) writeLine(io.stderr, problem);
  return nothingDone;
}

await runMain(import.meta, main);
