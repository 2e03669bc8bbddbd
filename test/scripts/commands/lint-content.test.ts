import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../scripts/commands/lint-content.ts';
import { root } from '../../../scripts/setup/process.ts';
import { runCommand } from '../run-command.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-lint-'));
  mkdirSync(path.join(folder, 'content/papers'), { recursive: true });
  writeFileSync(path.join(folder, 'content/site.yaml'), 'title: Lab\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function lint(...args: string[]) {
  return runCommand(main, args, { cwd: root, env: { INIT_CWD: folder } });
}

test('ends with 1 for an error, and names the file relative to the folder of the user', async () => {
  writeFileSync(path.join(folder, 'content/papers/x.md'), '---\ntitle: X\nyear: 2024\n---\n');
  const { code, stdout } = await lint('--content', 'content');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^content[/\\]papers[/\\]x\.md:3: Unknown key "year"\. Did you mean "issued"\?/);
  expect(stdout).toMatch(
    /1 error, 0 warnings, 0 suggestions\.\nNext: fix the errors, then run npm run lint-content again\.\n$/,
  );
});

test('ends with 0 for warnings only, and prints them as JSON', async () => {
  writeFileSync(path.join(folder, 'content/papers/x.md'), '---\ntitle: X\nissued: 2024\n---\n');
  const { code, stdout } = await lint('--content', 'content', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    errors: 0,
    warnings: 2,
    notes: 0,
    findings: [
      { kind: 'no-abstract', severity: 'warning', line: 2 },
      { kind: 'no-link', severity: 'warning', line: 2 },
    ],
  });
});

test('the advice at the end is for the folder that was checked', async () => {
  const { stdout: other } = await lint('--content', 'content');
  expect(other).toMatch(
    /\nNext: to show the site of this folder, set the variable OFFPRINT_CONTENT to its path,/,
  );
  const content = path.join(folder, 'content');
  const { stdout: own } = await runCommand(main, [], { cwd: root, env: { OFFPRINT_CONTENT: content } });
  expect(own).toMatch(/\nNext: npm start shows the site\.\n$/);
});

test('a file name that cannot be part of an address is an error', async () => {
  writeFileSync(path.join(folder, 'content/papers/My Paper.md'), '---\ntitle: X\n---\n');
  const { code, stdout } = await lint('--content', 'content');
  expect([code, stdout]).toEqual([1, expect.stringContaining('My Paper.md: The file name "My Paper.md"')]);
});

test('everything that stops a build is an error: missing settings, links out of the content, pages at reserved addresses', async () => {
  rmSync(path.join(folder, 'content/site.yaml'));
  symlinkSync('/etc/passwd', path.join(folder, 'content/papers/x.pdf'));
  mkdirSync(path.join(folder, 'content/pages'));
  writeFileSync(path.join(folder, 'content/pages/papers.mdx'), '---\ntitle: X\n---\n');
  const { code, stdout } = await lint('--content', 'content');
  expect([
    code,
    stdout
      .replaceAll('\\', '/')
      .split('\n')
      .map((line) => line.split(' ', 1)[0]),
  ]).toEqual([
    1,
    ['content/site.yaml:', 'content/papers/x.pdf:', 'content/pages/papers.mdx:', '', '3', 'Next:', ''],
  ]);
});

describe('real records 30: papers without any link', () => {
  const put = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, 'content', file)), { recursive: true });
    writeFileSync(path.join(folder, 'content', file), text);
  };
  const paper = (id: string, ...keys: string[]) =>
    put(`papers/${id}.md`, `---\n${[`title: On ${id}`, 'issued: "2024"', ...keys].join('\n')}\n---\nText.\n`);
  const unlinked = async () => {
    const { stdout } = await lint('--content', 'content', '--json');
    const { findings } = JSON.parse(stdout) as { findings: { kind: string; file: string }[] };
    const others = findings.filter(({ kind }) => kind !== 'no-link');
    // The PDF without a paper is reported too.
    expect(others.filter(({ kind }) => kind !== 'skipped-file')).toEqual([]);
    return findings.flatMap((one) => (others.includes(one) ? [] : path.basename(one.file)));
  };

  test('each kind of link counts, also that of a version and a file in the folder', async () => {
    paper('doi', 'DOI: 10.5555/1');
    paper('arxiv', 'arXiv: "2407.21783"');
    paper('url', 'URL: https://example.org/');
    paper('pdf', 'links: { pdf: https://example.org/a.pdf }');
    paper('project', 'links: { project: https://example.org/p/ }');
    paper('code', 'code: https://example.org/code');
    paper(
      'version',
      'versions:',
      '  - { type: article, arXiv: "2407.21784" }',
      '  - { type: article-journal }',
    );
    paper('file');
    put('papers/file.pdf', '%PDF-1.4');
    paper('folder');
    put('papers/folder/slides.pdf', '%PDF-1.4');
    paper('draft', 'hidden: true');
    expect(await unlinked()).toEqual([]);
  });

  test('other values do not count', async () => {
    paper('nothing');
    paper('book', 'type: book', 'ISBN: 978-3-16-148410-0');
    paper('secret-code', 'code: true');
    paper('other', 'other: { url: https://example.org/ }');
    paper('notice', 'updates: [{ type: correction, URL: https://example.org/c }]');
    put('papers/noth.pdf', '%PDF-1.4');
    expect(await unlinked()).toEqual(['book.md', 'nothing.md', 'notice.md', 'other.md', 'secret-code.md']);
  });

  test('many of them are summed up in one line, few are listed', async () => {
    const count = async (papers: number) => {
      // Titles that are much alike would be reported as the same paper.
      for (let n = 0; n < papers; n++) paper(`${'abcdefghij'.charAt(n % 10)}${n}-${(n * 7919) % 1009}`);
      const { stdout } = await lint('--content', 'content');
      return stdout
        .split('\n')
        .filter((line) => line.includes('No link leads') || line.includes('without a link'));
    };
    expect(await count(4)).toHaveLength(4);
    const lines = await count(500);
    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe('… and 497 more papers without a link. To list all: npm run lint-content -- --all');
  });
});

