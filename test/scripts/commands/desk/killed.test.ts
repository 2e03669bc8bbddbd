import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  promises,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DeskChange, writeStep } from '../../../../scripts/commands/desk/write-step.ts';
import { root } from '../../../../scripts/setup/process.ts';
import { finishInterrupted, planTakeBack } from '../../../../scripts/site/take-back.ts';
import { undoRecords } from '../../../../scripts/site/undo-records.ts';
import type { FileSystem } from '../../../../src/files/write-file.ts';
import { writeFiles } from '../../../../src/files/write-files.ts';
import { listRuns } from '../../../../src/files/undo-journal.ts';
import { byRun } from '../../../run-length.ts';

let project = '';
let content = '';
beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'offprint-killed-'));
  content = path.join(project, 'content');
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0, 0xfe]);
const before: Record<string, Buffer> = {
  'content/papers/a.md': Buffer.from('old a'),
  'content/papers/a.png': png,
  'content/site.yaml': Buffer.from('title: Lab # ours\n'),
  'content/imported.jsonl': Buffer.from('{"version":2}\n'),
  'public/files/old.pdf': Buffer.from('%PDF old \xff', 'latin1'),
};
/** One change of each kind: text and bytes, new, changed and deleted, in the content and in public files. */
const changes: DeskChange[] = [
  { file: 'papers/a.md', text: 'new a' },
  { file: 'papers/b.md', text: 'new b' },
  { file: 'papers/a.png', bytes: Buffer.concat([png, png]) },
  { file: 'papers/b/data.csv', bytes: Buffer.from('1,2') },
  { file: 'site.yaml', text: 'title: New\n' },
  { file: 'imported.jsonl', text: '{"version":2}\n{"file":"papers/a.md"}\n' },
  { file: 'public/files/old.pdf', text: null },
  { file: 'public/files/deep/new.pdf', bytes: Buffer.from('%PDF new') },
];
const after: Record<string, Buffer> = {
  'content/papers/a.md': Buffer.from('new a'),
  'content/papers/b.md': Buffer.from('new b'),
  'content/papers/a.png': Buffer.concat([png, png]),
  'content/papers/b/data.csv': Buffer.from('1,2'),
  'content/site.yaml': Buffer.from('title: New\n'),
  'content/imported.jsonl': Buffer.from('{"version":2}\n{"file":"papers/a.md"}\n'),
  'public/files/deep/new.pdf': Buffer.from('%PDF new'),
};

function reset(): void {
  for (const name of readdirSync(project)) rmSync(path.join(project, name), { recursive: true });
  for (const [file, bytes] of Object.entries(before)) {
    mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
    writeFileSync(path.join(project, file), bytes);
  }
}

/** Returns the bytes of each file below the project, also of files that only a killed process leaves. */
function state(): Record<string, Buffer> {
  const files = readdirSync(project, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files
      .map((entry) => path.relative(project, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .sort()
      .map((file) => [file, readFileSync(path.join(project, file))]),
  );
}

/** A file system that stops after a number of operations, as if the process was killed. */
function killedAfter(operations: number): FileSystem {
  let left = operations;
  const orDie =
    <Args extends unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (left-- <= 0) throw new Error('killed');
      return act(...args);
    };
  const { mkdir, rename, rm, writeFile } = promises;
  return {
    ...promises,
    mkdir: orDie(mkdir as typeof promises.rm) as unknown as typeof mkdir,
    rename: orDie(rename),
    rm: orDie(rm),
    writeFile: orDie(writeFile as typeof promises.rm) as unknown as typeof writeFile,
  };
}

const sorted = (files: Record<string, Buffer>) => Object.fromEntries(Object.entries(files).sort());

test('at any moment of a step, all files are as before or all are new, and what was accepted can be taken back', async () => {
  const folders = { content, project };
  for (let operations = 0; ; operations++) {
    reset();
    const result = await writeStep(
      folders,
      { description: 'x', changes },
      { system: killedAfter(operations) },
    ).catch(() => undefined);
    await finishInterrupted(folders);
    const now = state();
    const isNew = existsSync(path.join(project, 'content/papers/b.md'));
    expect([operations, now]).toEqual([operations, sorted(isNew ? after : before)]);
    if (result?.status === 'written') expect([operations, isNew]).toEqual([operations, true]);
    const [id] = await listRuns(undoRecords(content));
    if (isNew) {
      const plan = await planTakeBack(folders, [id!]);
      expect(plan?.kept).toEqual([]);
      await writeFiles(content, plan!.changes, { isDesk: true, project });
      expect([operations, state()]).toEqual([operations, sorted(before)]);
    }
    if (result?.status === 'written') return expect(operations).toBeGreaterThan(changes.length);
  }
});

test.skipIf(process.platform === 'win32')(
  'a step that was accepted is on the disk after kill -9, whole, at whatever moment it comes',
  async () => {
    const write = pathToFileURL(path.join(root, 'scripts/commands/desk/write-step.ts')).href;
    const program = `
      import { writeStep } from ${JSON.stringify(write)};
      const [content, project] = process.argv.slice(1);
      for (let step = 1; ; step++) {
        const changes = ['papers/a.md', 'authors/a.md', 'site.yaml'].map((file) => ({ file, text: String(step) }));
        const { status } = await writeStep({ content, project }, { description: 'x', changes });
        console.log(status, step);
      }`;
    for (let round = 0; round < byRun(3, 40); round++) {
      rmSync(project, { recursive: true, force: true });
      mkdirSync(path.join(content, 'papers'), { recursive: true });
      const child = spawn(
        process.execPath,
        ['--input-type=module-typescript', '-e', program, content, project],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (piece: string) => (output += piece));
      await expect.poll(() => output, { timeout: 20_000 }).toContain('written 2\n');
      await setTimeout(7 * round);
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('close', resolve));
      const accepted = Number(/written (\d+)\n$/.exec(output)?.[1]);
      await finishInterrupted({ content, project });
      const texts = ['papers/a.md', 'authors/a.md', 'site.yaml'].map((file) =>
        readFileSync(path.join(content, file), 'utf8'),
      );
      expect(new Set(texts).size).toBe(1);
      expect([accepted, accepted + 1]).toContain(Number(texts[0]));
    }
  },
  60_000,
);
