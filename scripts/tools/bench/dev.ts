import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { launchChromium } from '../../setup/chromium.ts';
import { startServer } from '../start-server.ts';
import { openTab, type Tab } from './browser-tab.ts';
import { writeBenchContent } from './build.ts';
import type { Sample } from './corpus.ts';
import { formatMemory, formatTable, formatTimes } from './figures.ts';

/** The port of the server. Another server that uses it would be measured instead, so it is not one of the usual ports. */
const port = 4793;

/** Time between an edit and the next one, in milliseconds. Users save less often. */
const pause = 200;

/** Time after which an edit counts as not shown, in milliseconds. */
const patience = 60_000;

/** A kind of edit: a file of the content, the address of a page that shows it, and the text with a word in it. */
interface Edit {
  name: string;
  file: string;
  page: string;
  write(original: string, word: string): string;
}

/**
 * Measures `npm run dev`: the time from an edit of a paper, a person or a setting, in turn, until the open page in
 * Chromium has painted the new text, and the memory of the server before and after all edits.
 *
 * @param count number of edits
 */
export async function benchDev(samples: readonly Sample[], count: number, folder: string): Promise<string> {
  const content = await writeBenchContent(folder, samples);
  const edits = chooseEdits(content);
  const server = await startServer(['scripts/commands/dev.ts', '--port', String(port)], content);
  const browser = await launchChromium();
  try {
    const tab = await openTab(browser);
    // The first request of each page compiles its modules.
    for (const { page } of edits) await tab.open(server.address + page);
    const before = memoryOf(server.process);
    const times = edits.map((): number[] => []);
    for (let number = 0; number < count; number++) {
      const index = number % edits.length;
      const edit = edits[index];
      if (edit) times[index]?.push(await measureEdit(edit, `edited${number}x`, content, server.address, tab));
      await setTimeout(pause);
    }
    const after = memoryOf(server.process);
    const rows = edits.map(({ name }, index) => formatTimes(name, times[index] ?? []));
    return [
      formatTable(
        [`npm run dev, ${samples.length} papers`, 'edits', 'median', '95 %', 'slowest', 'last'],
        [...rows, formatTimes('all', times.flat())],
      ),
      `Memory of the server: ${formatMemory(before)} before the edits, ${formatMemory(after)} after them.`,
    ].join('\n');
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** The person whose text is edited, with a paper, so that there is a page about the person. */
const person = {
  'authors/ada-bench.md': '---\nname: Ada Bench\n---\n',
  'papers/bench-paper.md': '---\ntitle: A Paper by a Person\nauthor: [Ada Bench]\nissued: "2024"\n---\n',
};

function chooseEdits(content: string): Edit[] {
  const [paper = ''] = readdirSync(path.join(content, 'papers')).filter(isMarkdown).sort();
  for (const [file, text] of Object.entries(person)) writeFileSync(path.join(content, file), text);
  return [
    {
      name: 'the title of a paper',
      file: `papers/${paper}`,
      page: `papers/${paper.slice(0, -3)}/`,
      write: (original, word) => original.replace(/^title: .*$/m, `title: A paper that was ${word}`),
    },
    {
      name: 'the text about a person',
      file: 'authors/ada-bench.md',
      page: 'authors/ada-bench/',
      write: (original, word) => `${original.trimEnd()}\n\nThis text was ${word}.\n`,
    },
    {
      name: 'the title of the site',
      file: 'site.yaml',
      page: '',
      write: (original, word) => original.replace(/^title: .*$/m, `title: A site that was ${word}`),
    },
  ];
}

function isMarkdown(name: string): boolean {
  return name.endsWith('.md');
}

/** Edits a file, and returns the milliseconds until the open page shows it. Throws an error if it never does. */
async function measureEdit(
  edit: Edit,
  word: string,
  content: string,
  address: string,
  tab: Tab,
): Promise<number> {
  await tab.open(address + edit.page);
  // Scripts of the page are loaded after it is shown.
  await setTimeout(pause);
  const file = path.join(content, edit.file);
  const edited = edit.write(originalOf(file), word);
  const start = performance.now();
  writeFileSync(file, edited);
  const shown = await Promise.race([tab.shows(word).then(() => true), setTimeout(patience, false)]);
  if (!shown)
    throw new Error(
      `${address}${edit.page} does not show an edit of ${edit.file} after ${patience / 1000} s.`,
    );
  return performance.now() - start;
}

const originals = new Map<string, string>();

/** Returns the text of a file before the first edit. */
function originalOf(file: string): string {
  const text = originals.get(file) ?? readFileSync(file, 'utf8');
  originals.set(file, text);
  return text;
}

/** Returns the memory of a process and of the processes that it started, in bytes. NaN if the system has no `/proc`. */
function memoryOf({ pid }: ChildProcess): number {
  try {
    const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const parents = new Map(processes.map((id) => [id, statusOf(id, 'PPid')]));
    const isBelow = (id: string | undefined): boolean =>
      id !== undefined && (id === String(pid) || isBelow(parents.get(id)));
    const kilobytes = processes
      .filter(isBelow)
      .map((id) => Number.parseInt(statusOf(id, 'VmRSS') ?? '0', 10));
    return kilobytes.reduce((sum, each) => sum + each, 0) * 1024;
  } catch {
    return NaN;
  }
}

/** Returns a value of `/proc/PID/status`. The process may have ended. */
function statusOf(id: string, key: string): string | undefined {
  try {
    const lines = readFileSync(`/proc/${id}/status`, 'utf8').split('\n');
    return lines
      .find((line) => line.startsWith(`${key}:`))
      ?.slice(key.length + 1)
      .trim();
  } catch {
    return undefined;
  }
}
