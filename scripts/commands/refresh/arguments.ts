import { parseArgs } from 'node:util';
import { isServiceName, type ServiceName, serviceNames } from '../../../src/fetch/people.ts';

export const usage = `npm run refresh -- [OPTION]…

  --author ID      ask for this person alone, whose file is content/authors/ID.md; may stand several times
  --source NAME    ask these services alone, with commas between them: ${serviceNames.join(', ')}
  --metrics        bring citations and h-index up to date, too, as OpenAlex and Semantic Scholar count them
  --dry-run        show what would change as a diff, and write nothing
  --full           with --dry-run: the texts of new files too, however many they are
  --json           tell it for programs, as npm run import does
  --report FILE    write what was done to a file, as Markdown
  --content DIR    the folder to bring up to date (else OFFPRINT_CONTENT, else content/)`;

export interface RefreshArguments {
  /** Ids of people; all where there are none. */
  authors: string[];
  services: readonly ServiceName[];
  metrics: boolean;
  dryRun: boolean;
  full: boolean;
  json: boolean;
  report: string | undefined;
  content: string | undefined;
}

const options = {
  author: { type: 'string', multiple: true },
  content: { type: 'string' },
  'dry-run': { type: 'boolean' },
  full: { type: 'boolean' },
  json: { type: 'boolean' },
  metrics: { type: 'boolean' },
  report: { type: 'string' },
  source: { type: 'string', multiple: true },
} as const;

/** @throws where the arguments cannot be meant so */
export function parseRefreshArguments(environment: NodeJS.ProcessEnv): RefreshArguments {
  const { values } = parseArgs({ options });
  const taken = Object.keys(options).find(
    (name) =>
      (environment[`npm_config_${name.replace('-', '_')}`] || 'false') !== 'false' &&
      !Object.hasOwn(values, name),
  );
  if (taken) throw new Error(`npm took --${taken} for itself. Put -- before the options.`);
  for (const name of ['content', 'report'] as const)
    if (values[name] === '') throw new Error(`Give --${name} a name.`);
  const named = (values.source ?? []).flatMap((list) => list.split(',')).map((name) => name.trim());
  const services = named.map((name) => {
    if (isServiceName(name)) return name;
    throw new Error(`There is no source "${name}". Name some of ${serviceNames.join(', ')}.`);
  });
  return {
    authors: [...new Set(values.author ?? [])],
    services: services.length > 0 ? services : serviceNames,
    metrics: values.metrics ?? false,
    dryRun: values['dry-run'] ?? false,
    full: values.full ?? false,
    json: values.json ?? false,
    report: values.report,
    content: values.content,
  };
}
