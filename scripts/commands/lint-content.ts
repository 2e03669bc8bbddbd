import { existsSync } from 'node:fs';
import { countBySeverity, formatReport } from '../../src/lint/report.ts';
import { defineCommand, runMain, shownPath, writeLine } from '../setup/command.ts';
import { parseOptions } from '../setup/options.ts';
import { minItemsForProgress, startProgress } from '../setup/progress.ts';
import { checkContentFolder } from '../site/check-content-folder.ts';
import { contentPath } from '../site/content-path.ts';

const help = `npm run lint-content -- [--content DIR] [--all] [--json]

  Checks the content folder: errors that stop a build, and warnings and suggestions about its papers.

  --content DIR   content folder (default: OFFPRINT_CONTENT, else content/)
  --all           list every finding; without it, long lists of one kind are shortened
  --json          print the findings as JSON`;

const fixErrors = 'Next: fix the errors, then run npm run lint-content again.';
const showSite = 'Next: npm start shows the site.';
const showOtherSite =
  'Next: to show the site of this folder, set the variable OFFPRINT_CONTENT to its path, then run npm start.';

export const main = defineCommand({
  help,
  parse: (argv, env) => {
    const options = {
      content: { type: 'string' },
      all: { type: 'boolean' },
      json: { type: 'boolean' },
    } as const;
    const { values } = parseOptions(argv, env, options);
    return values;
  },
  run: async (given, io) => {
    const folder = contentPath(io, given.content);
    if (!existsSync(folder)) {
      const problem = `${shownPath(io, folder)}: There is no such folder.`;
      writeLine(io.stderr, `${problem} Give the path of the content folder with --content.`);
      return 2;
    }
    const progress = startProgress(io.stderr);
    const onCheck = (files: number) => {
      if (files >= minItemsForProgress) progress.step(`Checking ${files} files …`);
    };
    const shown = (file: string) => shownPath(io, file);
    const findings = await checkContentFolder(folder, shown, io.env, onCheck).finally(progress.end);
    const counts = countBySeverity(findings);
    if (given.json) writeLine(io.stdout, JSON.stringify({ ...counts, findings }));
    else {
      for (const line of formatReport(findings, given.all ?? false)) writeLine(io.stdout, line);
      const isShownByStart = folder === contentPath(io);
      writeLine(io.stdout, counts.errors > 0 ? fixErrors : isShownByStart ? showSite : showOtherSite);
    }
    return counts.errors > 0 ? 1 : 0;
  },
});

await runMain(import.meta, main);
