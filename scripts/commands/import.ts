import path from 'node:path';
import { contentFolder } from '../../src/files/content-folder.ts';
import { servicesOf } from '../../src/fetch/services.ts';
import type { ImportCounts } from '../../src/import/plan/plan.ts';
import { tellLeftOut } from '../../src/import/read-sources.ts';
import { formatDiagnostics } from '../../src/import/plan/summary.ts';
import { applyImport, nothing, withWriteErrors } from './import/apply.ts';
import { parseImportArguments, usage } from './import/arguments.ts';
import { gatherSources } from './import/sources.ts';
import { usageError } from '../setup/usage.ts';

const given = usageError(usage, () => {
  servicesOf(process.env);
  return parseImportArguments(process.env);
});

// npm changes into the folder of the project; names are meant from where the command was given.
const from = process.env.INIT_CWD ?? process.cwd();
const content =
  given.content === undefined ? path.resolve(contentFolder()) : path.resolve(from, given.content);

process.exitCode = await withWriteErrors(content, runImport);

async function runImport(): Promise<number> {
  const { read, diagnostics: found } = await gatherSources(given, from, content);
  const others = [...tellLeftOut(read.leftOut), ...found];
  if (read.isEmpty) {
    const diagnostics = [...others, ...read.texts.flatMap((text) => text.diagnostics)];
    for (const line of formatDiagnostics(diagnostics)) console.error(line);
    const counts: ImportCounts = { read: 0, written: 0, merged: 0, unchanged: 0, reported: 0 };
    counts.reported = counts.read = read.texts.reduce((sum, { unread }) => sum + unread, 0);
    if (given.json) console.log(JSON.stringify({ ...counts, dryRun: given.dryRun, writes: [], diagnostics }));
    console.error('Nothing was imported.');
    return nothing;
  }
  return applyImport(read, others, { ...given, content });
}
