import type { Diagnostic } from '../model/diagnostic.ts';
import type { PageValues } from '../model/page.ts';
import { type ContentFile, readPageFiles } from './content-folder.ts';
import { parsePageFile } from './page-file.ts';

/** A free page, with the values of its frontmatter. */
export interface FreePage extends ContentFile {
  values: PageValues;
}

/** Reads the free pages of a content folder, sorted by id, and reports those that cannot be used. */
export async function readFreePages(
  folder: string,
): Promise<{ pages: FreePage[]; diagnostics: Diagnostic[] }> {
  const { files, diagnostics } = await readPageFiles(folder);
  const pages: FreePage[] = [];
  for (const page of files) {
    const parsed = parsePageFile(page.text, page.file);
    if ('diagnostics' in parsed) diagnostics.push(...parsed.diagnostics);
    else pages.push({ ...page, values: parsed.values });
  }
  return { pages: pages.sort((a, b) => (a.id < b.id ? -1 : 1)), diagnostics };
}
