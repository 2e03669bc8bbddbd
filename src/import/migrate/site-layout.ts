import { extensionOf } from '../../model/file-type.ts';

/** Kinds of files in the sites of other tools, as the report names them. */
export const fileKinds = {
  papers: 'papers',
  talks: 'talks',
  people: 'people',
  news: 'news',
  bibliographies: 'bibliographies',
  posts: 'blog posts',
  projects: 'projects',
  teaching: 'courses',
  pages: 'pages',
  lists: 'pages that list papers, people or news',
  translations: 'translations',
  data: 'data files',
  pictures: 'pictures',
  files: 'files for download',
  settings: 'settings',
  theme: 'files of the theme and its tools',
} as const;

export type SiteFileKind = keyof typeof fileKinds;

/** One file of the site of another tool. */
export interface ClassifiedFile {
  /** The path in the site, with `/` between folder names. */
  path: string;
  kind: SiteFileKind;
  /** For a file of a paper, talk, person, news item or post: the name of the item, as in `folding/index.md`. */
  item?: string;
  /** Whether the file is the text of its item, and not a picture or another file next to it. */
  isText?: boolean;
}

/** Folders of collections in the sites of other tools, without underscores. */
const collections: Readonly<Record<string, SiteFileKind>> = {
  publication: 'papers', publications: 'papers', papers: 'papers',
  talk: 'talks', talks: 'talks', event: 'talks', events: 'talks', presentations: 'talks',
  author: 'people', authors: 'people', people: 'people', members: 'people', team: 'people',
  news: 'news', announcements: 'news',
  post: 'posts', posts: 'posts', blog: 'posts',
  project: 'projects', projects: 'projects', portfolio: 'projects',
  teaching: 'teaching', course: 'teaching', courses: 'teaching',
}; // prettier-ignore

/** Folders of themes and their tools. */
const themeFolders = new Set([
  'includes', 'layouts', 'sass', 'plugins', 'scripts', 'bin', 'themes', 'archetypes', 'i18n', 'node_modules', 'resources', 'markdown_generator', 'talkmap',
  'lighthouse_results', 'readme_preview', 'test', 'tests', 'docs', 'tools',
]); // prettier-ignore

/** Folders of files that are served as they are. */
const staticFolders = new Set([
  'assets',
  'static',
  'images',
  'files',
  'media',
  'uploads',
  'public',
  'img',
  'pdf',
]);

const pictures = new Set(['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg', 'ico', 'tif', 'tiff', 'bmp']);
const themeFiles = new Set(['css', 'scss', 'sass', 'less', 'js', 'mjs', 'ts', 'map', 'woff', 'woff2', 'ttf', 'eot', 'otf', 'html', 'liquid', 'xml', 'rb', 'sh', 'ipynb', 'py', 'txt', 'lock', 'mod', 'sum']); // prettier-ignore
const textFiles = new Set(['md', 'markdown', 'mdx']);

/** A folder that is named after a language: `en-us`, `pt-br`, `zh`. */
const languageFolder = /^[a-z]{2}(?:-[a-z]{2,4})?$/iu;

/**
 * Decides for each file of a site of another tool, such as a Jekyll or Hugo theme for academics, which kind of content it
 * is. If a collection has several languages, English comes along, or else the first language. Files without a folder for their
 * language come first.
 *
 * @param paths the paths of all files
 */
export function classifySite(paths: readonly string[]): ClassifiedFile[] {
  const isMultilingual = new Map<string, string[]>();
  for (const { folder, rest } of paths.map(splitPath)) {
    const [first = '', ...others] = rest;
    if (folder === undefined || others.length === 0 || !languageFolder.test(first)) continue;
    isMultilingual.set(folder, [...new Set([...(isMultilingual.get(folder) ?? []), first])].sort());
  }
  const isDirect = (folder: string) =>
    paths.some((path) => {
      const found = splitPath(path);
      return found.folder === folder && found.rest.length === 1 && !/^_?index\./u.test(found.rest[0] ?? '');
    });
  const chosen = new Map(
    [...isMultilingual].map(([folder, found]) => [
      folder,
      isDirect(folder) ? '' : (found.find((each) => /^en\b/iu.test(each)) ?? found[0]),
    ]),
  );
  const hasNews = paths.some((path) => classify(path, chosen).kind === 'news');
  return paths.map((path) => {
    const file = classify(path, chosen);
    // In a site without news, the posts are the news.
    return file.kind === 'posts' && !hasNews ? { ...file, kind: 'news' } : file;
  });
}

