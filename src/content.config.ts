import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineCollection } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { parseAuthorFile } from './files/author-file.ts';
import { type ContentFile, contentFolder, readContentFiles, readSite } from './files/content-folder.ts';
import { homeFile, readHomeText } from './files/home-file.ts';
import { parsePaperFile } from './files/paper-file.ts';
import { parseNewsFile } from './files/news-file.ts';
import { parseProjectFile } from './files/project-file.ts';
import { findPaperFiles, type AttachedFile, publicFileBytes } from './files/paper-files.ts';
import { linkFiles } from './library/linked-files.ts';
import { toShownPath } from './files/shown-path.ts';
import { type ShownAuthor, showAuthor } from './library/shown-author.ts';
import { type ShownHome, showHome } from './library/shown-home.ts';
import { type ShownNews, showNews } from './library/shown-news.ts';
import { showPaper, type ShownPaper } from './library/shown-paper.ts';
import { showProject, type ShownProject } from './library/shown-project.ts';
import type { Diagnostic } from './model/diagnostic.ts';
import { pageSchema } from './model/page.ts';
import type { Site } from './model/site.ts';

/**
 * The result of reading one file. `value` is missing if the file has errors. The build then continues with the next
 * file, so that it can report the errors of all files at once.
 */
interface Read<Value> extends Record<string, unknown> {
  value?: Value;
  diagnostics: Diagnostic[];
}

/**
 * A schema that accepts everything. The loaders below validate the files, because Astro's own error messages contain no
 * line number.
 */
const unchecked = <Value>() => z.custom<Read<Value>>();

const folder = path.resolve(contentFolder());

/** Files that belong to Markdown files, such as the PDFs of papers. The key is the id of the Markdown file. */
interface Attachments<Attached> {
  attached: Map<string, Attached>;
  diagnostics: Diagnostic[];
}

/**
 * Creates a loader for the Markdown files of one content folder. While `npm run dev` runs, it loads all of them again
 * when a file changes.
 */
function contentLoader<Value, Attached = undefined>(
  name: string,
  read: (file: ContentFile, attached: Attached | undefined) => Read<Value>,
  findAttachments?: (directory: string, ids: ReadonlySet<string>) => Promise<Attachments<Attached>>,
): Loader {
  return {
    name: `offprint-${name}`,
    async load({ store, watcher, generateDigest }) {
      const directory = path.join(folder, name);
      const load = async () => {
        const { files, diagnostics } = await readContentFiles(directory);
        const found = await findAttachments?.(directory, new Set(files.map(({ id }) => id)));
        store.clear();
        for (const file of files) {
          const attached = found?.attached.get(file.id);
          const digest = generateDigest(JSON.stringify([file.text, attached]));
          store.set({ id: `file/${file.id}`, data: read(file, attached), digest });
        }
        // This entry is written even if there are no diagnostics, because Astro warns about a collection without
        // entries.
        const all = [...diagnostics, ...(found?.diagnostics ?? [])];
        const shown = all.map((one) => ({ ...one, file: relative(one.file) }));
        store.set({ id: 'folder', data: { diagnostics: shown } });
      };
      await load();
      watcher?.add(directory);
      const reload = (changed: string) => changed.startsWith(directory + path.sep) && void load();
      watcher?.on('add', reload).on('change', reload).on('unlink', reload);
    },
  };
}

const papers = defineCollection({
  loader: contentLoader<ShownPaper, AttachedFile[]>(
    'papers',
    ({ id, file, text }, own = []) => {
      const read = parsePaperFile(text, relative(file), id);
      if ('diagnostics' in read) return read;
      const { paper, diagnostics } = showPaper(read.value, relative(file), read.bodyLine);
      const publicBytes = (path: string) => publicFileBytes(path, folder);
      const linked = linkFiles(paper, { own, publicBytes }, relative(file), read.lineOf);
      return {
        value: { ...paper, ...(linked.files.length > 0 && { files: linked.files }) },
        diagnostics: [...diagnostics, ...linked.diagnostics],
      };
    },
    async (directory, ids) => {
      const { files, diagnostics } = await findPaperFiles(directory, ids);
      return { attached: files, diagnostics };
    },
  ),
  schema: unchecked<ShownPaper>(),
});

const authors = defineCollection({
  loader: contentLoader<ShownAuthor>('authors', ({ id, file, text }) => {
    const read = parseAuthorFile(text, relative(file), id);
    if ('diagnostics' in read) return read;
    const { author, diagnostics } = showAuthor(read.value, relative(file), read.bodyLine);
    return { value: author, diagnostics };
  }),
  schema: unchecked<ShownAuthor>(),
});

const news = defineCollection({
  loader: contentLoader<ShownNews>('news', ({ id, file, text }) => {
    const read = parseNewsFile(text, relative(file), id);
    if ('diagnostics' in read) return read;
    const { news: shown, diagnostics } = showNews(read.value, relative(file), read.bodyLine);
    return { value: shown, diagnostics };
  }),
  schema: unchecked<ShownNews>(),
});

const projects = defineCollection({
  loader: contentLoader<ShownProject>('projects', ({ id, file, text }) => {
    const read = parseProjectFile(text, relative(file), id);
    if ('diagnostics' in read) return read;
    const { project, diagnostics } = showProject(read.value, relative(file), read.bodyLine);
    return { value: project, diagnostics };
  }),
  schema: unchecked<ShownProject>(),
});

const site = defineCollection({
  loader: {
    name: 'offprint-site',
    async load({ store, watcher }) {
      const file = path.join(folder, 'site.yaml');
      const load = () => {
        const read = readSite(folder);
        store.set({ id: 'site', data: 'value' in read ? { value: read.value, diagnostics: [] } : read });
      };
      load();
      watcher?.add(file);
      watcher?.on('change', (changed) => changed === file && load());
    },
  },
  schema: unchecked<Site>(),
});

/** The text of the home page, if the lab has written one. */
const home = defineCollection({
  loader: {
    name: 'offprint-home',
    async load({ store, watcher }) {
      const file = path.join(folder, homeFile);
      const load = () => {
        const read = readHomeText(folder);
        const shown = read && 'text' in read ? showHome(read.text, relative(file)) : undefined;
        // This entry is written even without a text, because Astro warns about a collection without entries.
        store.set({
          id: 'home',
          data: shown
            ? { value: shown.home, diagnostics: shown.diagnostics }
            : { diagnostics: read && 'diagnostics' in read ? read.diagnostics : [] },
        });
      };
      load();
      watcher?.add(file);
      const reload = (changed: string) => changed === file && load();
      watcher?.on('add', reload).on('change', reload).on('unlink', reload);
    },
  },
  schema: unchecked<ShownHome>(),
});

const pages = defineCollection({
  // Pass a URL: Astro would read a path as a URL, and `C:` of Windows as its scheme.
  loader: glob({ base: pathToFileURL(path.join(folder, 'pages')), pattern: '**/*.mdx' }),
  schema: pageSchema,
});

export const collections = { papers, authors, news, projects, home, site, pages };

/** Returns a path relative to the current folder, as messages show paths. */
function relative(file: string): string {
  return toShownPath(path.relative(process.cwd(), file));
}
