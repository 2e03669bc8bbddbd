import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { offerComplete } from '../../../../scripts/commands/start/offer-complete.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-offer-'));
  mkdirSync(path.join(folder, 'papers'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(id: string, ...lines: string[]): void {
  writeFileSync(path.join(folder, `papers/${id}.md`), `---\ntitle: On ${id}\n${lines.join('\n')}\n---\n`);
}

test('counts the papers without a link to the paper, hidden papers and papers with a file excepted', async () => {
  put('a');
  expect(await offerComplete(folder, true)).toBe(
    '1 paper has no link. `npm run complete` looks for it at OpenAlex, Crossref and arXiv. It sends title, first author and year to these services.',
  );
  put('b', 'code: https://github.com/quill/decay');
  put('c', 'DOI: 10.5555/c');
  put('d', 'links: { pdf: https://press.example.org/d.pdf }');
  put('e', 'hidden: true');
  put('f');
  writeFileSync(path.join(folder, 'papers/f.pdf'), '%PDF-1.4');
  put('broken', 'DOI: 1');
  expect(await offerComplete(folder, true)).toMatch(
    /^2 papers have no link\. `npm run complete` looks for them at/,
  );
});

test('without an import, the command is only offered until its first run', async () => {
  expect(await offerComplete(folder, true)).toBeUndefined();
  put('a');
  expect(await offerComplete(folder, false)).toMatch(/^1 paper has no link\./);
  writeFileSync(path.join(folder, 'asked.jsonl'), '{"version":1}\n');
  expect(await offerComplete(folder, false)).toBeUndefined();
  expect(await offerComplete(folder, true)).toMatch(/^1 paper has no link\./);
});
