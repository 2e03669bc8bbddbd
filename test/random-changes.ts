import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { parse, stringify } from 'yaml';
import { root } from '../scripts/setup/process.ts';
import { labSite } from './built-site.ts';

/** The content of a site, which the functions of `contentChanges` change. */
export interface ChangedLab {
  content: string;
  /** The address for which the site is built. */
  url: string;
}

/** A change of the content: the name of a function in `contentChanges`, and a number that chooses among its variants. */
export interface ContentChange {
  name: keyof typeof contentChanges;
  variant: number;
}

/** Copies the fixture site into a folder with a git history, adds what it lacks, and returns it. */
export function makeChangedLab(content: string): ChangedLab {
  const lab = { content, url: labSite.url };
  cpSync(path.join(root, labSite.content), content, { recursive: true });
  write(lab, 'projects/fold.md', '---\ntitle: The Fold\nfrom: "2020"\npeople: [ada-quill]\n---\n');
  write(lab, 'authors/li-wei.md', '---\nname: 李伟\nrole: Postdoc\n---\n');
  edit(lab, 'papers/tensor-folding-for-alpha-decay.md', { project: 'fold' });
  for (let number = 0; number < 8; number++) addPaper(lab, number);
  git(lab, 'init', '--quiet');
  commit(lab, '2026-01-01');
  return lab;
}

export async function applyChange(lab: ChangedLab, { name, variant }: ContentChange): Promise<void> {
  await contentChanges[name](lab, variant);
}

const languages = ['en', 'de', 'es', 'zh', 'ar'];
const names = [
  'Rob van der Meer',
  'Zoë Schütz',
  'Bo Chen',
  'Ada Quill',
  '李伟',
  'Jane Doe',
  'J. Doe',
  'محمد علي',
];
const venues = ['Journal of Folded Things', 'Journal of folded things', 'Folds and Bends', 'NeurIPS 2024'];

