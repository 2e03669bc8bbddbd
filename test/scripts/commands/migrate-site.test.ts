import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../scripts/commands/migrate.ts';
import { checkContentFolder } from '../../../scripts/site/check-content-folder.ts';
import { parseAuthorFile } from '../../../src/files/author-file.ts';
import { parseNewsFile } from '../../../src/files/news-file.ts';
import { parsePaperFile } from '../../../src/files/paper-file.ts';
import { parseProjectFile } from '../../../src/files/project-file.ts';
import { foreignSites, writeForeignSite } from '../../fixtures/migrate/sites.ts';
import { runCommand } from '../run-command.ts';

let folder = '';
let source = '';
let content = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-migrate-site-'));
  source = path.join(folder, 'old');
  content = path.join(folder, 'content');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const migrate = (...args: string[]) =>
  runCommand(main, args, { cwd: folder, env: { INIT_CWD: folder, OFFPRINT_CONTENT: content } });
const read = (file: string) => readFileSync(path.join(content, file), 'utf8');
const listing = (root = content) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
const errors = async () =>
  (await checkContentFolder(content, (file) => path.relative(content, file))).filter(
    ({ severity }) => severity === 'error',
  );
function parsed<Value>(read: { value: Value } | { diagnostics: unknown }): Value {
  if ('value' in read) return read.value;
  throw new Error(JSON.stringify(read.diagnostics));
}
const paper = (id: string) => parsed(parsePaperFile(read(`papers/${id}.md`), 'p', id));
const author = (id: string) => parsed(parseAuthorFile(read(`authors/${id}.md`), 'a', id));
const project = (id: string) => parsed(parseProjectFile(read(`projects/${id}.md`), 'p', id));
const news = (id: string) => parsed(parseNewsFile(read(`news/${id}.md`), 'n', id));

