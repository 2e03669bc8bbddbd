import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commandEnvironment } from '../../run-command.ts';

const root = path.resolve(import.meta.dirname, '../../../..');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-at-once-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }), 60_000);

/** Runs an import of a checkout as a program. */
async function importFile(checkout: string, content: string, file: string): Promise<number | null> {
  const script = path.join(checkout, 'scripts/commands/import.ts');
  const child = spawn(process.execPath, [script, '--content', content, path.join(folder, file)], {
    cwd: folder,
    env: commandEnvironment,
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.on('exit', resolve));
}

/** Copies the program to another folder, as a second checkout of the same lab. */
function secondCheckout(): string {
  const copy = path.join(folder, 'checkout');
  for (const name of ['scripts', 'src', 'package.json'])
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

test('real records 16: imports at once by a path, a symbolic link and another checkout lose nothing', async () => {
  const content = path.join(folder, 'lab/content');
  mkdirSync(content, { recursive: true });
  const link = path.join(folder, 'link');
  symlinkSync(content, link);
  const copy = secondCheckout();
  const sources = [
    [root, content],
    [root, link],
    [copy, content],
  ] as const;
  const papers = 25;
  for (const [index] of sources.entries()) {
    const entries = Array.from(
      { length: papers },
      (_, number) =>
        `@article{k${index}x${number}, title = {Work ${index} on Number ${number}}, author = {Fox, Eve}, year = 2020}`,
    );
    // Every import also writes the same paper, so that the same lines are changed.
    entries.push('@article{shared, title = {A shared paper}, author = {Fox, Eve}, year = 2021}');
    writeFileSync(path.join(folder, `refs${index}.bib`), entries.join('\n'));
  }
  const ended = sources.map(([checkout, name], index) => importFile(checkout, name, `refs${index}.bib`));
  expect(await Promise.all(ended)).toEqual(sources.map(() => 0));
  const lines = readFileSync(path.join(content, 'imported.jsonl'), 'utf8').trimEnd().split('\n').slice(1);
  expect(lines).toHaveLength(papers * sources.length + 1);
  const shared = lines.map((line) => JSON.parse(line) as { file: string; sources: object });
  expect(Object.keys(shared.find(({ file }) => file.includes('shared'))?.sources ?? {})).toEqual(
    sources.map((_, index) => `refs${index}.bib`),
  );
  expect(readdirSync(path.join(content, 'papers'))).toHaveLength(papers * sources.length + 1);
  expect(readdirSync(content).sort()).toEqual(['imported.jsonl', 'papers']);
}, 120_000);
