import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { contentFolder } from './files/content-folder.ts';
import { pageSchema } from './model/page.ts';

/**
 * The free pages, which Astro compiles. All other content is read while pages are rendered (`build/read-content.ts`), so that
 * the compiled site does not depend on it.
 */
const pages = defineCollection({
  // Pass a URL: Astro would read a path as a URL, and `C:` of Windows as its scheme.
  loader: glob({ base: pathToFileURL(path.resolve(contentFolder(), 'pages')), pattern: '**/*.mdx' }),
  schema: pageSchema,
});

export const collections = { pages };
