import { readFileSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import { authorFrontmatterSchema } from '../../../src/model/author.ts';
import { newsFrontmatterSchema } from '../../../src/model/news.ts';
import { pageSchema } from '../../../src/model/page.ts';
import { paperFrontmatterSchema } from '../../../src/model/paper.ts';
import { projectFrontmatterSchema } from '../../../src/model/project.ts';
import { siteSchema } from '../../../src/model/site.ts';
import { root } from '../../setup/process.ts';
import { formatCommandHelp } from './command-help.ts';
import { type GeneratedParts, replaceGeneratedParts } from './generated-parts.ts';
import { formatKeyTable, keyRows } from './key-table.ts';

const parts: GeneratedParts = {
  'keys of a paper': () => formatKeyTable(keyRows(paperFrontmatterSchema)),
  'keys of a person': () => formatKeyTable(keyRows(authorFrontmatterSchema)),
  'keys of a project': () => formatKeyTable(keyRows(projectFrontmatterSchema)),
  'keys of the settings': () => formatKeyTable(keyRows(siteSchema)),
  'keys of a news item': () => formatKeyTable(keyRows(newsFrontmatterSchema)),
  'keys of a page': () => formatKeyTable(keyRows(pageSchema)),
  'help of the commands': formatCommandHelp,
};

/** A page of `docs/` with generated parts: its current text, and the text that it should have. */
export interface GeneratedPage {
  /** Path relative to the project's folder: `docs/content.md`. */
  file: string;
  text: string;
  generated: string;
}

/** Generates the text of every page of `docs/` that has generated parts, in the style of Prettier. */
export async function generatePages(): Promise<GeneratedPage[]> {
  const files = ['docs/content.md', 'docs/commands.md'];
  return Promise.all(
    files.map(async (file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      const options = await prettier.resolveConfig(path.join(root, file));
      const generated = await prettier.format(await replaceGeneratedParts(text, parts), {
        ...options,
        filepath: file,
      });
      return { file, text, generated };
    }),
  );
}

/** Returns one message for each page whose generated parts differ from the current schemas and commands. */
export async function outdatedPages(): Promise<string[]> {
  const pages = await generatePages();
  return pages
    .filter(({ text, generated }) => text !== generated)
    .map(({ file }) => `${file}: The generated parts are out of date. Run npm run docs and commit the file.`);
}
