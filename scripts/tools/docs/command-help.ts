import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { Main } from '../../setup/command.ts';
import { root } from '../../setup/process.ts';

/**
 * Returns the help texts of all commands for a lab's users as Markdown, in the order of the scripts in package.json.
 */
export async function formatCommandHelp(): Promise<string> {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const sections: string[] = [];
  for (const name of Object.keys(scripts)) {
    const file = path.join(root, 'scripts/commands', `${name}.ts`);
    if (!existsSync(file)) continue;
    const { main } = (await import(pathToFileURL(file).href)) as { main: Main };
    const command = name === 'start' ? 'npm start' : `npm run ${name}`;
    sections.push(`## ${command}\n\n\`\`\`text\n${await helpOf(main)}\n\`\`\``);
  }
  return sections.join('\n\n');
}

async function helpOf(main: Main): Promise<string> {
  const stdout = new PassThrough();
  const io = {
    cwd: root,
    env: {},
    stdin: Readable.from([]),
    stdout,
    stderr: new PassThrough(),
    stopSignal: () => new AbortController().signal,
  };
  await main(['--help'], io);
  stdout.end();
  return (await text(stdout)).trim().replace(/^Usage: /, '');
}
