import { parseArgs, type ParseArgsConfig, type ParseArgsOptionsConfig } from 'node:util';

/**
 * Options that npm itself has, too. npm may put them into the environment of every script, so a value there does not
 * prove that the user typed the option.
 */
const optionsOfNpm: ReadonlySet<string> = new Set(['yes']);

/** Messages for options whose value is a path, if the path is empty. An empty path would mean the current folder. */
const emptyPaths = {
  content: '--content: The name of the folder is empty. Give the path of the content folder.',
  report: '--report: The name of the file is empty. Give the path of the file to write the report to.',
} as const;

type ParsedOptions<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ allowPositionals: true; options: Options }>
>;

/**
 * Parses a command line like `util.parseArgs`.
 *
 * @param allowPositionals whether arguments other than options are allowed
 * @throws {Error} for an unknown option, an option without its value, an argument that is not allowed, an option that npm
 *   did not pass on, or an empty path, or an empty path
 */
export function parseOptions<const Options extends ParseArgsOptionsConfig>(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  options: Options,
  allowPositionals = false,
): Pick<ParsedOptions<Options>, 'values' | 'positionals'> {
  const parsed = parse(argv, options, allowPositionals);
  for (const name of Object.keys(options)) {
    const npmValue = env[`npm_config_${name.toLowerCase().replaceAll('-', '_')}`] || 'false';
    if (npmValue !== 'false' && !Object.hasOwn(parsed.values, name) && !optionsOfNpm.has(name))
      throw new Error(
        `npm did not pass on the option "--${name}". Put "--" before the options: npm run … -- --${name}`,
      );
  }
  for (const [name, message] of Object.entries(emptyPaths))
    if ((parsed.values as Record<string, unknown>)[name] === '') throw new Error(message);
  return parsed;
}

function parse<const Options extends ParseArgsOptionsConfig>(
  argv: readonly string[],
  options: Options,
  allowPositionals: boolean,
): ParsedOptions<Options> {
  const config: ParseArgsConfig = { args: [...argv], allowPositionals, options };
  try {
    return parseArgs(config) as ParsedOptions<Options>;
  } catch (error) {
    const option = /^Unknown option '([^']*)'/u.exec(error instanceof Error ? error.message : '')?.[1];
    if (option === undefined) throw error;
    throw new Error(`Unknown option "${option}". --help lists the options.`);
  }
}
