import path from 'node:path';
import { contentFolder } from '../../files/content-folder.ts';
import { readPaperFile } from '../../files/paper-files.ts';
import { paperPath } from '../../library/address.ts';
import { currentLibrary } from '../build-context.ts';
import type { SiteFile } from './site-file.ts';

/** The files of papers in `content/papers/`, such as PDFs, each next to the page of its paper. */
export async function paperAttachments(): Promise<SiteFile[]> {
  const { papers } = await currentLibrary();
  return papers.flatMap(({ id, files = [] }) =>
    files.flatMap(({ source }) =>
      source
        ? [
            {
              path: `${paperPath(id).slice(1)}${source.name}`,
              make: () => readPaperFile(path.resolve(contentFolder(), 'papers'), source),
            },
          ]
        : [],
    ),
  );
}
