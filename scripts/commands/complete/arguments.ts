import { type CompletePart, completeParts, isCompletePart } from '../../../src/complete/lacking-parts.ts';
import { parseOptions } from '../../setup/options.ts';

export const completeHelp = `npm run complete -- [OPTION]…

  Looks for what papers lack (DOI, links, all authors, venue, citations) at OpenAlex, Crossref, arXiv, Semantic Scholar and DBLP.
  Sends title, first author and year of these papers to the services. Papers with "hidden: true" are left out.

  --only PARTS    only these parts, separated by commas: ${completeParts.join(', ')}
  --paper ID      only this paper, whose file is content/papers/ID.md; can be repeated
  --author ID     only papers of this person, whose page is /authors/ID/; can be repeated
  --again         also look up papers that were looked up in the last 30 days, and count citations again
  --review        decide about the proposals that are waiting; asks no service
  --budget N      make at most N requests; the next run continues
  --dry-run       ask the services, print the changes as a diff and write nothing
  --json          print the result as JSON
  --report FILE   write a report in Markdown to a file
  --content DIR   content folder (default: OFFPRINT_CONTENT, else content/)`;

export interface CompleteArguments {
  parts: readonly CompletePart[];
  /** Ids of the papers to look up. An empty list means all papers. */
  papers: string[];
  /** Ids of the people whose papers are looked up. An empty list means all people. */
  authors: string[];
  again: boolean;
  review: boolean;
  /** Maximum number of requests; undefined for no limit. */
  budget: number | undefined;
  dryRun: boolean;
  json: boolean;
  report: string | undefined;
  content: string | undefined;
}

const options = {
  again: { type: 'boolean' },
  author: { type: 'string', multiple: true },
  budget: { type: 'string' },
  content: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  only: { type: 'string', multiple: true },
  paper: { type: 'string', multiple: true },
  report: { type: 'string' },
  review: { type: 'boolean' },
} as const;

/**
 * Parses the arguments of `npm run complete`.
 *
 * @throws {Error} if the arguments are invalid
 */
export function parseCompleteArguments(argv: readonly string[], env: NodeJS.ProcessEnv): CompleteArguments {
  const { values } = parseOptions(argv, env, options);
  const names = (values.only ?? []).flatMap((list) => list.split(',')).map((name) => name.trim());
  const parts = names.map((name) => {
    if (isCompletePart(name)) return name;
    throw new Error(`--only: "${name}" is not a part. Use one or more of ${completeParts.join(', ')}.`);
  });
  const review = values.review ?? false;
  if (review && (values['dry-run'] || values.json))
    throw new Error('--review asks questions in the terminal. Run it without --dry-run and --json.');
  return {
    parts: parts.length > 0 ? completeParts.filter((part) => parts.includes(part)) : completeParts,
    papers: (values.paper ?? []).map((id) => id.replace(/^(?:.*\/)?papers\//u, '').replace(/\.md$/u, '')),
    authors: (values.author ?? []).map((id) => id.replace(/^(?:.*\/)?authors\//u, '').replace(/\.md$/u, '')),
    again: values.again ?? false,
    review,
    budget: parseBudget(values.budget),
    dryRun: values['dry-run'] ?? false,
    json: values.json ?? false,
    report: values.report,
    content: values.content,
  };
}

function parseBudget(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const budget = /^\d{1,9}$/u.test(text) ? Number(text) : 0;
  if (budget === 0)
    throw new Error(`--budget: "${text}" is not a number of requests. Write a number such as 500.`);
  return budget;
}
