import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../../scripts/commands/cv.ts';
import { planFiles } from '../../../scripts/commands/cv/formats.ts';
import { root } from '../../../scripts/setup/process.ts';
import { runCommand } from '../run-command.ts';

const content = path.join(root, 'test/fixtures/types');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-cv-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cv = (...more: string[]) =>
  runCommand(main, ['--content', content, ...more], { env: { INIT_CWD: folder, CHROME_PATH: '' } });
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');

test('writes several formats, each with its ending', async () => {
  const { code, stdout, stderr } = await cv('--author', 'ada-quill', '--format', 'json, yaml,md,docx', '--out', 'ada.pdf'); // prettier-ignore
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toBe(
    ['json', 'yaml', 'md', 'docx']
      .map((end) => `Wrote the publications of Ada Quill to ada.${end}.\n`)
      .join(''),
  );
  expect(existsSync(path.join(folder, 'ada.pdf'))).toBe(false);
  expect(JSON.parse(read('ada.json'))).toMatchObject({ basics: { name: 'Ada Quill', label: 'Professor' } });
  expect(read('ada.yaml')).toContain('cv:\n  name: Ada Quill\n');
  expect(read('ada.md')).toContain(
    '## Software\n\n### 2023\n\n- \\[1\\] **Quill, A.** (2023). *A Program* (Version 2.1.0)',
  );
});

test('the Word document has the headings, references, links and lists', async () => {
  await cv('--author', 'ada-quill', '--out', 'word.docx', '--style', 'ieee');
  const { value } = await mammoth.convertToHtml({ path: path.join(folder, 'word.docx') });
  expect(value).toContain('Ada Quill');
  expect(value).toContain('<h1>Journal articles</h1>');
  expect(value).toMatch(
    /1\.\s*B\. Li and <strong>A\. Quill<\/strong>, “An Article of a Journal,” <em>Journal of Folded Things/u,
  );
  expect(value).toContain('<a href="https://example.com/museum">Folds for everyone</a>');
  expect(value).toContain('Introduction to Tensor Methods');
});

test('the file chooses the format, and the style and a former id are accepted', async () => {
  const { code, stdout } = await cv('--author', 'ada-quill', '--out', 'list.md', '--style', 'chicago');
  expect([code, stdout]).toEqual([0, 'Wrote the publications of Ada Quill to list.md.\n']);
  expect(read('list.md')).toContain('**Quill, Ada**. 2023. *A Program*.');
});

test('an unknown person is reported at once, with a similar id', async () => {
  const { code, stderr } = await cv('--author', 'ada-quil');
  expect([code, stderr]).toEqual([
    1,
    'There is no person with the id "ada-quil". Did you mean "ada-quill"?\n',
  ]);
});

test('a person without a page has no CV, however that was said', async () => {
  const own = path.join(folder, 'without-page');
  cpSync(content, own, { recursive: true });
  writeFileSync(path.join(own, 'site.yaml'), 'title: T\nwithoutPage: [Bo Li]\n');
  writeFileSync(
    path.join(own, 'authors/ann-diaz.md'),
    '---\nname: Ann Diaz\npage: false\naliases: [ann]\n---\n',
  );
  for (const [id, name] of [
    ['bo-li', 'Bo Li'],
    ['ann-diaz', 'Ann Diaz'],
    ['ann', 'Ann Diaz'],
  ]) {
    const { code, stderr } = await cv('--content', own, '--author', id!, '--format', 'md');
    expect([code, stderr]).toEqual([1, expect.stringContaining(`${name} has no page, so there is no CV.`)]);
  }
});

