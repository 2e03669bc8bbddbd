import path from 'node:path';
import { fetchPeople, isListed } from '../../src/fetch/people.ts';
import { servicesOf } from '../../src/fetch/services.ts';
import { createTransport } from '../../src/fetch/transport.ts';
import { openAnswerCache } from '../../src/files/answer-cache.ts';
import { contentFolder } from '../../src/files/content-folder.ts';
import { readSources } from '../../src/import/read-sources.ts';
import { formatDiagnostics } from '../../src/import/plan/summary.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { applyImport, nothing, withWriteErrors } from './import/apply.ts';
import { userAgent } from './import/sources.ts';
import { root } from '../setup/process.ts';
import { usageError } from '../setup/usage.ts';
import { parseRefreshArguments, usage } from './refresh/arguments.ts';
import { findPeople } from './refresh/people.ts';

/** More papers than any person has. */
const mostPapers = 10_000;

const { given, services } = usageError(usage, () => ({
  given: parseRefreshArguments(process.env),
  services: servicesOf(process.env),
}));

// npm changes into the folder of the project; names are meant from where the command was given.
const from = process.env.INIT_CWD ?? process.cwd();
const content =
  given.content === undefined ? path.resolve(contentFolder()) : path.resolve(from, given.content);

process.exitCode = await withWriteErrors(content, refresh);

async function refresh(): Promise<number> {
  const { people, diagnostics } = await findPeople(content, given.authors);
  const listed = people.filter((person) => isListed(person, given.services));
  if (listed.length === 0) {
    for (const line of formatDiagnostics(diagnostics)) console.error(line);
    console.error(
      `Nobody was asked for: no file in ${path.join(content, 'authors')} has an id at ${given.services.join(', ')}. Put ORCID or ids into it; README.md shows how.`,
    );
    // A site without ids has nothing to bring up to date; who names somebody wants something.
    return given.authors.length > 0 || diagnostics.length > 0 ? nothing : 0;
  }
  const transport = createTransport({
    userAgent: userAgent(content, process.env),
    cache: openAnswerCache(path.join(root, '.cache', 'answers')),
  });
  const showsProgress = process.stderr.isTTY && !given.json;
  const onAsk = (service: string, name: string) => {
    if (showsProgress) process.stderr.write(`\r\u001b[KAsking ${service} for ${name} …`);
  };
  const context = { services, transport, mostPapers, onAsk };
  const sources = await fetchPeople(listed, given.services, given.metrics, context);
  if (showsProgress) process.stderr.write('\r\u001b[K');
  const read = readSources(sources);
  const report = given.report === undefined ? undefined : path.resolve(from, given.report);
  return applyImport(read, [...diagnostics, ...tellEmpty(read)], { ...given, content, report });
}

/** A service that lists no paper of somebody is rarely right. */
function tellEmpty({ texts }: ReturnType<typeof readSources>): Diagnostic[] {
  return texts
    .filter(({ owner, records, unread }) => owner && records.length + unread === 0)
    .map(({ file, owner }) => ({
      severity: 'warning',
      file,
      message: `It lists no paper of ${owner?.name}.`,
      advice: `Look whether its id in authors/${owner?.id}.md is right.`,
    }));
}
