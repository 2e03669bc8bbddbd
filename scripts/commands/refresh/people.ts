import type { Author } from '../../../src/model/author.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import type { Paper } from '../../../src/model/paper.ts';
import { readContent } from '../import/content.ts';

/**
 * Reads the files of people, and of all papers, in a content folder.
 *
 * @param folder the path of the content folder
 * @param ids the ids of the people to return; an empty list means all people
 */
export async function findPeople(
  folder: string,
  ids: readonly string[],
): Promise<{ people: Author[]; papers: Paper[]; diagnostics: Diagnostic[] }> {
  const { authors, papers } = (await readContent(folder)).content;
  const people: Author[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const id of ids.length > 0 ? ids : authors.keys()) {
    const found = authors.get(id);
    const file = `authors/${id}.md`;
    if (found?.value) people.push(found.value);
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
