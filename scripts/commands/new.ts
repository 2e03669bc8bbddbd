import path from 'node:path';
import type { Writable } from 'node:stream';
import { contentFolder } from '../../src/files/content-folder.ts';
import { type CommandIo, defineCommand, runMain, writeLine } from '../setup/command.ts';
import { parseOptions } from '../setup/options.ts';
import {
  checkUrl,
  type ContentInventory,
  findRepeatedMember,
  makeNewSite,
  type NewSite,
  readInventory,
} from '../site/new-site.ts';
import { askForSite, type GivenSite } from './new/ask-for-site.ts';
import { formatInventory, formatFileList } from './new/format-inventory.ts';

const help = `npm run new -- [--name LAB] [--url ADDRESS] [--member PERSON]… [--yes]

  Clears the content folder and starts a new site in it. Asks for everything that is not given.

  --name LAB        name of the lab or person
  --url ADDRESS     address of the site, e.g. https://example.org/lab/
  --member PERSON   name of a member; can be repeated
  --yes             clear the content folder without asking`;

export const main = defineCommand({
  help,
  parse: parseNewArguments,
  run: async (given, io) => {
    const shownFolder = contentFolder(io.env);
    const folder = path.resolve(io.cwd, shownFolder);
    const inventory = readInventory(folder);
    const time = new Date().toISOString().replace(/[-:]|\..*$/g, '');
    const backup = `${shownFolder.replace(/[/\\]+$/, '')}-before-${time}`;
    const warning = inventory.files.length > 0 ? formatInventory(inventory, shownFolder, backup) : undefined;
    const site = io.stdin.isTTY ? await askForSite(given, warning, io) : fromOptions(given, warning, io);
    if (typeof site === 'number') return site;
    makeNewSite(folder, site, inventory, path.resolve(io.cwd, backup));
    report(site, { inventory, folder, shownFolder, backup }, io);
    return 0;
  },
});

/**
 * Parses the arguments of `npm run new`.
 *
 * @throws {Error} if an option is invalid
 */
function parseNewArguments(argv: readonly string[], env: NodeJS.ProcessEnv): GivenSite {
  const { values } = parseOptions(argv, env, {
    name: { type: 'string' },
    url: { type: 'string' },
    member: { type: 'string', multiple: true },
    yes: { type: 'boolean' },
  });
  const address = values.url === undefined ? undefined : checkUrl(values.url);
  if (address && 'advice' in address)
    throw new Error(`--url: "${values.url}" is not a valid address. ${address.advice}`);
  const members = values.member?.map((member) => member.trim()).filter(Boolean);
  const repeated = findRepeatedMember(members ?? []);
  if (repeated !== undefined)
    throw new Error(`--member: "${repeated}" is given twice. Name each person once.`);
  return { name: values.name?.trim(), url: address?.url, members, yes: values.yes ?? false };
}

/**
 * Returns the site that the options describe. If a required option is missing, prints a message and returns the exit
 * code.
 */
function fromOptions(
  { name, url, members = [], yes }: GivenSite,
  warning: string | undefined,
  { stderr }: CommandIo,
): NewSite | number {
  if (name && url && (yes || warning === undefined)) return { name, url, members };
  const missing = [!name && '--name LAB', !url && '--url ADDRESS', !yes && warning !== undefined && '--yes'];
  if (warning !== undefined) writeLine(stderr, warning);
  const options = missing.filter(Boolean).join(', ');
  writeLine(stderr, `Standard input is not a terminal, so the command cannot ask questions. Add ${options}.`);
  writeLine(stderr, `Usage: ${help.split('\n', 1)[0]}`);
  return 2;
}

interface Cleared {
  inventory: ContentInventory;
  folder: string;
  shownFolder: string;
  backup: string;
}

function report({ name, url, members }: NewSite, cleared: Cleared, { cwd, stdout }: CommandIo): void {
  reportCleared(cleared, cwd, stdout);
  const { shownFolder } = cleared;
  writeLine(
    stdout,
    `
Set up ${name} at ${url} with ${members.length === 1 ? '1 member' : `${members.length} members`}.

Next:
  1. Save your profile pages or bibliographies in ${shownFolder}/profiles/, or name the files: npm start -- FILE
  2. Run npm start. It imports the files, builds the site and shows it.
  3. Run git add ${shownFolder} && git commit
Profile pages leave out DOIs, links and many authors. npm run complete looks for them at OpenAlex, Crossref, arXiv, Semantic Scholar
and DBLP. It sends title, first author and year of your papers to these services, so it never runs unless you start it.
The settings are in ${shownFolder}/site.yaml, the people in ${shownFolder}/authors/.`,
  );
}

function reportCleared(
  { inventory, folder, shownFolder, backup }: Cleared,
  cwd: string,
  stdout: Writable,
): void {
  const { files, unsaved } = inventory;
  if (files.length > 0)
    writeLine(stdout, `Deleted from ${shownFolder}/:\n${formatFileList(files).join('\n')}`);
  const committed = files.length - unsaved.length;
  if (committed > 0)
    writeLine(
      stdout,
      `${committed} of them are in git. To restore them: git checkout HEAD -- ${path.relative(cwd, folder)}`,
    );
  if (unsaved.length > 0)
    writeLine(stdout, `${unsaved.length} of them were not in git. They are saved in ${backup}/.`);
}

await runMain(import.meta, main);
