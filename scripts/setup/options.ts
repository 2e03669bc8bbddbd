import { parseArgs, type ParseArgsConfig, type ParseArgsOptionsConfig } from 'node:util';

/** npm reads these options itself and puts them into the environment of whatever it runs, so their value there proves nothing. */
const optionsOfNpm: ReadonlySet<string> = new Set(['yes']);

type ParsedOptions<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ allowPositionals: true; options: Options }>
>;

/**
 * Parses a command line as `util.parseArgs` does.
 *
 * @param allowPositionals whether arguments other than options are allowed
 * @throws {Error} for an unknown option, an option without its value, a positional argument that is not allowed, or an option that
 *   npm did not pass on
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
      throw new Error(`npm did not pass --${name} on. Put -- before the options.`);
  }
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
