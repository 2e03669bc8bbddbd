/** The arguments, or the end of the process with code 2, what is wrong with them, and how they are written. */
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

/** Ends the process with how its arguments are written, where --help or -h asks for that. */
export function showHelp(usage: string): void {
  const args = process.argv.slice(2);
  const end = args.indexOf('--');
  const options = end === -1 ? args : args.slice(0, end);
  if (!options.includes('--help') && !options.includes('-h')) return;
  console.log(`Usage: ${usage}`);
  process.exit(0);
}
