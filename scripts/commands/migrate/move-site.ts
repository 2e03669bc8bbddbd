import { constants } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { writeFiles } from '../../../src/files/write-files.ts';
import { formatPlan } from '../../../src/import/plan/show-plan.ts';
import { formatDiagnostic } from '../../../src/model/diagnostic.ts';
import { callerFolder, type CommandIo, usesColours, writeLine } from '../../setup/command.ts';
import { main as importMain } from '../import.ts';
import { planLinkedFiles } from './linked-files.ts';
import { planSite } from './plan-site.ts';
import { formatSiteReport } from './report-site.ts';
import { hasForeignContent, readSourceSite } from './source-site.ts';

/**
 * Moves the content of another tool's site into the content folder, and prints a report. If the source is the content
 * folder itself, only folders that Offprint does not use are read.
 *
 * @param inTurn runs a function while no other command writes into the content folder
 * @returns the exit code: 1 if files need manual changes
 */
export async function moveSite(
  source: string,
  content: string,
  dryRun: boolean,
  io: CommandIo,
  inTurn: (work: () => Promise<void>) => Promise<void>,
): Promise<number> {
  const site = readSourceSite(source, source === content);
  if (source === content && !hasForeignContent(site)) return 0;
  const plan = planSite(site, content, (file) => path.relative(callerFolder(io), path.join(source, file)));
  planLinkedFiles(site, plan, content);
  if (dryRun) {
    const lines = formatPlan(plan.writes, () => undefined, { full: false, colours: usesColours(io) });
    for (const line of lines) writeLine(io.stdout, line);
  } else {
    await inTurn(async () => {
      await mkdir(content, { recursive: true });
      await writeFiles(content, plan.writes);
      for (const { from, to } of plan.copies) {
        const target = path.join(content, to);
        await mkdir(path.dirname(target), { recursive: true });
        await copyFile(path.join(source, from), target, constants.COPYFILE_EXCL);
      }
    });
  }
  for (const line of plan.changes) writeLine(io.stdout, line);
  for (const diagnostic of plan.diagnostics) writeLine(io.stderr, formatDiagnostic(diagnostic));
  let code = plan.diagnostics.length > 0 ? 1 : 0;
  if (plan.bibliographies.length > 0) {
    writeLine(io.stdout, `Importing ${plan.bibliographies.join(', ')}:`);
    const files = plan.bibliographies.map((file) => path.join(source, file));
    const imported = await importMain([...files, '--content', content, ...(dryRun ? ['--dry-run'] : [])], io);
    code = Math.max(code, imported);
  }
  for (const line of formatSiteReport(site, plan)) writeLine(io.stdout, line);
  return code;
}
