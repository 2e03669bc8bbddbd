import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  promises,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main as importMain } from '../../../scripts/commands/import.ts';
import { main as undoMain } from '../../../scripts/commands/undo.ts';
import { startContentRun, undoRecords } from '../../../scripts/site/undo-records.ts';
import { startRun } from '../../../src/files/undo-journal.ts';
import { writeFiles } from '../../../src/files/write-files.ts';
import { entriesBelow } from '../../entries-below.ts';
import { runCommand } from '../run-command.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-undo-'));
  mkdirSync(path.join(folder, 'content/papers'), { recursive: true });
  writeFileSync(path.join(folder, 'content/site.yaml'), 'title: Lab\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bibtex = (...papers: [key: string, title: string, more?: string][]) =>
  papers
    .map(
      ([key, title, more = '']) =>
        `@article{${key}, title={${title}}, author={Quill, Ada}, year=2024${more}}\n`,
    )
    .join('');
const first = bibtex(['a', 'Folding Maps of Paper'], ['b', 'Herds of Quiet Cows']);
const second = bibtex(
  ['a', 'Folding Maps of Paper', ', journal={Journal of Folds}'],
  ['b', 'Herds of Quiet Cows'],
  ['c', 'Barns in Deep Winter'],
);
const files = {
  a: 'papers/folding-maps-of-paper.md',
  b: 'papers/herds-of-quiet-cows.md',
  c: 'papers/barns-in-deep-winter.md',
};

async function importText(text: string, content = 'content') {
  writeFileSync(path.join(folder, 'lab.bib'), text);
  const { code, all } = await runCommand(importMain, ['--content', content, 'lab.bib'], {
    env: { INIT_CWD: folder },
  });
  expect([code, all]).toEqual([0, expect.any(String)]);
}
const undo = (...args: string[]) =>
  runCommand(undoMain, ['--content', 'content', ...args], { env: { INIT_CWD: folder } });
const file = (name: string) => path.join(folder, 'content', name);
const edit = (name: string, from: string, to: string) =>
  writeFileSync(file(name), readFileSync(file(name), 'utf8').replace(from, to));

/** Returns the text of each file of the content. */
const contents = (content = 'content') =>
  Object.fromEntries(
    entriesBelow(path.join(folder, content))
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => /\.\w+$/.test(name))
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, content, name), 'utf8')]),
  );

test('takes back the last import, then the one before, byte by byte', async () => {
  const empty = contents();
  await importText(first);
  const afterFirst = contents();
  await importText(second);
  const { code, stdout } = await undo();
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^Took back the import of \d{4}-\d\d-\d\d \d\d:\d\d UTC: 1 file deleted, 2 files restored\./,
  );
  expect(stdout).toMatch(/Another undo takes back the import of /);
  expect(contents()).toEqual(afterFirst);
  const again = await undo();
  expect(again.stdout).toContain('No earlier run is kept.');
  expect(contents()).toEqual(empty);
  expect(await undo()).toMatchObject({
    code: 2,
    stderr: 'content: There is no import, refresh or complete to take back.\n',
  });
});

test('the same import after an undo does the same again', async () => {
  await importText(first);
  const afterFirst = contents();
  await undo();
  await importText(first);
  expect(contents()).toEqual(afterFirst);
});

test('--dry-run shows the changes and writes nothing', async () => {
  await importText(first);
  await importText(second);
  const before = contents();
  const { code, stdout } = await undo('--dry-run');
  expect(code).toBe(0);
  expect(stdout).toContain(`--- ${files.c}\n+++ /dev/null\n`);
  expect(stdout).toContain('-containerTitle: Journal of Folds\n');
  expect(stdout).toMatch(/Would take back the import of /);
  expect(stdout).not.toContain('imported.jsonl');
  expect(contents()).toEqual(before);
  expect((await undo('--json')).stdout).toMatch(
    /^\{"command":"import","time":"[^"]+","dryRun":false,"changes":\[\{"file"/,
  );
});

test('an import that changed nothing is not a run', async () => {
  await importText(first);
  await importText(first);
  await undo();
  expect(Object.keys(contents())).toEqual(['site.yaml']);
});

