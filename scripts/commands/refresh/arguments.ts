import { isServiceName, type ServiceName, serviceNames } from '../../../src/fetch/people-services.ts';
import { parseOptions } from '../../setup/options.ts';

/** The names after `--source`: the services with lists of papers by person, and Zotero with its libraries. */
export const refreshSources = [...serviceNames, 'zotero'] as const;

export const refreshHelp = `npm run refresh -- [OPTION]…

  Fetches the papers of all people with an ORCID or other ids in content/authors/, and of Zotero libraries.

  --author ID      only this person, whose file is content/authors/ID.md; can be repeated
  --source NAME    only these services, separated by commas: ${refreshSources.join(', ')}
  --metrics        also update citations and h-index, as counted by OpenAlex and Semantic Scholar
  --dry-run        print the changes as a diff and write nothing
  --full           with --dry-run: print the whole text of each new file
  --json           print the result as JSON, in the format of npm run import
  --report FILE    write a report in Markdown to a file
  --content DIR    content folder (default: OFFPRINT_CONTENT, else content/)`;

export interface RefreshArguments {
  /** Ids of the people whose papers are fetched. An empty list means all people. */
  authors: string[];
  services: readonly ServiceName[];
  /** Whether the Zotero libraries of the site and of people are read. */
  zotero: boolean;
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

/**
 * Parses the arguments of `npm run refresh`.
 *
 * @throws {Error} if the arguments are invalid
 */
export function parseRefreshArguments(argv: readonly string[], env: NodeJS.ProcessEnv): RefreshArguments {
  const { values } = parseOptions(argv, env, options);
  const names = (values.source ?? []).flatMap((list) => list.split(',')).map((name) => name.trim());
  const services = names.flatMap((name) => {
    if (isServiceName(name)) return name;
    if (name === 'zotero') return [];
    throw new Error(`--source: "${name}" is not a service. Use one or more of ${refreshSources.join(', ')}.`);
  });
  return {
    authors: [...new Set(values.author ?? [])],
    services: names.length > 0 ? services : serviceNames,
    zotero: names.length === 0 || names.includes('zotero'),
    metrics: values.metrics ?? false,
    dryRun: values['dry-run'] ?? false,
    full: values.full ?? false,
    json: values.json ?? false,
    report: values.report,
    content: values.content,
  };
}
