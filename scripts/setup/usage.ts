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

/** Prints the usage and ends the process if `--help` or `-h` is among the arguments. */
export function showHelp(usage: string): void {
  if (!asksForHelp(process.argv.slice(2))) return;
  console.log(`Usage: ${usage}`);
  process.exit(0);
}