/** Changes that a lab makes to its content. Each leaves the content without errors. */
export const contentChanges = {
  'rename an author of a paper': (lab, variant) =>
    edit(lab, pick(lab, 'papers', variant), { author: someOf(names, variant) }),
  'rename a person with a file': (lab, variant) => {
    const name = ['李伟', 'Li Wei', 'Bo Chen'][variant % 3] ?? '';
    if (isFreeName(lab, name)) edit(lab, 'authors/li-wei.md', { name });
  },
  'change a role': (lab, variant) =>
    edit(lab, pick(lab, 'authors', variant), { role: ['Postdoc', 'Professor', undefined][variant % 3] }),
  'leave the lab, or return': (lab, variant) =>
    edit(lab, pick(lab, 'authors', variant), { to: ['2025-01', undefined][variant % 2] }),
  'hide the page of a person': (lab, variant) =>
    edit(lab, 'authors/li-wei.md', { page: [false, undefined][variant % 2] }),
  'hide a co-author': (lab, variant) =>
    edit(lab, 'site.yaml', { withoutPage: [['Bo Chen'], ['Jane Doe', 'Bo Chen'], undefined][variant % 3] }),
  'add a person': (lab, variant) => {
    const name = names[variant % 8] ?? '';
    if (isFreeName(lab, name)) write(lab, `authors/person-${variant % 3}.md`, `---\nname: ${name}\n---\n`);
  },
  'delete a person': (lab, variant) => remove(lab, `authors/person-${variant % 3}.md`),
  'write about a person': (lab, variant) =>
    setBody(lab, 'authors/ada-quill.md', `She folds *${variant}* things.`),
  'exchange a photo': (lab, variant) => writePicture(lab, 'authors/ada-quill.jpg', variant),
  'exchange the figure of a paper': (lab, variant) => writePicture(lab, 'papers/a-herd-of-many.png', variant),
  'attach a PDF, or remove it': (lab, variant) =>
    variant % 2 === 0
      ? write(lab, 'papers/hostile.pdf', `%PDF-1.4\n${variant}\n%%EOF\n`)
      : remove(lab, 'papers/hostile.pdf'),
  'add a paper': (lab, variant) => addPaper(lab, variant % 12),
  'delete a paper': (lab, variant) => remove(lab, `papers/paper-${variant % 12}.md`),
  'change a title': (lab, variant) =>
    edit(lab, pick(lab, 'papers', variant), { title: `Another title ${variant} $x^2$` }),
  'change an abstract': (lab, variant) =>
    setBody(lab, pick(lab, 'papers', variant), `We count to ${variant} <b>.`),
  'change a date': (lab, variant) =>
    edit(lab, pick(lab, 'papers', variant), {
      issued: [`${2015 + (variant % 9)}-03-05`, undefined][variant % 2],
    }),
  'change a venue': (lab, variant) =>
    edit(lab, pick(lab, 'papers', variant), { containerTitle: venues[variant % venues.length] }),
  'change topics': (lab, variant) =>
    edit(lab, pick(lab, 'papers', variant), { categories: [['LG'], ['AI', 'CL'], undefined][variant % 3] }),
  'change affiliations': (lab, variant) =>
    edit(lab, pick(lab, 'papers', variant), {
      affiliations: [['north-lab'], ['South Lab'], undefined][variant % 3],
    }),
  'retract a paper': (lab, variant) =>
    edit(lab, pick(lab, 'papers', variant), {
      updates: [[{ type: 'retraction', issued: '2025' }], undefined][variant % 2],
    }),
  'select a paper': (lab, variant) =>
    edit(lab, pick(lab, 'papers', variant), { selected: [true, undefined][variant % 2] }),
  'count citations': (lab, variant) =>
    write(
      lab,
      'citations.json',
      `{"source": "openalex", "day": "2026-11-${10 + (variant % 20)}", "papers": {"tensor-folding-for-alpha-decay": {"count": ${variant}}}}\n`,
    ),
  'change a project': (lab, variant) =>
    edit(lab, 'projects/fold.md', { title: `Fold ${variant}`, to: ['2022', undefined][variant % 2] }),
  'add news': (lab, variant) =>
    write(
      lab,
      `news/news-${variant % 3}.md`,
      `---\ntitle: News ${variant}\ndate: "2026-02-0${1 + (variant % 9)}"\n---\nText.\n`,
    ),
  'delete news': (lab, variant) => remove(lab, `news/news-${variant % 3}.md`),
  'change the text of the home page': (lab, variant) =>
    write(lab, 'home.md', `Welcome to fold ${variant}.\n`),
  'add a page': (lab, variant) =>
    write(
      lab,
      `pages/page-${variant % 2}.mdx`,
      `---\ntitle: Page ${variant}\n---\n\nA page about ${variant}.\n`,
    ),
  'delete a page': (lab, variant) => remove(lab, `pages/page-${variant % 2}.mdx`),
  'change the navigation': (lab, variant) =>
    edit(lab, 'site.yaml', {
      navigation: [undefined, [{ label: `Papers ${variant}`, href: '/papers/' }]][variant % 2],
    }),
  'change the colour': (lab, variant) =>
    edit(lab, 'site.yaml', { theme: { accent: ['teal', '#00508c', 'crimson'][variant % 3] } }),
  'change the density': (lab, variant) =>
    edit(lab, 'site.yaml', { theme: { density: ['comfortable', 'compact', 'dense'][variant % 3] } }),
  'change the language': (lab, variant) =>
    edit(lab, 'site.yaml', { language: languages[variant % languages.length] }),
  'change the title of the site': (lab, variant) => edit(lab, 'site.yaml', { title: `Lab ${variant}` }),
  'change short names of venues': (lab, variant) =>
    edit(lab, 'site.yaml', {
      venues: [[{ short: 'JFT', name: 'Journal of Folded Things' }], undefined][variant % 2],
    }),
  'change the headings of lists': (lab, variant) =>
    edit(lab, 'site.yaml', { lists: [{ papers: 'type', people: 'topic' }, undefined][variant % 2] }),
  'change the limit of files': (lab, variant) =>
    edit(lab, 'site.yaml', { maxFiles: [undefined, 360, 345][variant % 3] }),
  'change the address': (lab, variant) => {
    lab.url = [labSite.url, 'https://example.org/', 'https://example.com/lab/', ''][variant % 4] ?? '';
  },
  'commit to git': (lab, variant) => commit(lab, `2026-0${1 + (variant % 9)}-11`),
} satisfies Record<string, (lab: ChangedLab, variant: number) => void | Promise<void>>;

