import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { contentFolder } from '../../src/files/content-folder.ts';
import { usageError } from '../setup/usage.ts';
import {
  checkUrl,
  makeNewSite,
  type NewSite,
  readStanding,
  repeatedMember,
  type Standing,
} from '../site/new-site.ts';

const usage = 'npm run new -- [--name LAB] [--url ADDRESS] [--member PERSON]… [--yes]';
const { values } = usageError(usage, () =>
  parseArgs({
    options: {
      name: { type: 'string' },
      url: { type: 'string' },
      member: { type: 'string', multiple: true },
      yes: { type: 'boolean' },
    },
  }),
);

const folder = contentFolder();
const standing = readStanding(folder);
const keep = `${folder.replace(/[/\\]+$/, '')}-before-${new Date().toISOString().replace(/[-:]|\..*$/g, '')}`;

const site = process.stdin.isTTY ? await ask() : fromOptions();
if (!site) {
  console.log('Nothing was changed.');
} else {
  makeNewSite(folder, site, standing, keep);
  report(site);
}

/** Asks for what the options leave open, and whether the content may go. */
async function ask(): Promise<NewSite | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Ctrl-C or Ctrl-D while a question stands ends the program before anything is done.
  terminal.once('close', () => process.exit(1));
  const question = async (text: string, isRight: (answer: string) => string | undefined): Promise<string> => {
    for (;;) {
      const answer = (await terminal.question(text)).trim();
      const fault = isRight(answer);
      if (fault === undefined) return answer;
      console.log(fault);
    }
  };
  const name = values.name?.trim() || (await question('Name of the lab or person: ', isNamed));
  const url =
    values.url ??
    (await question('Address of the site (https://example.org/lab/): ', (answer) => {
      const checked = checkUrl(answer);
      return 'fault' in checked ? `${capital(checked.fault)}.` : undefined;
    }));
  const members = [...(values.member ?? [])];
  while (values.member === undefined) {
    const member = await question('Name of a member (empty for no more): ', (answer) =>
      repeatedMember([...members, answer]) === undefined ? undefined : 'This person is a member already.',
    );
    if (member === '') break;
    members.push(member);
  }
  if (!values.yes && standing.files.length > 0) {
    console.log(`\n${inventory(standing)}`);
    const answer = await question('Clear it? (yes or no) ', (text) =>
      /^(?:y|yes|n|no)$/i.test(text) ? undefined : 'Answer yes or no.',
    );
    if (/^n/i.test(answer)) {
      terminal.removeAllListeners('close').close();
      return undefined;
    }
  }
  terminal.removeAllListeners('close').close();
  return checked(name, url, members);
}

function fromOptions(): NewSite {
  const missing = [
    !values.name?.trim() && '--name LAB',
    !values.url && '--url ADDRESS',
    !values.yes && standing.files.length > 0 && '--yes',
  ].filter(Boolean);
  if (missing.length > 0) {
    console.error(
      `${standing.files.length > 0 ? `${inventory(standing)}\n` : ''}` +
        `This is no terminal to ask on: give ${missing.join(' and ')} too.\nUsage: ${usage}`,
    );
    process.exit(2);
  }
  return checked(values.name ?? '', values.url ?? '', values.member ?? []);
}

function checked(name: string, url: string, members: readonly string[]): NewSite {
  const address = checkUrl(url);
  if ('fault' in address) {
    console.error(`--url ${url}: ${address.fault}.\nUsage: ${usage}`);
    process.exit(2);
  }
  const people = members.map((member) => member.trim()).filter(Boolean);
  const repeated = repeatedMember(people);
  if (repeated !== undefined) {
    console.error(`--member "${repeated}" is there twice. Name each person once.\nUsage: ${usage}`);
    process.exit(2);
  }
  return { name: name.trim(), url: address.url, members: people };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isNamed(answer: string): string | undefined {
  return answer === '' ? 'A site needs a name.' : undefined;
}

function inventory({ files, unsaved }: Standing): string {
  const lines = [`${folder}/ holds ${files.length} files, which will be cleared:`, ...listed(files)];
  if (unsaved.length > 0) {
    lines.push(`Not in git as they are: ${unsaved.length}; a copy of each will be kept in ${keep}/.`);
  }
  return lines.join('\n');
}

/** The files, one a line; of a folder that holds very many, their number. */
function listed(files: readonly string[]): string[] {
  const folders = Map.groupBy(files, (file) => path.posix.dirname(file));
  return [...folders].flatMap(([name, inside]) =>
    inside.length > 50 ? [`  ${name}/ (${inside.length} files)`] : inside.map((file) => `  ${file}`),
  );
}

function report({ name, url, members }: NewSite): void {
  const { files, unsaved } = standing;
  if (files.length > 0) console.log(`Cleared from ${folder}/:\n${listed(files).join('\n')}`);
  if (unsaved.length < files.length) {
    const saved = files.length - unsaved.length;
    console.log(`In git: ${saved}; git checkout HEAD -- ${path.relative('.', folder)} brings them back.`);
  }
  if (unsaved.length > 0)
    console.log(`Not in git as they were: ${unsaved.length}; a copy of each is in ${keep}/.`);
  console.log(`
${name} is set up for ${url} with ${members.length === 1 ? '1 member' : `${members.length} members`}.

Next:
  1. Put the texts of profile pages into ${folder}/profiles/, or name them: npm start -- FILE
  2. npm start imports them, builds the site and shows it.
  3. git add ${folder} && git commit
Settings are in ${folder}/site.yaml, people in ${folder}/authors/.`);
}
