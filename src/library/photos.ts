import { type Diagnostic, quote } from '../model/diagnostic.ts';
import type { Author } from '../model/author.ts';

/**
 * Photos that files of people name and that are not there: their pages are made without.
 *
 * @param beside the names of the files in the folder of people
 * @param fileOf the file of a person, for messages
 */
export function missingPhotos(
  authors: readonly Author[],
  beside: ReadonlySet<string>,
  fileOf: (author: Author) => string,
): Diagnostic[] {
  return authors.flatMap((author): Diagnostic[] => {
    if (author.photo === undefined || beside.has(author.photo)) return [];
    const message = `There is no photo ${quote(author.photo)} beside this file.`;
    const advice = 'Put it there, or correct photo; capitals count.';
    return [{ severity: 'warning', file: fileOf(author), message, advice }];
  });
}
