import path from 'node:path';
import { defineCollection } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { parseAuthorFile } from './files/author-file.ts';
import { type ContentFile, contentFolder, readContentFiles, readSite } from './files/content-folder.ts';
import { parsePaperFile } from './files/paper-file.ts';
import { parseNewsFile } from './files/news-file.ts';
import { findPaperPdfs, type PaperPdf } from './files/paper-pdfs.ts';
import { type ShownAuthor, showAuthor } from './library/shown-author.ts';
import { type ShownNews, showNews } from './library/shown-news.ts';
import { showPaper, type ShownPaper } from './library/shown-paper.ts';
import type { Diagnostic } from './model/diagnostic.ts';
import { pageSchema } from './model/page.ts';
import type { Site } from './model/site.ts';

/** What was read of one file. A file that cannot be read is an entry without a value, so that all faults are told at once. */
interface Read<Value> extends Record<string, unknown> {
  value?: Value;
  diagnostics: Diagnostic[];
}

/** Astro's validation is not asked: the files were checked when they were read, with the line of every fault. */
const unchecked = <Value>() => z.custom<Read<Value>>();

const folder = path.resolve(contentFolder());

/** What lies beside the files of a folder, by the id of the file that it belongs to. */
interface Found<Beside> {
  beside: Map<string, Beside>;
  diagnostics: Diagnostic[];
}

/** Loads the markdown files of one folder of the content, and again when one changes while `npm run dev` runs. */
function contentLoader<Value, Beside = undefined>(
  name: string,
  read: (file: ContentFile, beside: Beside | undefined) => Read<Value>,
  findBeside?: (directory: string, ids: ReadonlySet<string>) => Promise<Found<Beside>>,
): Loader {
  return {
    name: `offprint-${name}`,
    async load({ store, watcher, generateDigest }) {
      const directory = path.join(folder, name);
      const load = async () => {
        const { files, diagnostics } = await readContentFiles(directory);
        const found = await findBeside?.(directory, new Set(files.map(({ id }) => id)));
        store.clear();
        for (const file of files) {
          const beside = found?.beside.get(file.id);
          const digest = generateDigest(JSON.stringify([file.text, beside]));
          store.set({ id: `file/${file.id}`, data: read(file, beside), digest });
        }
        // Stands there even where it holds nothing: Astro takes an empty collection for a mistake in this file.
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
  loader: contentLoader<ShownPaper, PaperPdf[]>(
    'papers',
    ({ id, file, text }, pdfs) => {
      const read = parsePaperFile(text, relative(file), id);
      if ('diagnostics' in read) return read;
      const { paper, diagnostics } = showPaper(read.value, relative(file), read.bodyLine);
      return { value: { ...paper, ...(pdfs && { pdfs }) }, diagnostics };
    },
    async (directory, ids) => {
      const { pdfs, diagnostics } = await findPaperPdfs(directory, ids);
      return { beside: pdfs, diagnostics };
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

const pages = defineCollection({
  loader: glob({ base: path.join(folder, 'pages'), pattern: '**/*.mdx' }),
  schema: pageSchema,
});

export const collections = { papers, authors, news, site, pages };

/** A path as messages show it: from where the command was given. */
function relative(file: string): string {
  return path.relative(process.cwd(), file);
}
