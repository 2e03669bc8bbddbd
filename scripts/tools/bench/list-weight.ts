import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSite } from '../../site/build-site.ts';
import { root, runNode } from '../../setup/process.ts';
import { formatTable } from './figures.ts';

/**
 * Measures how heavy a list of papers is: imports the first records of a file in JSON Lines, builds a site with one page
 * that lists all of them, and compresses the page as hosts do.
 *
 * @param count number of records
 * @param folder an empty folder for the content and the site
 * @throws if the records cannot be imported, or the site cannot be built
 */
export async function weighList(file: string, count: number, folder: string): Promise<string> {
  const content = path.join(folder, 'content');
  mkdirSync(path.join(content, 'pages'), { recursive: true });
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean).slice(0, count);
  const records = path.join(folder, 'records.jsonl');
  writeFileSync(records, `${lines.join('\n')}\n`);
  writeFileSync(path.join(content, 'site.yaml'), 'title: Benchmark\nurl: https://example.org/\n');
  writeFileSync(path.join(content, 'pages/all.mdx'), '---\ntitle: All\n---\n\n<PaperList />\n');
  const script = path.join(root, 'scripts/commands/import.ts');
  const { code, output } = await runNode([script, '--content', content, records]);
  if (code !== 0) throw new Error(output);
  const { folder: site } = await buildSite({ outDir: path.join(folder, 'site'), content });
  const html = readFileSync(path.join(site, 'all/index.html'), 'utf8');
  const entries = html.split('class="paper-item').length - 1;
  const packed = gzipSync(html).length;
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  return formatTable(
    ['List', 'papers', 'HTML', 'gzip', 'bytes per paper'],
    [
      [
        path.basename(file),
        String(entries),
        kilobytes(html.length),
        kilobytes(packed),
        String(Math.round(packed / entries)),
      ],
    ],
  );
}