/** Splits a path at the folder of a collection. */
function splitPath(path: string): { kind?: SiteFileKind; folder?: string; rest: string[] } {
  const parts = path.split('/');
  // A Hugo site has its collections below `content`, possibly below a language.
  for (const depth of [0, 1, 2]) {
    const before = parts.slice(0, depth);
    if (!before.every((part, index) => part === 'content' || (index > 0 && languageFolder.test(part)))) break;
    const name = (parts[depth] ?? '').replace(/^_/u, '').toLowerCase();
    const kind = Object.hasOwn(collections, name) ? collections[name] : undefined;
    if (kind !== undefined && parts.length > depth + 1)
      return { kind, folder: parts.slice(0, depth + 1).join('/'), rest: parts.slice(depth + 1) };
  }
  return { rest: parts };
}

function classify(path: string, languages: ReadonlyMap<string, string | undefined>): ClassifiedFile {
  const { kind, folder = '', rest } = splitPath(path);
  const language = languages.get(folder);
  const isTranslated = language !== undefined && languageFolder.test(rest[0] ?? '') && rest.length > 1;
  if (kind === undefined) return { path, kind: classifyOther(path) };
  if (isTranslated && rest[0] !== language) return { path, kind: 'translations' };
  const [name = '', ...below] = isTranslated ? rest.slice(1) : rest;
  const isText = textFiles.has(extensionOf(name));
  if (below.length === 0) {
    if (/^_?index\./u.test(name)) return { path, kind: 'lists' };
    if (isText) return { path, kind, item: name.replace(/\.[^.]+$/u, ''), isText };
    return { path, kind: classifyOther(path) };
  }
  const last = below.at(-1) ?? '';
  const item = [name, ...below.slice(0, -1)].join('-');
  if (/^_?index\.(?:md|markdown)$/u.test(last)) return { path, kind, item, isText: true };
  if (textFiles.has(extensionOf(last)) && !/^_?index\./u.test(last))
    return { path, kind, item: `${item}-${last.replace(/\.[^.]+$/u, '')}`, isText: true };
  if (textFiles.has(extensionOf(last))) return { path, kind: 'translations' };
  return { path, kind, item, isText: false };
}

/** Classifies a file that does not belong to a collection. */
function classifyOther(path: string): SiteFileKind {
  const parts = path.split('/');
  const top = (parts[0] ?? '').replace(/^_/u, '').toLowerCase();
  const name = parts.at(-1) ?? '';
  const extension = extensionOf(name);
  if (name.startsWith('.') || parts[0]?.startsWith('.') === true || themeFolders.has(top)) return 'theme';
  if (/^_config.*\.ya?ml$|^hugo\.|^(?:hugoblox|netlify)\./u.test(name) || top === 'config') return 'settings';
  if (extension === 'bib' && (top === 'bibliography' || parts.length === 1)) return 'bibliographies';
  if (top === 'data') {
    const isPerson = /^authors\/[^/]+\.ya?ml$/u.test(parts.slice(1).join('/'));
    return isPerson ? 'people' : 'data';
  }
  if (staticFolders.has(top) || top === 'content' || top === 'pages') {
    if (pictures.has(extension)) return 'pictures';
    if (textFiles.has(extension)) return 'pages';
    if (themeFiles.has(extension) || extension === '') return 'theme';
    return 'files';
  }
  if (pictures.has(extension)) return 'pictures';
  if (textFiles.has(extension) && parts.length > 1) return 'pages';
  return 'theme';
}

/** Reasons why files of a kind do not come along, and what to do with them. */
export const reasons: Readonly<Partial<Record<SiteFileKind, string>>> = {
  posts: 'The site has news besides. Copy posts that are news to content/news/.',
  projects: 'See the messages above. Projects have one picture and no other files.',
  teaching: 'Offprint has no courses. Write them as pages in content/pages/.',
  pages: 'They contain commands of the theme. Copy their text to pages in content/pages/.',
  lists: 'Offprint makes these pages itself.',
  translations: 'A site of Offprint has one language.',
  data: 'Their values have no place in Offprint.',
  pictures: 'No paper or person uses them. Copy those that you need to public/.',
  files: 'No paper links to them. Copy those that you need to public/.',
  settings: 'Write the settings that you need into content/site.yaml.',
  theme: 'Offprint has its own design.',
  people: 'See the messages above; other files of people have no place in Offprint.',
  papers:
    'See the messages above. Offprint makes citation files (cite.bib) itself, and does not serve every type of file.',
  talks: 'See the messages above. Offprint does not serve every type of file.',
  news: 'See the messages above. News have no pictures or files.',
};
