import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SearchDocument } from '../../../../src/search/index/document.ts';
import { root } from '../../../setup/process.ts';
import { outsideTool, searchBenchTools } from '../../audit/outside-tools.ts';

/** The part of the interface of Pagefind for Node.js that is used here. */
interface Pagefind {
  createIndex(): Promise<{
    index: {
      addCustomRecord(record: object): Promise<{ errors: string[] }>;
      writeFiles(options: { outputPath: string }): Promise<{ errors: string[] }>;
    };
  }>;
  close(): Promise<unknown>;
}

/**
 * Returns the files of an index that Pagefind makes of titles, names and abstracts, by their paths below `/pagefind/`. An
 * index of the same papers is kept in `.cache`, because Pagefind takes minutes for 100,000 papers.
 */
export async function pagefindFiles(papers: readonly SearchDocument[]): Promise<Map<string, Uint8Array>> {
  const package_ = await outsideTool('pagefind', console.error, searchBenchTools);
  const { version } = JSON.parse(readFileSync(path.join(package_, 'package.json'), 'utf8')) as {
    version: string;
  };
  const hash = createHash('sha1').update(version);
  for (const { id, title, abstract = '' } of papers) hash.update(`${id}\n${title}\n${abstract}\n`);
  const folder = path.join(root, '.cache/search-bench', `pagefind-${hash.digest('hex').slice(0, 16)}`);
  if (!existsSync(path.join(folder, 'pagefind-entry.json'))) await writeIndex(package_, papers, folder);
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return [path.relative(folder, file).replaceAll(path.sep, '/'), readFileSync(file)];
      }),
  );
}

/** Number of papers that are given to Pagefind at once. */
const batchSize = 500;

async function writeIndex(
  package_: string,
  papers: readonly SearchDocument[],
  folder: string,
): Promise<void> {
  const pagefind = (await import(
    pathToFileURL(path.join(package_, 'lib/index.js')).href
  )) as unknown as Pagefind;
  const { index } = await pagefind.createIndex();
  try {
    // Pagefind runs as a process of its own, so it takes less time to give it papers in groups than one after the other.
    for (let start = 0; start < papers.length; start += batchSize)
      await Promise.all(
        papers.slice(start, start + batchSize).map(({ id, title, author, abstract = '' }) =>
          index.addCustomRecord({
            url: `/papers/${id}/`,
            content: `${title}. ${author.join(', ')}. ${abstract}`,
            language: 'en',
            meta: { title, author: author.slice(0, 8).join(', ') },
          }),
        ),
      );
    rmSync(folder, { recursive: true, force: true });
    const { errors } = await index.writeFiles({ outputPath: folder });
    if (errors.length > 0) throw new Error(`Pagefind wrote no index: ${errors.join(' ')}`);
  } finally {
    await pagefind.close();
  }
}
