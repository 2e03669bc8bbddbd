import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newSiteFiles } from '../../site/new-site.ts';
import { astroCache, buildSite } from '../../site/build-site.ts';
import type { Sample } from './corpus.ts';
import { formatMemory, formatRate, formatSeconds, formatTable, median } from './figures.ts';
import { buildWithHugo, hugoVersion } from './hugo.ts';
import { importProfile } from './import.ts';

/** Measurements of one build of a site, or of writing the files of a site. */
interface Measured {
  seconds: number;
  pages: number;
  peakMemory: number;
}

/**
 * Measures builds of a site for each corpus (a list of papers), `runs` times in turn: without a cache, and again after
 * one paper changed. For comparison, it measures writing the same files without building them. It also measures a build
 * of the same Markdown by Hugo with minimal templates.
 */
export async function benchBuild(
  corpora: readonly (readonly Sample[])[],
  runs: number,
  folder: string,
): Promise<string> {
  const version = hugoVersion();
  const rows: string[][] = [];
  for (const samples of corpora) {
    rmSync(folder, { recursive: true, force: true });
    await importProfile(folder, samples);
    const content = path.join(folder, 'content');
    const site = newSiteFiles({ name: 'Benchmark', url: 'https://example.org/', members: [] });
    for (const [file, text] of site) writeFileSync(path.join(content, file), text);
    const measured = {
      cold: [] as Measured[],
      again: [] as Measured[],
      write: [] as Measured[],
      hugo: [] as Measured[],
    };
    for (let run = 0; run < runs; run++) {
      measured.cold.push(await build(folder, content, true));
      appendFileSync(firstPaper(content), 'One sentence more.\n');
      measured.again.push(await build(folder, content, false));
      measured.write.push(writeSame(path.join(folder, 'site'), path.join(folder, 'copy')));
      if (version) measured.hugo.push(await buildWithHugo(path.join(folder, 'hugo'), content));
    }
    rmSync(astroCache(content), { recursive: true, force: true });
    const row = (name: string, results: readonly Measured[]) => {
      const seconds = median(results.map((result) => result.seconds));
      const memory = median(results.map((result) => result.peakMemory));
      const pages = results[0]?.pages ?? 0;
      rows.push([
        `${samples.length} papers, ${name}`,
        String(pages),
        formatSeconds(seconds),
        formatRate(pages, seconds),
        formatMemory(memory),
      ]);
    };
    row('without a cache', measured.cold);
    row('after one paper changed', measured.again);
    row('writing the same files only', measured.write);
    if (version) row(`Hugo ${version}, minimal templates`, measured.hugo);
  }
  return formatTable(['Build', 'pages', 'seconds', 'pages/s', 'peak memory'], rows);
}

async function build(folder: string, content: string, cold: boolean): Promise<Measured> {
  const outDir = path.join(folder, 'site');
  if (cold)
    for (const generated of [astroCache(content), outDir])
      rmSync(generated, { recursive: true, force: true });
  let output = '';
  try {
    return await buildSite({ outDir, content, say: (text) => (output += text) });
  } catch (error) {
    throw new Error(`The build failed. Its output ends:\n${output.slice(-4000)}`, { cause: error });
  }
}

function firstPaper(content: string): string {
  const [name = ''] = readdirSync(path.join(content, 'papers')).sort();
  return path.join(content, 'papers', name);
}

/**
 * Measures how long it takes to write copies of the files of a folder, one after the other. The files are read before
 * the measurement.
 */
function writeSame(from: string, to: string): Measured {
  rmSync(to, { recursive: true, force: true });
  const files = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(from, path.join(entry.parentPath, entry.name)))
    .map((file) => ({ file, bytes: readFileSync(path.join(from, file)) }));
  const start = performance.now();
  for (const { file, bytes } of files) {
    mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
    writeFileSync(path.join(to, file), bytes);
  }
  const seconds = (performance.now() - start) / 1000;
  return { seconds, pages: files.filter(({ file }) => file.endsWith('.html')).length, peakMemory: NaN };
}
