import { parseArgs } from 'node:util';
import { type FormatName, readers } from '../../../src/import/formats.ts';
import { parseArXiv, parseDoi } from '../../../src/import/readers/values/identifiers.ts';

export const usage = `npm run import -- [OPTION]… [FILE or FOLDER]…   (- reads standard input)

  --doi DOI        fetch a paper by its DOI; may stand several times
  --arxiv NUMBER   fetch a paper from arXiv, such as 2407.21783; may stand several times
  --dry-run        show what would change as a diff, and write nothing
  --full           with --dry-run: the texts of new files too, however many they are
  --json           tell it for programs: counts, files, fields that change, problems
  --content DIR    the folder to import into (else OFFPRINT_CONTENT, else content/)
  --format NAME    take all files for this format: ${Object.keys(readers).join(', ')}`;

export interface ImportArguments {
  /** Files and folders; `-` is standard input. */
  names: string[];
  /** Bare: `10.7554/eLife.32822`. */
  dois: string[];
  /** Without their version: `2407.21783`. */
  arXivs: string[];
  content: string | undefined;
  format: FormatName | undefined;
  dryRun: boolean;
  full: boolean;
  json: boolean;
}

const options = {
  arxiv: { type: 'string', multiple: true },
  content: { type: 'string' },
  doi: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean' },
  format: { type: 'string' },
  full: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** @throws where the arguments cannot be meant so */
export function parseImportArguments(environment: NodeJS.ProcessEnv): ImportArguments {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const taken = Object.keys(options).find(
    (name) =>
      (environment[`npm_config_${name.replace('-', '_')}`] || 'false') !== 'false' &&
      !Object.hasOwn(values, name),
  );
  if (taken) throw new Error(`npm took --${taken} for itself. Put -- before the options.`);
  if (values.content === '') throw new Error('Name a folder behind --content.');
  // Such as an unset variable of a shell: it would be the folder in which one stands.
  if (positionals.includes('')) throw new Error('One of the names of files is empty.');
  const dois = (values.doi ?? []).map((text) => {
    const doi = parseDoi(text);
    if (doi === undefined) throw new Error(`"${text}" is no DOI. Write it as 10.7554/eLife.32822.`);
    return doi;
  });
  const arXivs = (values.arxiv ?? []).map((text) => {
    const id = parseArXiv(text);
    if (id === undefined) throw new Error(`"${text}" is no number of arXiv. Write it as 2407.21783.`);
    return id;
  });
  if (positionals.length + dois.length + arXivs.length === 0) throw new Error('Name the file to import.');
  // arXiv tells more of its own papers than the registry of their DOIs.
  const isArXiv = (doi: string) => parseArXiv(doi) !== undefined;
  return {
    names: positionals,
    dois: [...new Set(dois.filter((doi) => !isArXiv(doi)))],
    arXivs: [...new Set([...arXivs, ...dois.flatMap((doi) => parseArXiv(doi) ?? [])])],
    content: values.content,
    format: parseFormat(values.format),
    dryRun: values['dry-run'] ?? false,
    full: values.full ?? false,
    json: values.json ?? false,
  };
}

function parseFormat(format: string | undefined): FormatName | undefined {
  const isFormat = (name: string): name is FormatName => Object.hasOwn(readers, name);
  if (format === undefined || isFormat(format)) return format;
  throw new Error(`There is no format "${format}". Name one of ${Object.keys(readers).join(', ')}.`);
}
