import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main as undoMain } from '../../../../scripts/commands/undo.ts';
import { undoRecords } from '../../../../scripts/site/undo-records.ts';
import { listRuns } from '../../../../src/files/undo-journal.ts';
import { runCommand } from '../../run-command.ts';
import { type OpenDesk, openDesk } from './open-desk.ts';

let open: OpenDesk;
beforeEach(async () => {
  open = openDesk({ 'site.yaml': 'title: Folding lab\n', 'papers/a.md': 'a0', 'papers/b.md': 'b0' });
  await edit('first', { 'papers/a.md': 'a1' });
  await edit('second', { 'papers/b.md': 'b1', 'papers/c.md': 'c1' });
  await edit('third', { 'papers/a.md': 'a2' });
});
afterEach(() => open.close());

const edit = (description: string, files: Record<string, string>) =>
  open.desk.write({ description, changes: Object.entries(files).map(([file, text]) => ({ file, text })) });
const steps = () => listRuns(undoRecords(open.content));
const texts = () =>
  ['a', 'b', 'c'].map((id) => {
    const file = path.join(open.content, `papers/${id}.md`);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  });
const undo = async (index: number, fields = {}) => open.post(`/undo/${(await steps())[index]}`, fields);

test('a step whose files are as it left them is taken back alone, and brought back by its own undo', async () => {
  await undo(1);
  expect(texts()).toEqual(['a2', 'b0', null]);
  const page = await open.get('/undo');
  expect(page).toContain('Undone: second');
  expect(page).toContain('>Redo</button>');
  await undo(0);
  expect(texts()).toEqual(['a2', 'b1', 'c1']);
  expect(await open.get('/undo')).toContain('>Redone: second<');
  await undo(0);
  expect(await open.get('/undo')).toContain('>Undone: second<');
});

test('several steps are taken back together, to what was before the first of them', async () => {
  expect((await undo(2, { until: '1' })).status).toBe(303);
  expect(texts()).toEqual(['a0', 'b0', null]);
  expect(await open.get('/undo')).toContain('3 steps undone');
  await undo(0);
  expect(texts()).toEqual(['a2', 'b1', 'c1']);
});

test('a step whose files have changed asks first, and keeps the changed ones', async () => {
  writeFileSync(path.join(open.content, 'papers/c.md'), 'by hand');
  const asked = await undo(1);
  expect(asked.status).toBe(409);
  expect(await asked.text()).toContain('<code>papers/c.md</code>: changed since');
  expect(texts()).toEqual(['a2', 'b1', 'by hand']);
  expect((await undo(1, { partly: '1' })).status).toBe(303);
  expect(texts()).toEqual(['a2', 'b0', 'by hand']);
});

test('a later step on the same file is not lost', async () => {
  const asked = await undo(2);
  expect([asked.status, texts()[0]]).toEqual([409, 'a2']);
  expect(await asked.text()).toContain('Nothing can be undone without losing later changes.');
});

test('the steps are there after a restart, in the desk and in the terminal', async () => {
  const again = openDesk({});
  await again.close();
  const { code, stdout } = await runCommand(undoMain, ['--content', open.content]);
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/^Took back the step of the desk of .* \(third\): 1 file restored\./),
  ]);
  expect(texts()).toEqual(['a1', 'b1', 'c1']);
  expect(await open.get('/undo')).not.toContain('third');
});

test('a step that does not exist, or whose id is a path, changes nothing', async () => {
  for (const id of [
    'x',
    '..%2f..%2fx',
    '2026-01-01T00-00-00-000Z-abcdef-desk',
    encodeURIComponent('../'.repeat(9)),
  ])
    expect([id, (await open.post(`/undo/${id}`, {})).status]).toEqual([id, 404]);
  expect(texts()).toEqual(['a2', 'b1', 'c1']);
});

test('many steps are kept, and do not push out the runs of commands', async () => {
  for (let index = 0; index < 15; index++) await edit(`step ${index}`, { 'papers/a.md': `n${index}` });
  expect(await steps()).toHaveLength(18);
});
