import type { Author } from '../model/author.ts';
import { quote } from '../model/diagnostic.ts';
import type { Project } from '../model/project.ts';
import type { LintDiagnostic } from './lint-diagnostic.ts';

/**
 * Reports photos that an author file names but that do not exist. Such an author's page is built without a photo.
 *
 * @param authorFolderFiles the names of all files in the folder `authors/`
 * @param fileOf returns the path of an author file, as messages show it
 */
export function missingPhotos(
  authors: readonly Author[],
  authorFolderFiles: ReadonlySet<string>,
  fileOf: (author: Author) => string,
): LintDiagnostic[] {
  return authors.flatMap((author): LintDiagnostic[] => {
    if (author.photo === undefined || authorFolderFiles.has(author.photo)) return [];
    const message = `The photo ${quote(author.photo)} is not in the folder of this file.`;
    const advice = 'Add the photo there, or correct "photo". Upper and lower case matter.';
    return [{ kind: 'missing-file', severity: 'warning', file: fileOf(author), message, advice }];
  });
}

/**
 * Reports pictures that a project's file names but that do not exist. The page of the project is built without them.
 *
 * @param projectFolderFiles the names of all files in the folder `projects/`
 * @param fileOf returns the path of a project's file, as messages show it
 */
export function missingProjectPictures(
  projects: readonly Project[],
  projectFolderFiles: ReadonlySet<string>,
  fileOf: (project: Project) => string,
): LintDiagnostic[] {
  return projects.flatMap((project): LintDiagnostic[] => {
    if (project.picture === undefined || projectFolderFiles.has(project.picture)) return [];
    const message = `The picture ${quote(project.picture)} is not in the folder of this file.`;
    const advice = 'Add the picture there, or correct "picture". Upper and lower case matter.';
    return [{ kind: 'missing-file', severity: 'warning', file: fileOf(project), message, advice }];
  });
}
