import { asksForHelp } from './command.ts';

/**
 * Parses the arguments of a tool and returns them. Ends the process with code 0 after `--help`, and with code 2 and a
 * message if the arguments are invalid.
 */
export function usageError<Arguments>(usage: string, parse: () => Arguments): Arguments {
  showHelp(usage);
  try {
    return parse();
  } catch (error) {
    const [first = ''] = usage.split('\n', 1);
    console.error(`${error instanceof Error ? error.message : error}\nUsage: ${first}`);
    process.exit(2);
  }
}

/**
 * For a tool without options: prints the usage for `--help`, and ends the process with code 2 and a message for any other
 * option.
 */
export function refuseOptions(usage: string): void {
  usageError(usage, () => {
    const option = process.argv.slice(2).find((argument) => argument.startsWith('-'));
    if (option !== undefined) throw new Error(`Unknown option "${option}". --help shows the usage.`);
  });
}

/** Prints the usage and ends the process if `--help` or `-h` is among the arguments. */
function showHelp(usage: string): void {
  if (!asksForHelp(process.argv.slice(2))) return;
  console.log(`Usage: ${usage}`);
  process.exit(0);
}