test.each([
  [['--content', 'nowhere'], /nowhere: There is no such folder/],
  [['--nonsense'], /Usage: npm run lint-content/],
])('%j ends with 2', async (args, message) => {
  const { code, stderr } = await lint(...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

describe('real records 33: what ends the build is an error', () => {
  const put = (file: string, text: string) => {
    const target = path.join(folder, 'content', file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  };

  test('a photo that is not an image, a list of an unknown person, and a component that does not exist', async () => {
    put('authors/ada-quill.md', '---\nname: Ada Quill\nphoto: ada-quill.jpg\n---\n');
    put('authors/ada-quill.jpg', 'not an image');
    put('papers/other.webp', '<svg/>');
    put('site.yaml', 'title: Lab\nlogo: logo.png\n');
    put('logo.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    put('pages/join.mdx', '---\ntitle: Join\n---\n\n<PaperList author="nobody" />\n\n<Papers />\n');
    put('pages/deep.mdx', `---\ntitle: Deep\n---\n\n${'> '.repeat(10_000)}a\n`);
    put('pages/import.mdx', "---\ntitle: Import\n---\n\nimport a from './a.js'\n");
    const { code, stdout } = await lint('--content', 'content');
    expect(code).toBe(1);
    const lines = stdout
      .replaceAll('\\', '/')
      .split('\n')
      .filter((line) => line.startsWith('content/'));
    for (const part of [
      'content/authors/ada-quill.jpg: The file is not an image',
      'content/papers/other.webp: The file is not an image',
      'content/logo.png: The file is not an image',
      'content/pages/join.mdx:5: <PaperList>: There is no author with the id "nobody".',
      'content/pages/join.mdx:7: There is no component "<Papers>".',
      'content/pages/deep.mdx:5: Lists and quotations are nested too deeply',
      'content/pages/import.mdx:5: The page imports "./a.js", which does not exist.',
    ])
      expect(
        lines.some((line) => line.startsWith(part)),
        part,
      ).toBe(true);
  });

  test('site.yaml as a symbolic link out of the folder, whose text is not read', async () => {
    writeFileSync(path.join(folder, 'secret.yaml'), 'password: hunter2\n');
    rmSync(path.join(folder, 'content/site.yaml'));
    symlinkSync(path.join(folder, 'secret.yaml'), path.join(folder, 'content/site.yaml'));
    const { code, all } = await lint('--content', 'content');
    expect(code).toBe(1);
    expect(all).toContain('site.yaml: This symbolic link points out of its folder.');
    expect(all).not.toMatch(/password|hunter2/);
  });
});

describe('real records 31: a text that is nested too deeply', () => {
  test('is reported with its file and line, and the other files are still checked', async () => {
    mkdirSync(path.join(folder, 'content/authors'));
    mkdirSync(path.join(folder, 'content/news'));
    const files = {
      'authors/a.md': `---\nname: Ann Bee\n---\n\n${'>'.repeat(10_000)}\n`,
      'authors/b.md': `---\nname: Cid Dee\n---\n\nText.\n${'>'.repeat(50_000)}\n`,
      'news/c.md': `---\ntitle: News\ndate: "2024-01-01"\n---\n\n${'[a]('.repeat(300_000)}\n`,
      'papers/d.md': `---\ntitle: D\nother: ${'['.repeat(100_000)}\n---\n`,
      'papers/e.md': '---\ntitle: E\n---\n',
    };
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, 'content', file), text);
    const { stdout } = await lint('--content', 'content', '--all');
    const output = stdout.replaceAll('\\', '/');
    expect(output).toMatch(/content\/authors\/a\.md:5: Lists and quotations are nested too deeply/);
    expect(output).toMatch(
      /content\/authors\/b\.md:5: The text has 50,006 characters; the limit for Markdown/,
    );
    expect(output).toMatch(/content\/news\/c\.md:6: The text has 1,200,000 characters; the limit/);
    expect(output).toMatch(/content\/papers\/d\.md:3: The YAML is nested more than 50 levels deep/);
    expect(output).toMatch(/content\/papers\/e\.md:2: /);
  }, 20_000);
});
