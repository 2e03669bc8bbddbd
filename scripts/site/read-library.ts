import path from 'node:path';
import { parseAuthorFile } from '../../src/files/author-file.ts';
import { type ContentFile, readContentFiles, readSite } from '../../src/files/content-folder.ts';
import { parsePaperFile } from '../../src/files/paper-file.ts';
import { parseProjectFile } from '../../src/files/project-file.ts';
import { createLibrary, type Library } from '../../src/library/library.ts';
import { showAuthor } from '../../src/library/shown-author.ts';
import { showPaper } from '../../src/library/shown-paper.ts';
import { showProject } from '../../src/library/shown-project.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import type { Site } from '../../src/model/site.ts';

/**
 * Reads the papers, people and projects of a content folder without building the site.
 *
 * @param shownName takes the path of a file and returns the file name that messages show
 * @returns the library and the settings; or, if the content has errors, only these
 */
export async function readLibrary(
  folder: string,
  shownName: (file: string) => string,
): Promise<{ library: Library; site: Site } | { diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const read = async <Value>(
    name: string,
    parse: (file: ContentFile) => { value: Value } | { diagnostics: Diagnostic[] },
  ) => {
    const found = await readContentFiles(path.join(folder, name));
    diagnostics.push(...found.diagnostics.map((one) => ({ ...one, file: shownName(one.file) })));
    return found.files.flatMap((file) => {
      const parsed = parse({ ...file, file: shownName(file.file) });
      if ('value' in parsed) return [parsed.value];
      diagnostics.push(...parsed.diagnostics);
      return [];
    });
  };
  const papers = await read('papers', ({ text, file, id }) => {
    const parsed = parsePaperFile(text, file, id);
    return 'diagnostics' in parsed ? parsed : { value: showPaper(parsed.value, file, parsed.bodyLine).paper };
  });
  const authors = await read('authors', ({ text, file, id }) => {
    const parsed = parseAuthorFile(text, file, id);
    return 'diagnostics' in parsed
      ? parsed
      : { value: showAuthor(parsed.value, file, parsed.bodyLine).author };
  });
  const projects = await read('projects', ({ text, file, id }) => {
    const parsed = parseProjectFile(text, file, id);
    return 'diagnostics' in parsed
      ? parsed
      : { value: showProject(parsed.value, file, parsed.bodyLine).project };
  });
  const site = readSite(folder);
  if ('diagnostics' in site) {
    return {
      diagnostics: [
        ...diagnostics,
        ...site.diagnostics.map((one) => ({ ...one, file: shownName(one.file) })),
      ],
    };
  }
  const { withoutPage } = site.value;
  const library = createLibrary(papers, authors, undefined, { projects, withoutPage });
  diagnostics.push(
    ...library.diagnostics.map((one) => ({ ...one, file: shownName(path.join(folder, one.file)) })),
  );
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return errors.length > 0 ? { diagnostics: errors } : { library, site: site.value };
}