describe('files that were changed since', () => {
  test('are listed and kept, with what Offprint knows of them; the others are taken back', async () => {
    await importText(first);
    edit(files.a, 'title: ', 'note: Mine\ntitle: ');
    const edited = readFileSync(file(files.a), 'utf8');
    const { code, stderr, stdout } = await undo();
    expect(code).toBe(1);
    expect(stderr).toBe(
      `content/${files.a}: The file was changed after the import. It is left as it is; change it by hand if needed.\n`,
    );
    expect(stdout).toMatch(/1 file deleted, 1 file restored, 1 file left as changed since\./);
    expect(contents()[files.a]).toBe(edited);
    expect(existsSync(file(files.b))).toBe(false);
    const lines = readFileSync(file('imported.jsonl'), 'utf8');
    expect(lines).toContain(files.a);
    expect(lines).not.toContain(files.b);
    // The next import knows which values are the user's own, and brings the other paper back.
    await importText(first);
    expect(contents()[files.a]).toBe(edited);
    expect(existsSync(file(files.b))).toBe(true);
  });

  test('are kept when they were renamed or deleted, and a deleted paper does not come back', async () => {
    await importText(first);
    renameSync(file(files.a), file('papers/maps.md'));
    rmSync(file(files.b));
    const { code, stderr } = await undo();
    expect(code).toBe(1);
    for (const name of [files.a, files.b])
      expect(stderr).toContain(`content/${name}: The file was deleted or renamed after the import.`);
    expect(existsSync(file('papers/maps.md'))).toBe(true);
    await importText(first);
    expect(Object.keys(contents()).filter((name) => name.startsWith('papers/'))).toEqual(['papers/maps.md']);
  });

  test('by a later run that was taken back in part do not hold up the run before', async () => {
    await importText(first);
    await importText(second);
    edit(files.c, 'title: ', 'note: Mine\ntitle: ');
    expect((await undo()).code).toBe(1);
    expect((await undo()).code).toBe(0);
    expect(Object.keys(contents())).toEqual(['imported.jsonl', files.c, 'site.yaml'].sort());
    await importText(second);
    expect(readFileSync(file(files.c), 'utf8')).toContain('note: Mine');
    expect(Object.keys(contents())).toHaveLength(5);
  });

  test('to what they were before the run count as taken back', async () => {
    await importText(first);
    for (const name of [files.a, files.b, 'imported.jsonl']) rmSync(file(name));
    const { code, stdout } = await undo();
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('is already taken back: all its files are as before.'),
    ]);
  });
});

describe('a run that writes several times', () => {
  test('is taken back as a whole, with created, changed and deleted files', async () => {
    const content = path.join(folder, 'content');
    writeFileSync(file('proposals.yaml'), 'old: 1\n');
    writeFileSync(file('citations.json'), '{}\n');
    const before = contents();
    const run = startContentRun('complete', content);
    await writeFiles(
      content,
      [
        { file: 'papers/a.md', text: 'one' },
        { file: 'citations.json', text: '{ }\n' },
      ],
      { run },
    );
    await writeFiles(
      content,
      [
        { file: 'papers/a.md', text: 'two' },
        { file: 'proposals.yaml', text: null },
      ],
      { run },
    );
    expect(existsSync(file('proposals.yaml'))).toBe(false);
    const { code, stdout } = await undo();
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^Took back the completion of .*: 1 file deleted, 2 files restored\./),
    ]);
    expect(contents()).toEqual(before);
  });
});

