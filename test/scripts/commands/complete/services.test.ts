import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main } from '../../../../scripts/commands/complete.ts';
import {
  type PlayedOptions,
  type PlayedServices,
  startServices,
} from '../../../../scripts/tools/bench/complete/start-services.ts';
import { parseCitationCounts } from '../../../../src/model/citation-counts.ts';
import { parsePaperFile } from '../../../../src/files/paper-file.ts';
import { inventedWork, sampleWorks } from '../../../complete/played-works.ts';
import { isFullRun } from '../../../run-length.ts';
import { entriesBelow } from '../../../entries-below.ts';
import { commandEnvironment, type CommandOptions, runCommand } from '../../run-command.ts';

let folder = '';
let services: PlayedServices | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-services-'));
});
afterEach(async () => {
  await services?.close();
  services = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const content = () => path.join(folder, 'content');
const file = (id: string) => path.join(content(), `papers/${id}.md`);

function paper(id: string) {
  const found = parsePaperFile(readFileSync(file(id), 'utf8'), id, id);
  if (!('value' in found)) throw new Error(JSON.stringify(found.diagnostics));
  return found.value;
}

/** Returns the text of each file of the content. */
function texts(): Record<string, string> {
  const files = entriesBelow(content()).filter((name) => /\.\w+$/.test(name));
  return Object.fromEntries(files.map((name) => [name, readFileSync(path.join(content(), name), 'utf8')]));
}

function put(id: string, ...lines: string[]): void {
  mkdirSync(path.join(content(), 'papers'), { recursive: true });
  writeFileSync(file(id), `---\n${lines.join('\n')}\n---\n`);
}

async function play(works: Parameters<typeof startServices>[0], options: PlayedOptions = {}) {
  services = await startServices(works, options);
}

function complete(args: string[] = [], options: CommandOptions = {}) {
  const env = { ...services?.environment, ...options.env };
  return runCommand(main, ['--content', content(), ...args], { cwd: folder, ...options, env });
}

test('completes all papers of the sample; edits stay, and a second run asks nothing and changes nothing', async () => {
  cpSync('content', content(), { recursive: true });
  const movie = 'movie-gen-a-cast-of-media-foundation-models';
  const edited = readFileSync(file(movie), 'utf8').replace(
    /issued: .*/,
    'issued: "2024-11-02" # ours\nselected: true',
  );
  writeFileSync(file(movie), edited);
  await play(sampleWorks());
  const { code, stdout } = await complete();
  expect([code, stdout]).toEqual([0, expect.stringContaining('16 papers looked up: 16 found, 0 proposed')]);
  const papers = readdirSync(path.join(content(), 'papers')).map((name) => paper(name.replace('.md', '')));
  expect(papers).toHaveLength(16);
  for (const { id, DOI, authorsTruncated, profiles, abstract } of papers) {
    expect([id, DOI]).toEqual([id, expect.stringMatching(/^10\.5555\/sample\.\d+$/)]);
    expect([id, authorsTruncated, profiles]).toEqual([id, undefined, ['dhruv-choudhary']]);
    expect(abstract).toBeDefined();
  }
  expect(Math.max(...papers.map(({ author }) => author?.length ?? 0))).toBe(500);
  expect(papers.filter(({ arXiv, versions }) => arXiv && versions?.length === 2)).toHaveLength(8);
  expect(readFileSync(file(movie), 'utf8')).toContain('issued: "2024-11-02" # ours\n');
  expect(paper(movie)).toMatchObject({ selected: true, volume: '12' });
  const { counts } = parseCitationCounts(readFileSync(path.join(content(), 'citations.json'), 'utf8'));
  expect(counts.size).toBe(16);
  const [before, requests] = [texts(), services?.requests.length];
  const second = await complete();
  expect([second.code, services?.requests.length]).toEqual([0, requests]);
  expect(texts()).toEqual(before);
});

const herds = inventedWork('herds', {
  title: 'On the Herds of Folding Models',
  authors: ['Ada Quill', 'Bo Chen', 'Cy Dahl'],
});
const packs = inventedWork('packs', {
  title: 'Counting Packs of Tensors at Night',
  authors: ['Ada Quill', 'Di Ek'],
});

function putBoth(): void {
  put(
    'herds',
    'title: On the Herds of Folding Models',
    'author: [Ada Quill, Bo Chen]',
    'authorsTruncated: true',
    'issued: "2021"',
  );
  put('packs', 'title: Counting Packs of Tensors at Night', 'author: [Ada Quill, Di Ek]', 'issued: "2021"');
}

// The command tries each service several times, with pauses.
test.runIf(isFullRun)(
  'offline: reports each service once, ends with 1, and looks the papers up again the next time',
  async () => {
    putBoth();
    await play([herds, packs]);
    await services?.close();
    const { code, all } = await complete();
    expect(code).toBe(1);
    expect(all).toContain('2 papers looked up: 0 found, 0 proposed, 0 not found, 2 failed.');
    const hosts = [...all.matchAll(/^papers\/\S+: (\S+) cannot be reached: ECONNREFUSED\./gm)].map(
      ([, host]) => host,
    );
    expect(hosts.length).toBeGreaterThan(0);
    expect(new Set(hosts).size, all).toBe(hosts.length);
    await play([herds, packs]);
    expect((await complete()).stdout).toContain('2 papers looked up: 2 found');
  },
  180_000,
);

test('if all services fail, the command ends with 1, and looks the papers up again the next time', async () => {
  putBoth();
  await play([herds, packs], {
    spoil: (_, __, response) => {
      response.writeHead(403).end();
      return true;
    },
  });
  const { code, all } = await complete();
  expect(code).toBe(1);
  expect(all).toContain('2 papers looked up: 0 found, 0 proposed, 0 not found, 2 failed.');
  expect(texts()).toEqual({ 'papers/herds.md': expect.any(String), 'papers/packs.md': expect.any(String) });
  await services?.close();
  await play([herds, packs]);
  expect((await complete()).stdout).toContain('2 papers looked up: 2 found');
});

test('the name of a first author without a page is not sent; the paper is found by its title', async () => {
  putBoth();
  mkdirSync(path.join(content(), 'authors'), { recursive: true });
  writeFileSync(path.join(content(), 'authors/ada-quill.md'), '---\nname: Ada Quill\npage: false\n---\n');
  put('flocks', 'title: Flocks of Numbers and Their Shepherds', 'author: [Eb Foss]', 'issued: "2021"');
  writeFileSync(path.join(content(), 'site.yaml'), 'title: Lab\nwithoutPage: [Eb Foss]\n');
  const flocks = inventedWork('flocks', {
    title: 'Flocks of Numbers and Their Shepherds',
    authors: ['Eb Foss'],
  });
  // Only services that search by name and title are left.
  const spoil: PlayedOptions['spoil'] = (host, _, response) => {
    if (host === 'crossref' || host === 'arxiv') return false;
    response.writeHead(403).end();
    return true;
  };
  await play([herds, packs, flocks], { spoil });
  await complete();
  expect([paper('herds').DOI, paper('flocks').DOI]).toEqual(['10.5555/herds', '10.5555/flocks']);
  const sent = services?.requests.map(({ url }) => decodeURIComponent(url).toLowerCase()).join('\n');
  expect(sent).toContain('herds');
  expect(sent).not.toMatch(/quill|foss/);
});

test('a service that fails does not keep the others from finding the paper; keys are sent and never written', async () => {
  putBoth();
  const key = 'key-of-openalex-4711';
  await play([herds, packs], {
    spoil: (host, { query }, response) => {
      if (host !== 'openalex') return false;
      response
        .writeHead(403, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error: `api_key=${query.get('api_key')}` }));
      return true;
    },
  });
  const args = ['--report', path.join(folder, 'report.md')];
  const { code, all } = await complete(args, { env: { OFFPRINT_OPENALEX_KEY: key } });
  expect(code).toBe(1);
  expect(all).toMatch(/responded with status 403/);
  expect([paper('herds').DOI, paper('packs').DOI]).toEqual(['10.5555/herds', '10.5555/packs']);
  expect(services?.requests.some(({ url }) => url.includes(key))).toBe(true);
  for (const text of [all, readFileSync(path.join(folder, 'report.md'), 'utf8'), ...Object.values(texts())])
    expect(text).not.toContain(key);
});

test.skipIf(process.platform === 'win32')(
  'Ctrl-C: keeps the findings, and stops although a service does not answer',
  async () => {
    putBoth();
    let isAsked = () => {};
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    await play([herds, packs], {
      spoil: (_, { query }) => {
        if (
          !JSON.stringify([...query])
            .toLowerCase()
            .includes('packs')
        )
          return false;
        isAsked();
        return new Promise(() => {});
      },
    });
    const env = { ...commandEnvironment, ...services?.environment };
    const child = spawn(process.execPath, ['scripts/commands/complete.ts', '--content', content()], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { output += String(text); }); // prettier-ignore
    await asked;
    await new Promise((resolve) => setTimeout(resolve, 500));
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number];
    expect([code, output]).toEqual([
      1,
      expect.stringContaining('Stopped: 1 paper left. Run the command again to continue.'),
    ]);
    expect([paper('herds').DOI, paper('packs').DOI]).toEqual(['10.5555/herds', undefined]);
  },
  30_000,
);