describe('real records 13: a site of another tool moves', () => {
  test.each(Object.keys(foreignSites))(
    '%s: without errors, twice, and each file is in the report',
    async (name) => {
      const count = writeForeignSite(name, source);
      const before = listing(source);
      const { code, stdout, stderr } = await migrate('old');
      expect([code, stderr]).toEqual([0, '']);
      expect(listing(source)).toEqual(before);
      expect(await errors()).toEqual([]);
      const numbers = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? Number.NaN);
      const [moved, left, all] = [
        /^Moved \((\d+) file/mu,
        /^Not moved \((\d+) file/mu,
        /^(\d+) files in all/mu,
      ].map(numbers);
      expect([all, (moved ?? 0) + (left ?? 0)]).toEqual([count, count]);
      const lines = stdout.slice(stdout.indexOf('\nNot moved')).match(/^ {2}\S.*?(\d+): /gmu) ?? [];
      expect(lines.reduce((sum, line) => sum + Number(/(\d+): $/u.exec(line)?.[1]), 0)).toBe(left);
      const once = listing().map((file) => [file, read(file)]);
      expect((await migrate('old')).code).toBe(0);
      expect(listing().map((file) => [file, read(file)])).toEqual(once);
    },
  );

  test('HugoBlox: projects come with their links and picture, and papers name them', async () => {
    writeForeignSite('HugoBlox', source);
    await migrate('old');
    expect(project('internal-folds')).toMatchObject({
      title: 'Internal Folds',
      description: 'Folds inside folds.',
      links: { Follow: 'https://twitter.com/folds', Code: 'https://github.com/fixture-lab/folds' },
      body: 'Text of the project.',
    });
    expect(existsSync(path.join(content, 'projects/internal-folds.png'))).toBe(true);
    expect(paper('fold').project).toEqual(['internal-folds']);
  });

  test('HugoBlox: papers, their files, identifiers, links, people and pictures', async () => {
    writeForeignSite('HugoBlox', source);
    await migrate('old');
    expect(paper('fold')).toMatchObject({
      title: 'A Paper in *Proceedings*',
      type: 'article',
      author: ['Ada Quill', 'Bo Chen'],
      equalContribution: ['Ada Quill', 'Bo Chen'],
      issued: '2023-05-02',
      containerTitle: 'Proceedings of Folding',
      DOI: '10.5555/fold.1',
      arXiv: '2305.00001',
      code: 'https://github.com/quill/fold',
      links: { slides: 'talk.pdf', pdf: 'full-paper.pdf', video: 'https://example.org/v' },
      keyword: ['Folding'],
      selected: true,
      abstract: 'We fold $x_{{i}}$ twice.',
      other: {
        links: [{ type: 'custom', label: 'Press', url: 'https://example.org/press' }],
        summary: 'Short.',
      },
    });
    expect(paper('talk')).toMatchObject({
      type: 'speech', author: ['Ada Quill'], eventTitle: 'Folding Days', publisherPlace: 'Delft', issued: '2024-06-01',
      URL: 'https://example.org/days', abstract: 'We talk.', other: { text: 'Text.' },
    }); // prettier-ignore
    expect(author('ada-quill')).toMatchObject({
      name: 'Ada Quill', role: 'Professor', affiliations: ['University of Example'], photo: 'ada-quill.png',
      links: { 'E-mail': 'mailto:ada@example.org', 'Google Scholar': 'https://scholar.google.com/citations?user=x' },
      biography: 'Ada folds. See her page and [others](https://example.org/).',
    }); // prettier-ignore
    expect(read('authors/ada-quill.md')).toContain('# interests:\n# - Folding\n');
    expect(author('bo-chen')).toMatchObject({
      name: 'Bo Chen', ORCID: '0000-0002-1825-0097', affiliations: ['Example'], links: { GitHub: 'https://github.com/bo' },
    }); // prettier-ignore
    expect(news('24-prize')).toMatchObject({ title: 'A prize', date: '2024-12-01' });
    expect(read('site.yaml')).toBe('title: Folding Lab\n');
    expect(listing().filter((file) => !file.endsWith('.md'))).toEqual([
      'authors/ada-quill.png', 'papers/fold.png', 'papers/fold/full-paper.pdf', 'papers/fold/talk.pdf', 'projects/internal-folds.png', 'site.yaml',
    ]); // prettier-ignore
  });

  test('al-folio: the files that the bibliography links to come along, except those that could run code', async () => {
    writeForeignSite('al-folio', source);
    for (const file of ['pdf/fold.pdf', 'pdf/talk.pptx', 'pdf/unused.pdf', 'html/fold.html']) {
      mkdirSync(path.dirname(path.join(source, 'assets', file)), { recursive: true });
      writeFileSync(path.join(source, 'assets', file), '%PDF-1.7');
    }
    const entry =
      '@article{x, title={Creases}, author={Quill, Ada}, year={2020}, pdf={fold.pdf}, slides={talk.pptx}, html={fold.html}, poster={https://example.org/p.pdf}}\n';
    writeFileSync(path.join(source, '_bibliography/papers.bib'), entry);
    const { stdout, stderr } = await migrate('old');
    expect(listing().filter((file) => file.startsWith('public/'))).toEqual([
      'public/assets/pdf/fold.pdf',
      'public/assets/pdf/talk.pptx',
    ]);
    expect(stdout).toMatch(/^ {2}files for download +2 of 3$/mu);
    expect(stdout + stderr).not.toContain('"public/assets/pdf/');
    const once = listing();
    expect((await migrate('old')).stdout).toContain(', 0 files copied)');
    expect(listing()).toEqual(once);
  });

  test('al-folio: the bibliography, the person of the settings, and news without a title', async () => {
    writeForeignSite('al-folio', source);
    const { stdout } = await migrate('old');
    expect(paper('on-folding-paper')).toMatchObject({ type: 'article-journal', issued: '2021' });
    expect(paper('a-book-of-sheets')).toMatchObject({ type: 'book' });
    expect(author('ada-quill')).toMatchObject({
      name: 'Ada Quill', ORCID: '0000-0002-1825-0097', photo: 'ada-quill.jpg',
      links: { 'E-mail': 'mailto:ada@example.org', 'Google Scholar': 'https://scholar.google.com/citations?user=qc6CJjYAAAAJ' },
      biography: 'Ada folds, with  and publications.',
    }); // prettier-ignore
    expect(project('1-project')).toMatchObject({ title: 'project 1', description: 'a project with a picture', body: 'We fold  **paper**.' }); // prettier-ignore
    expect(existsSync(path.join(content, 'projects/1-project.jpg'))).toBe(true);
    expect(read('projects/1-project.md')).toContain('# importance: 1');
    expect(news('announcement-1')).toMatchObject({
      title: 'A simple announcement',
      date: '2015-10-22',
      body: '',
    });
    expect(news('announcement-2')).toMatchObject({
      title: 'We moved to a new house!', date: '2016-01-15', body: 'We moved to [a new house](https://example.org/house)! :sparkles:',
    }); // prettier-ignore
    for (const line of [
      /blog posts +1: _posts\/2015-03-15-post\.md\./u,
      /translations +1: _news\/pt-br\/announcement_1\.md\./u,
      /data files +1: _data\/coauthors\.yml\./u,
    ])
      expect(stdout).toMatch(line);
  });

  test('academicpages: papers without authors belong to the person of the site, talks and posts come', async () => {
    writeForeignSite('academicpages', source);
    await migrate('old');
    expect(paper('2009-10-01-paper-1')).toMatchObject({
      type: 'paper-conference', profiles: ['ada-quill'], issued: '2009-10-01', containerTitle: 'Journal 1', links: { pdf: 'paper1.pdf' },
      abstract: 'The text. Download (https://example.org/p.pdf)',
    }); // prettier-ignore
    expect(paper('2013-03-01-tutorial')).toMatchObject({
      type: 'speech',
      genre: 'Tutorial',
      eventTitle: 'Institute',
      publisherPlace: 'Delft',
    });
    expect(news('2012-08-14-blog-post-1')).toMatchObject({
      title: 'Post 1',
      date: '2012-08-14',
      body: 'Text with a file.',
    });
    expect(author('ada-quill')).toMatchObject({
      role: 'Professor of Folding', affiliations: ['Red Brick University'], ORCID: '0000-0002-1825-0097', biography: 'This is the front page.',
      links: { 'E-mail': 'mailto:ada@example.org', GitHub: 'https://github.com/quill' },
    }); // prettier-ignore
    expect(existsSync(path.join(content, 'papers/2009-10-01-paper-1/paper1.pdf'))).toBe(true);
  });

  test.each(Object.keys(foreignSites))('%s: also inside of the content folder', async (name) => {
    writeForeignSite(name, content);
    const { code } = await migrate();
    expect(code).toBe(0);
    expect(await errors()).toEqual([]);
    expect(
      listing().filter((file) => file.startsWith('papers/') && file.endsWith('.md')).length,
    ).toBeGreaterThan(1);
  });

  test('the content of a Hugo site, in the folders that have the same names', async () => {
    const site = path.join(folder, 'site');
    writeForeignSite('HugoBlox', site);
    const { cpSync } = await import('node:fs');
    cpSync(path.join(site, 'content/publication'), path.join(content, 'papers'), { recursive: true });
    cpSync(path.join(site, 'content/authors'), path.join(content, 'authors'), { recursive: true });
    cpSync(path.join(site, 'content/post'), path.join(content, 'news'), { recursive: true });
    const { code, stdout } = await migrate();
    expect(code).toBe(0);
    expect(stdout).toContain('_index.md: set aside as papers/_index.md.bak');
    expect(paper('fold')).toMatchObject({ author: ['Ada Quill', 'Bo Chen'], links: { slides: 'talk.pdf' } });
    expect(author('admin')).toMatchObject({ name: 'Ada Quill', photo: 'admin.png' });
    expect(listing()).toContain('papers/fold.png');
  });

  test('a file that the content has is not changed, and --dry-run writes nothing', async () => {
    writeForeignSite('academicpages', source);
    const { code, stdout } = await migrate('old', '--dry-run');
    expect([code, existsSync(content)]).toEqual([0, false]);
    expect(stdout).toContain('Nothing was written.');
    expect((await migrate('nowhere')).code).toBe(2);
    expect((await migrate('old', 'other')).code).toBe(2);
  });
});
