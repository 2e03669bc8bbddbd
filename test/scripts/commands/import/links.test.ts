import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../../scripts/commands/import.ts';
import { runCommand } from '../../run-command.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-links-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(file: string, text = 'x') {
  const whole = path.join(folder, file);
  mkdirSync(path.dirname(whole), { recursive: true });
  writeFileSync(whole, text);
  return whole;
}

describe('real records 5: files of a list of papers', () => {
  test('are found in public/ where the other tool had them, or anywhere else, or are reported', async () => {
    put('content/public/assets/pdf/folding.pdf');
    put('content/public/talks/2024/slides.pdf');
    put('content/public/a/twice.pdf');
    put('content/public/b/twice.pdf');
    const file = put(
      'lab.bib',
      '@article{a,\n title = {Tensor Folding},\n pdf = {folding.pdf},\n slides = {slides.pdf},\n poster = {twice.pdf},\n supp = {https://a.example/s.pdf}\n}\n@article{b, title = {Sheep}, url_pdf = {/files/sheep.pdf}}\n',
    );
    const { all } = await runCommand(main, ['--content', 'content', file], { cwd: folder });
    const text = readFileSync(path.join(folder, 'content/papers/tensor-folding.md'), 'utf8');
    expect(text).toContain('pdf: /assets/pdf/folding.pdf');
    expect(text).toContain('slides: /talks/2024/slides.pdf');
    expect(text).toContain('poster: /assets/pdf/twice.pdf');
    expect(text).toContain('supplement: https://a.example/s.pdf');
    expect(all).toContain(
      'lab.bib:1: There is no file "public/assets/pdf/twice.pdf", which is "poster" of "Tensor Folding". The page gets the link when you copy the file there.',
    );
    expect(all).toContain('lab.bib:8: There is no file "public/files/sheep.pdf", which is "pdf" of "Sheep".');
    expect(all.match(/There is no file/gu)).toHaveLength(2);
    expect(existsSync(path.join(folder, 'content/papers/sheep.md'))).toBe(true);
  });
});
