import { type FormatName, readers } from '../../../src/import/formats.ts';
import { parseArXiv, parseDoi } from '../../../src/import/readers/values/identifiers.ts';
import { parseOptions } from '../../setup/options.ts';

export const importHelp = `npm run import -- [OPTION]… [FILE or FOLDER]…

  Imports bibliographies and profile pages into the content folder. The file name - means standard input.

  --doi DOI        fetch a paper by its DOI; can be repeated
  --arxiv ID       fetch a paper by its arXiv id, e.g. 2407.21783; can be repeated
  --fetch          also fetch the papers that a text names only by DOI or arXiv number
  --dry-run        print the changes as a diff and write nothing
  --full           with --dry-run: print the whole text of each new file
  --json           print the result as JSON: counts, files, changed fields, questions and problems
  --answers FILE   answers to the questions that --json printed: a JSON file such as { "ID": "same" }
  --content DIR    content folder (default: OFFPRINT_CONTENT, else content/)
  --format NAME    format of all files: ${Object.keys(readers).join(', ')}`;

export interface ImportArguments {
  /** Paths of files and folders; `-` means standard input. */
  names: string[];
  /** DOIs of papers to fetch, without a prefix such as `https://doi.org/`: `10.7554/eLife.32822`. */
  dois: string[];
  /** arXiv ids of papers to fetch, without a version such as `v2`: `2407.21783`. */
  arXivs: string[];
  /** Whether to fetch the papers that a text names only by an identifier. */
  fetch: boolean;
  content: string | undefined;
  format: FormatName | undefined;
  dryRun: boolean;
  full: boolean;
  json: boolean;
  /** Path of a file with answers to questions of an earlier run; undefined if there is none. */
  answers: string | undefined;
}

const options = {
  answers: { type: 'string' },
  arxiv: { type: 'string', multiple: true },
  content: { type: 'string' },
  doi: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean' },
  fetch: { type: 'boolean' },
  format: { type: 'string' },
  full: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/**
 * Parses the arguments of `npm run import`.
 *
 * @throws {Error} if the arguments are invalid
 */
export function parseImportArguments(argv: readonly string[], env: NodeJS.ProcessEnv): ImportArguments {
  const { values, positionals } = parseOptions(argv, env, options, true);
  // A shell variable that is not set gives an empty name. As a path, it would mean the current folder.
  if (positionals.includes('')) throw new Error('A file name is empty. Give the path of a file or folder.');
  const dois = (values.doi ?? []).map((text) => {
    const doi = parseDoi(text);
    if (doi === undefined)
      throw new Error(`--doi: "${text}" is not a DOI. Write it like 10.7554/eLife.32822.`);
    return doi;
  });
  const arXivs = (values.arxiv ?? []).map((text) => {
    const id = parseArXiv(text);
    if (id === undefined) throw new Error(`--arxiv: "${text}" is not an arXiv id. Write it like 2407.21783.`);
    return id;
  });
  if (positionals.length + dois.length + arXivs.length === 0)
    throw new Error(
      'There is nothing to import. Give the path of a file or folder, or use --doi or --arxiv.',
    );
  // For its own papers, arXiv has more data than the registry of the DOIs. So these papers are fetched from arXiv.
  const isArXiv = (doi: string) => parseArXiv(doi) !== undefined;
  return {
    names: positionals,
    dois: [...new Set(dois.filter((doi) => !isArXiv(doi)))],
    arXivs: [...new Set([...arXivs, ...dois.flatMap((doi) => parseArXiv(doi) ?? [])])],
    fetch: values.fetch ?? false,
    content: values.content,
    format: parseFormat(values.format),
    dryRun: values['dry-run'] ?? false,
    full: values.full ?? false,
    json: values.json ?? false,
    answers: values.answers,
  };
}

function parseFormat(format: string | undefined): FormatName | undefined {
  const isFormat = (name: string): name is FormatName => Object.hasOwn(readers, name);
  if (format === undefined || isFormat(format)) return format;
  throw new Error(`--format: "${format}" is not a format. Use one of ${Object.keys(readers).join(', ')}.`);
}
