import { servicesOf } from '../../src/fetch/services.ts';
import type { ImportCounts } from '../../src/import/plan/plan.ts';
import { countFailed, formatDiagnostics } from '../../src/import/plan/summary.ts';
import { reportLeftOut } from '../../src/import/read-sources.ts';
import { callerFolder, defineCommand, type Main, runMain, writeLine } from '../setup/command.ts';
import { startProgress } from '../setup/progress.ts';
import { contentPath } from '../site/content-path.ts';
import { applyImport, nothingDone, reportWriteErrors } from './import/apply.ts';
import { importHelp, parseImportArguments } from './import/arguments.ts';
import { readAnswerFile } from './import/answers.ts';
import { gatherSources } from './import/sources.ts';

export const main = importCommand(false);

/** The command as a part of `npm start`, which shows the site itself, so that no next step is printed. */
export const mainOfStart = importCommand(true);

function importCommand(isPartOfStart: boolean): Main {
  return defineCommand({
    help: importHelp,
    parse: (argv, env) => ({ ...parseImportArguments(argv, env), services: servicesOf(env), isPartOfStart }),
    run: (given, io) => {
      const content = contentPath(io, given.content);
      return reportWriteErrors(content, io, async () => {
        const answers =
          given.answers === undefined ? undefined : await readAnswerFile(given.answers, callerFolder(io));
        if (typeof answers === 'string') {
          writeLine(io.stderr, answers);
          return nothingDone;
        }
        const progress = startProgress(io.stderr);
        const { read, diagnostics: found } = await gatherSources(given, content, io, progress).finally(
          progress.end,
        );
        const others = [...reportLeftOut(read.leftOut), ...found];
        if (!read.isEmpty) return applyImport(read, others, { ...given, answers, content }, io);
        const diagnostics = [...others, ...read.texts.flatMap((text) => text.diagnostics)];
        for (const line of formatDiagnostics(diagnostics)) writeLine(io.stderr, line);
        const unread = read.texts.reduce((sum, text) => sum + text.unread, 0);
        const counts: ImportCounts = { read: unread, written: 0, merged: 0, unchanged: 0, reported: unread };
        const failed = countFailed(read.texts);
        const result = { ...counts, failed, dryRun: given.dryRun, writes: [], questions: [], diagnostics };
        if (given.json) writeLine(io.stdout, JSON.stringify(result));
        writeLine(io.stderr, 'Nothing was imported. Fix the problems above, then run the import again.');
        return nothingDone;
      });
    },
  });
}

await runMain(import.meta, main);