describe('a process that is killed', () => {
  /** A file system that stops after a number of operations, as if the process was killed. */
  const killedAfter = (operations: number) => {
    let left = operations;
    const die = async () => {
      if (left-- <= 0) throw Object.assign(new Error('killed'), { code: 'EIO' });
    };
    return {
      ...promises,
      writeFile: async (...args: Parameters<typeof promises.writeFile>) => {
        await die();
        await promises.writeFile(...args);
      },
      rename: async (...args: Parameters<typeof promises.rename>) => {
        await die();
        await promises.rename(...args);
      },
      rm: async (...args: Parameters<typeof promises.rm>) => {
        await die();
        await promises.rm(...args);
      },
    };
  };
  const writes = [
    { file: 'papers/a.md', text: 'new a' },
    { file: 'papers/b.md', text: 'new b' },
    { file: 'citations.json', text: null },
    { file: 'imported.jsonl', text: '{"version":2}\n{"file":"papers/a.md"}\n' },
  ];

  test('at any moment of a run leaves content that can be taken back', async () => {
    for (let operations = 0; ; operations++) {
      rmSync(path.join(folder, 'content'), { recursive: true });
      mkdirSync(path.join(folder, 'content/papers'), { recursive: true });
      writeFileSync(file('papers/a.md'), 'old a');
      writeFileSync(file('citations.json'), '{}');
      const before = contents();
      const system = killedAfter(operations);
      const ended = await writeFiles(path.join(folder, 'content'), writes, {
        run: startContentRun('import', path.join(folder, 'content')),
        system,
      }).then(
        () => true,
        () => false,
      );
      const { code } = await undo();
      expect([operations, code === 0 || code === 2]).toEqual([operations, true]);
      expect([operations, contents()]).toEqual([operations, before]);
      if (ended) break;
    }
  });

  test('at any moment of an undo leaves an undo that the next one completes', async () => {
    for (let operations = 0; ; operations++) {
      rmSync(path.join(folder, 'content'), { recursive: true });
      mkdirSync(path.join(folder, 'content/papers'), { recursive: true });
      writeFileSync(file('papers/a.md'), 'old a');
      writeFileSync(file('citations.json'), '{}');
      const content = path.join(folder, 'content');
      const older = startRun('import', undoRecords(content), new Date('2026-01-01'));
      await writeFiles(content, [{ file: 'papers/older.md', text: 'older' }], { run: older });
      const before = contents();
      const run = startContentRun('import', path.join(folder, 'content'));
      await writeFiles(content, writes, { run });
      const changes = [
        { file: 'papers/a.md', text: 'old a' },
        { file: 'papers/b.md', text: null },
        { file: 'citations.json', text: '{}' },
        { file: 'imported.jsonl', text: null },
      ];
      const ended = await writeFiles(content, changes, {
        undoes: run.id,
        system: killedAfter(operations),
      }).then(
        () => true,
        () => false,
      );
      if (ended) break;
      expect((await undo()).code).toBe(0);
      expect([operations, contents()]).toEqual([operations, before]);
    }
  });
});

test('the records of runs belong to one content folder, and only the last ten are kept', async () => {
  await importText(first);
  await importText(bibtex(['z', 'Another Lab Altogether']), 'other');
  await undo();
  expect(Object.keys(contents('other'))).toHaveLength(2);
  for (let index = 0; index < 12; index++)
    await writeFiles(path.join(folder, 'content'), [{ file: 'papers/x.md', text: String(index) }], {
      run: startRun(
        'import',
        undoRecords(path.join(folder, 'content')),
        new Date(Date.UTC(2026, 0, index + 1)),
      ),
    });
  const records = readdirSync(undoRecords(file('.'))).filter((name) => name.endsWith('.jsonl'));
  expect(records).toHaveLength(10);
  expect(records.sort()[0]).toMatch(/^2026-01-03/);
});

test('a damaged record cannot change files outside of the content or its settings', async () => {
  const records = undoRecords(file('.'));
  mkdirSync(records, { recursive: true });
  const record = (name: string) =>
    `{"version":1,"command":"import","time":"2026-01-01T00:00:00.000Z"}\n${JSON.stringify({ file: name, before: 'evil', after: [null] })}\n{"end":1}\n`;
  for (const name of ['../evil.md', 'site.yaml', 'papers/../../evil.md', '/etc/evil.md', 'pages/evil.mdx']) {
    writeFileSync(path.join(records, '2026-01-01T00-00-00-000Z-abcdef.jsonl'), record(name));
    const { code, stderr } = await undo();
    expect([name, code, stderr]).toEqual([
      name,
      2,
      expect.stringContaining('The record of the last run is damaged.'),
    ]);
  }
  expect(readFileSync(file('site.yaml'), 'utf8')).toBe('title: Lab\n');
  expect(existsSync(path.join(folder, 'evil.md'))).toBe(false);
});
