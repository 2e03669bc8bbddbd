import { existsSync } from 'node:fs';
import path from 'node:path';
import { readContentFiles } from '../../../src/files/content-folder.ts';
import { parsePaperFile } from '../../../src/files/paper-file.ts';
import { findPaperFiles } from '../../../src/files/paper-files.ts';
import { askedFile } from '../../../src/model/asked-papers.ts';
import { hasLinkToPaper } from '../../../src/model/has-link.ts';

/**
 * Returns the line that offers `npm run complete`, if papers have no link. The command is only offered and never run
 * without the user, because the titles of unpublished papers would leave the machine.
 *
 * @param folder the path of the content folder
 * @param isImport whether the user has just imported files. Otherwise, the line is only shown until the first run of the
 * command.
 */
export async function offerComplete(folder: string, isImport: boolean): Promise<string | undefined> {
  if (!isImport && existsSync(path.join(folder, askedFile))) return undefined;
  const papers = path.join(folder, 'papers');
  const { files } = await readContentFiles(papers);
  const attached = await findPaperFiles(papers, new Set(files.map(({ id }) => id)));
  const unlinked = files.filter(({ id, file, text }) => {
    const read = parsePaperFile(text, file, id);
    return (
      'value' in read && read.value.hidden !== true && !attached.files.has(id) && !hasLinkToPaper(read.value)
    );
  });
  if (unlinked.length === 0) return undefined;
  const [papersHave, them] = unlinked.length === 1 ? ['paper has', 'it'] : ['papers have', 'them'];
  const number = unlinked.length.toLocaleString('en');
  return `${number} ${papersHave} no link. \`npm run complete\` looks for ${them} at OpenAlex, Crossref and arXiv. It sends title, first author and year to these services.`;
}
