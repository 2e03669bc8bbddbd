import path from 'node:path';
import { fetchPeople, isListed } from '../../src/fetch/people.ts';
import { fetchZotero } from '../../src/fetch/zotero-sources.ts';
import { servicesOf } from '../../src/fetch/services.ts';
import { formatDiagnostics } from '../../src/import/plan/summary.ts';
import { type ReadSources, readSources } from '../../src/import/read-sources.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { callerFolder, defineCommand, runMain, writeLine } from '../setup/command.ts';
import { startProgress } from '../setup/progress.ts';
import { contentPath } from '../site/content-path.ts';
import { applyImport, nothingDone, reportWriteErrors } from './import/apply.ts';
import { openAnswers, openTransport } from './import/open-transport.ts';
import { parseRefreshArguments, refreshHelp } from './refresh/arguments.ts';
import { findLibraries, reportRemoved } from './refresh/libraries.ts';
import { findPeople } from './refresh/people.ts';

/** Maximum number of papers to fetch for one person. It is far more than any person has written. */
const maxPapers = 10_000;

export const main = defineCommand({
  help: refreshHelp,
  parse: (argv, env) => ({ given: parseRefreshArguments(argv, env), services: servicesOf(env) }),
  run: ({ given, services }, io) => {
    const content = contentPath(io, given.content);
    return reportWriteErrors(content, io, async () => {
      const found = await findPeople(content, given.authors);
      const { people, papers } = found;
      const listed = people.filter((person) => isListed(person, given.services));
      const own = given.zotero
        ? findLibraries(content, people, given.authors.length === 0)
        : { libraries: [], diagnostics: [] };
      const { libraries } = own;
      const diagnostics = [...found.diagnostics, ...own.diagnostics];
      if (listed.length + libraries.length === 0) {
        for (const line of formatDiagnostics(diagnostics)) writeLine(io.stderr, line);
        const authors = path.join(content, 'authors');
        const problem = `Nothing was fetched: no file in ${authors} has an id for ${[...given.services, ...(given.zotero ? ['zotero'] : [])].join(', ')}.`;
        writeLine(io.stderr, `${problem} Add an ORCID or ids to the files; see docs/importing.md.`);
        // A site without ids is valid, so a scheduled refresh of that site must not fail. But if the user names people
        // with --author, missing ids are a failure.
        return given.authors.length > 0 || diagnostics.length > 0 ? nothingDone : 0;
      }
      const progress = startProgress(io.stderr);
      const transport = openTransport(content, io, progress);
      const onPerson = (service: string, name: string) =>
        progress.step(`Asking ${service} for papers of ${name} …`);
      const context = { services, transport, maxPapers, onPerson };
      // Each service has a queue of its own, so they are asked at the same time.
      const [sources, zotero] = await Promise.all([
        fetchPeople(listed, given.services, given.metrics, context),
        fetchZotero(
          libraries,
          { ...services.zotero, transport, cache: openAnswers(), maxItems: maxPapers },
          (name) => progress.step(`Asking ${name} for changes …`),
        ),
      ]).finally(progress.end);
      const read = readSources([...sources, ...zotero.sources]);
      const report = given.report === undefined ? undefined : path.resolve(callerFolder(io), given.report);
      const others = [
        ...diagnostics,
        ...zotero.diagnostics,
        ...reportRemoved(zotero.removed, papers),
        ...reportEmpty(read),
      ];
      return applyImport(read, others, { ...given, content, report, command: 'refresh' }, io);
    });
  },
});

/** Reports each service that lists no papers of a person. The most likely reason is a wrong id in the person's file. */
function reportEmpty({ texts }: ReadSources): Diagnostic[] {
  return texts
    .filter(({ owner, records, unread }) => owner && records.length + unread === 0)
    .map(({ file, owner }) => ({
      severity: 'warning',
      file,
      message: `The service lists no papers of ${owner?.name}.`,
      advice: `Check the id in authors/${owner?.id}.md.`,
    }));
}

await runMain(import.meta, main);
