import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readSources } from '../../../src/import/read-sources.ts';
import { refusal } from '../../../src/model/file-type.ts';
import { root } from '../../setup/process.ts';
import type { SitePlan } from './site-move.ts';
import { findSourceFile, type SourceSite } from './source-site.ts';

/**
 * Plans to copy the files of the site that the papers of its bibliographies link to, such as PDFs and slides, to the
 * folder `public/`, so that the links of the imported papers work.
 */
export function planLinkedFiles(site: SourceSite, plan: SitePlan, content: string): void {
  const sources = plan.bibliographies.map((file) => ({
    file,
    content: readFileSync(path.join(site.folder, file)),
  }));
  const links = readSources(sources).texts.flatMap(({ records }) =>
    records.flatMap(({ paper }) => Object.values(paper.links ?? {})),
  );
  const folder = targetFolder(content);
  for (const link of new Set(links)) {
    const from = link.startsWith('/') ? findSourceFile(site, link) : undefined;
    if (from === undefined || refusal(from) !== undefined) continue;
    plan.came.add(from);
    const to = path.join(folder, link);
    if (!existsSync(to)) plan.copies.push({ from, to: path.relative(content, to) });
  }
}

/** Returns the folder for files: `public/` of the content, unless the project's own `public/` is in use. */
function targetFolder(content: string): string {
  const own = path.join(content, 'public');
  const shared = path.join(root, 'public');
  const isSharedUsed = existsSync(shared) && readdirSync(shared).some((name) => !name.startsWith('.'));
  return isSharedUsed && !existsSync(own) ? shared : own;
}