function write({ content }: ChangedLab, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
  writeFileSync(path.join(content, file), text);
}

function remove({ content }: ChangedLab, file: string): void {
  rmSync(path.join(content, file), { force: true });
}

/** Returns the path of one of the Markdown files in a folder. */
function pick({ content }: ChangedLab, folder: string, variant: number): string {
  const files = readdirSync(path.join(content, folder))
    .filter((name) => name.endsWith('.md'))
    .sort();
  return `${folder}/${files[variant % files.length]}`;
}

/** Whether no file of a person contains a name. A name in two files would be an error. */
function isFreeName({ content }: ChangedLab, name: string): boolean {
  const authors = path.join(content, 'authors');
  const files = readdirSync(authors).filter((file) => file.endsWith('.md'));
  return !files.some((file) => readFileSync(path.join(authors, file), 'utf8').includes(name));
}

/** Sets keys of a YAML file, or in the frontmatter of a Markdown file; `undefined` removes a key. */
function edit(lab: ChangedLab, file: string, values: Record<string, unknown>): void {
  if (!existsSync(path.join(lab.content, file))) return;
  const text = readFileSync(path.join(lab.content, file), 'utf8');
  const frontmatter = file.endsWith('.md') ? /^---\n(.*?)\n---\n/s.exec(text) : undefined;
  const before = parse(frontmatter ? (frontmatter[1] ?? '') : text) as Record<string, unknown>;
  const after = Object.entries({ ...before, ...values }).filter(([, value]) => value !== undefined);
  const yaml = stringify(Object.fromEntries(after));
  write(lab, file, frontmatter ? `---\n${yaml}---\n${text.slice(frontmatter[0].length)}` : yaml);
}

function setBody(lab: ChangedLab, file: string, body: string): void {
  const text = readFileSync(path.join(lab.content, file), 'utf8');
  write(lab, file, `${/^---\n.*?\n---\n/s.exec(text)?.[0] ?? ''}${body}\n`);
}

function addPaper(lab: ChangedLab, number: number): void {
  const frontmatter = {
    title: `A paper with the number ${number}`,
    type: number % 2 === 0 ? 'article-journal' : 'paper-conference',
    author: someOf(names, number),
    issued: `${2018 + (number % 5)}-0${1 + (number % 9)}`,
    containerTitle: venues[number % venues.length],
    categories: number % 3 === 0 ? ['LG'] : ['AI'],
  };
  write(lab, `papers/paper-${number}.md`, `---\n${stringify(frontmatter)}---\nWe fold ${number} tensors.\n`);
}

function someOf(values: readonly string[], variant: number): string[] {
  return values.filter((_, index) => index === variant % values.length || ((variant >> 3) + index) % 3 === 0);
}

function git({ content }: ChangedLab, ...args: string[]): void {
  execFileSync('git', ['-C', content, ...args], { stdio: 'ignore' });
}

function commit(lab: ChangedLab, day: string): void {
  git(lab, 'add', '--all');
  const author = ['-c', 'user.name=Lab', '-c', 'user.email=lab@example.org', '-c', 'commit.gpgsign=false'];
  const when = `${day}T12:00:00Z`;
  execFileSync('git', ['-C', lab.content, ...author, 'commit', '--quiet', '--allow-empty', '-m', 'Change'], {
    stdio: 'ignore',
    env: { ...process.env, GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when },
  });
}

/** Writes a picture of 600 × 400 pixels whose colour depends on a number. */
async function writePicture({ content }: ChangedLab, file: string, variant: number): Promise<void> {
  const background = { r: variant % 256, g: 120, b: 200 };
  await sharp({ create: { width: 600, height: 400, channels: 3, background } }).toFile(
    path.join(content, file),
  );
}
