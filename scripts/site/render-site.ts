// Renders a compiled site. `build-site.ts` runs this file in a process of its own: `node render-site.ts JOB.json`.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompiledSite } from '../../src/build/site-bundle.ts';
import type { SiteFile } from '../../src/build/site-files/site-file.ts';
import { bundleEntry } from './build/bundle-integration.ts';
import { formatProgressLine, type RenderJob, type RenderResult } from './build/render-job.ts';
import { createStage } from './build/stage.ts';
import { filesOfSite, readWrittenSite, type WrittenSite } from './build/written-site.ts';

/** Minimum time between two lines of progress, in milliseconds. */
const progressPause = 100;

const job = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as RenderJob;
try {
  writeFileSync(job.result, JSON.stringify(await renderSite(job)));
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 1;
}

async function renderSite({
  bundle,
  folder,
  staging,
  publicFolder,
  record,
}: RenderJob): Promise<RenderResult> {
  const entry = pathToFileURL(path.join(bundle.server, bundleEntry)).href;
  const { compiledSite: compiled } = (await import(entry)) as { compiledSite: CompiledSite };
  const before = existsSync(folder) ? readWrittenSite(record, folder) : undefined;
  const { picturesOn, pictureFile } = compiled;
  const stage = createStage({ folder, staging, bundle: bundle.hash, before, picturesOn });
  const copied = [
    ...copiedFiles(publicFolder, (file) => `public ${fileVersion(file)}`),
    ...copiedFiles(bundle.client, () => 'client'),
  ];
  const taken = new Set<string>();
  const add = async (file: SiteFile) => {
    taken.add(file.path);
    await stage.add(file);
  };
  const isPublic = new Set(copied.map((file) => file.path));
  for (const file of copied) if (!taken.has(file.path)) await add(file);
  const made = [...(await compiled.pageFiles()), ...(await compiled.siteFiles())];
  let shown = 0;
  for (const [index, file] of made.entries()) {
    if (performance.now() - shown > progressPause) {
      shown = performance.now();
      process.stdout.write(formatProgressLine(index, made.length));
    }
    if (isPublic.has(file.path))
      console.error(`public/${file.path}: This file replaces the page of the same name.`);
    else if (taken.has(file.path)) throw new Error(`Two pages have the same path "${file.path}".`);
    else await add(file);
  }
  const pictures = new Set(Object.values(stage.files).flatMap(([, , , shown]) => shown ?? []));
  for (const name of [...pictures].filter((each) => !taken.has(each))) {
    const picture = await pictureFile(name);
    if (picture) await add(picture);
  }
  const { files, changed } = stage;
  const site: WrittenSite = { folder, bundle: bundle.hash, files };
  const newRecord = `${staging}.json`;
  mkdirSync(path.dirname(newRecord), { recursive: true });
  writeFileSync(newRecord, JSON.stringify(site));
  const deleted = before ? filesOfSite(folder).filter((file) => !(file in files)) : [];
  const paths = Object.keys(files);
  return {
    record: newRecord,
    whole: before === undefined,
    changed,
    deleted,
    files: paths.length,
    pages: paths.filter((file) => file.endsWith('.html')).length,
  };
}

/** Lists the files in a folder, each with a key and a function that reads it. A folder that does not exist is empty. */
function copiedFiles(folder: string, key: (file: string) => string): SiteFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, file: path.join(folder, name) }))
    .filter(({ file }) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .map(({ name, file }) => ({
      path: name.replaceAll('\\', '/'),
      key: key(file),
      make: () => readFileSync(file),
    }));
}

/** Returns a text that changes whenever the content of a file changes. */
function fileVersion(file: string): string {
  const { size, mtimeMs, ctimeMs, ino } = statSync(file);
  return [size, mtimeMs, ctimeMs, ino].join(' ');
}
