import { listFiles } from '../files/content-folder.ts';
import { publicFolder } from '../files/public-folder.ts';
import { apiFiles } from './site-files/api-files.ts';
import { paperAttachments } from './site-files/paper-attachments.ts';
import { citationFiles } from './site-files/citation-files.ts';
import { embedFiles } from './site-files/embed-files.ts';
import { feedFiles } from './site-files/feed-files.ts';
import { hostFiles } from './site-files/host-files.ts';
import { indexingFiles } from './site-files/indexing-files.ts';
import { pictureFiles } from './site-files/picture-files.ts';
import { searchFiles } from './site-files/search-files.ts';
import type { SiteFile } from './site-files/site-file.ts';
import { settingsFiles } from './site-files/settings-files.ts';

/**
 * Returns all files of the site that are not pages, in the order in which they are written. Files that are also in
 * `public/` are left out, because those replace the ones that Offprint makes.
 */
export async function siteFiles(): Promise<SiteFile[]> {
  const own = new Set(await listFiles(publicFolder()));
  const kinds = [
    citationFiles,
    pictureFiles,
    paperAttachments,
    feedFiles,
    embedFiles,
    searchFiles,
    apiFiles,
    indexingFiles,
    hostFiles,
    settingsFiles,
  ];
  const files: SiteFile[] = [];
  for (const filesOf of kinds) for (const file of await filesOf()) if (!own.has(file.path)) files.push(file);
  return files;
}