test('the biography is plain text with paragraphs in formats without Markdown', async () => {
  const own = path.join(folder, 'biography');
  cpSync(content, own, { recursive: true });
  writeFileSync(
    path.join(own, 'authors/ada-quill.md'),
    '---\nname: Ada Quill\n---\nShe **folds** `x` and [more](../papers/).\n\n- One\n- Two\n',
  );
  await cv('--content', own, '--author', 'ada-quill', '--format', 'json', '--out', 'b.json');
  const { basics } = JSON.parse(read('b.json')) as { basics: { summary: string } };
  expect(basics.summary).toBe('She folds x and more.\n\nOne\n\nTwo');
});

test('errors of the content are reported with their file and line', async () => {
  const broken = path.join(folder, 'broken');
  cpSync(content, broken, { recursive: true });
  writeFileSync(path.join(broken, 'papers/book.md'), '---\ntitle: T\nyeer: 2020\n---\n');
  const { code, stderr } = await runCommand(main, [
    '--author',
    'ada-quill',
    '--format',
    'md',
    '--content',
    broken,
  ]);
  expect([code, stderr]).toEqual([1, expect.stringContaining('papers/book.md:3: Unknown key "yeer".')]);
});

test.each([
  [
    ['--author', 'ada-quill', '--format', 'odt'],
    '--format: "odt" is not known. Use one of pdf, json, yaml, md, docx.',
  ],
  [
    ['--author', 'ada-quill', '--style', 'mla'],
    '--style: "mla" is not known. Use one of apa, ieee, chicago.',
  ],
  [['--author', 'ada-quill', '--paper', 'a5'], '--paper: "a5" is not known. Use one of a4, letter.'],
  [['--author', 'Ada Quill'], '--author: "Ada Quill" is not an id.'],
  [[], '--author is missing.'],
])('%j is refused', async (argv, message) => {
  const { code, stderr } = await cv(...argv);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('without a browser that works, the reason is said and the other formats are written', async () => {
  const { code, stdout, stderr } = await runCommand(
    main,
    ['--content', content, '--author', 'ada-quill', '--format', 'pdf,md', '--out', 'no-browser'],
    { env: { INIT_CWD: folder, CHROME_PATH: path.join(folder, 'missing') } },
  );
  expect(code).toBe(1);
  expect(stderr).toContain('which is not a program. Correct or remove this variable.\n');
  expect(stderr).toContain(
    'no-browser.pdf: The PDF needs Chromium. The formats json, yaml, md, docx do not.\n',
  );
  expect(stdout).toBe('Wrote the publications of Ada Quill to no-browser.md.\n');
});

test('a file that cannot be written is reported, and the other formats are written', async () => {
  writeFileSync(path.join(folder, 'taken.json'), '');
  rmSync(path.join(folder, 'taken.json'));
  cpSync(path.join(content, 'authors'), path.join(folder, 'taken.json'), { recursive: true });
  const { code, stdout, stderr } = await cv('--author', 'ada-quill', '--format', 'json,md', '--out', 'taken');
  expect(code).toBe(1);
  expect(stderr).toBe('taken.json: The file cannot be written: there is a folder with this name.\n');
  expect(stdout).toBe('Wrote the publications of Ada Quill to taken.md.\n');
});

describe('which files are written', () => {
  test.each([
    [undefined, undefined, ['pdf cv-ada.pdf']],
    [undefined, 'x.yml', ['yaml x.yml']],
    [undefined, 'x', ['pdf x']],
    [undefined, 'x.txt', ['pdf x.txt']],
    [['json'], 'x', ['json x']],
    [['json'], 'x.resume', ['json x.resume']],
    [['json', 'md', 'json'], 'x.pdf', ['json x.json', 'md x.md']],
    [['pdf', 'docx'], 'my.cv', ['pdf my.cv.pdf', 'docx my.cv.docx']],
    [['pdf', 'docx'], undefined, ['pdf cv-ada.pdf', 'docx cv-ada.docx']],
  ] as const)('formats %j, --out %j', (formats, out, files) => {
    expect(planFiles('ada', formats, out).map((file) => `${file.format} ${file.out}`)).toEqual(files);
  });
});
