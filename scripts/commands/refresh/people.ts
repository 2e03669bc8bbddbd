import type { Author } from '../../../src/model/author.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import type { Paper } from '../../../src/model/paper.ts';
import { privateNames } from '../../../src/complete/private-names.ts';
import { readSite } from '../../../src/files/content-folder.ts';
import { readContent } from '../import/content.ts';

/**
 * Reads the files of people, and of all papers, in a content folder. People who would rather have no page are left out.
 *
 * @param folder the path of the content folder
 * @param ids the ids of the people to return; an empty list means all people
 */
export async function findPeople(
  folder: string,
  ids: readonly string[],
): Promise<{ people: Author[]; papers: Paper[]; diagnostics: Diagnostic[] }> {
  const { authors, papers } = (await readContent(folder)).content;
  const site = readSite(folder);
  const isPrivate = privateNames(
    [...authors.values()].flatMap(({ value }) => value ?? []),
    'value' in site ? site.value : undefined,
  );
  const people: Author[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const id of ids.length > 0 ? ids : authors.keys()) {
    const found = authors.get(id);
    const file = `authors/${id}.md`;
    if (found?.value && isPrivate(found.value.name)) {
      // Without --author, nothing is said: the person would be named in each report.
      if (ids.length === 0) continue;
      const advice =
        'To ask the services, remove "page: false" from the file, or the name from "withoutPage".';
      const message = 'The person has no page, so no service is asked about the person.';
      diagnostics.push({ severity: 'warning', file, message, advice });
    } else if (found?.value) people.push(found.value);
    else if (found) {
      const advice = 'Run npm run lint-content to see the reason.';
      diagnostics.push({ severity: 'error', file, message: 'The file cannot be read.', advice });
    } else {
      const advice = 'Use the name of a file in authors/, without .md.';
      diagnostics.push({ severity: 'error', file, message: 'There is no such file.', advice });
    }
  }
  return { people, papers: [...papers.values()].flatMap(({ value }) => value ?? []), diagnostics };
}
