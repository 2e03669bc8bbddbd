import { quote } from '../model/diagnostic.ts';
import { nearestOf } from '../model/edit-distance.ts';
import type { Author } from '../model/author.ts';
import { formatName, nameKey } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';
import type { ParsedSite } from './broken-links.ts';
import type { LintDiagnostic } from './lint-diagnostic.ts';
import { lineOf, type ParsedFile } from './parsed-file.ts';

/**
 * Reports names under `withoutPage` that are not the name of an author, because a page that a person does not want would
 * stay; and people without a page whose file has values that only a page shows.
 *
 * @param site the settings; undefined if they cannot be read
 */
export function peopleWithoutPage(
  site: ParsedSite | undefined,
  papers: ReadonlyMap<string, ParsedFile<Paper>>,
  authors: ReadonlyMap<string, ParsedFile<Author>>,
): LintDiagnostic[] {
  const found: LintDiagnostic[] = [];
  for (const { value, source } of authors.values()) {
    if (value.page !== false || value.photo === undefined) continue;
    found.push({
      kind: 'without-page',
      severity: 'note',
      file: source.file,
      line: lineOf(source, ['photo']),
      message: `The picture ${quote(value.photo)} is not shown, because the person has no page ("page: false").`,
      advice: 'Remove the picture and this line, if the person does not want it to be public.',
    });
  }
  if (!site?.value.withoutPage) return found;
  const names = [
    ...[...papers.values()].flatMap(({ value }) => (value.author ?? []).map(formatName)),
    ...[...authors.values()].flatMap(({ value }) => [value.name, ...(value.alternateName ?? [])]),
  ];
  const known = new Map(names.map((name) => [nameKey(name), name]));
  for (const [index, name] of site.value.withoutPage.entries()) {
    if (known.has(nameKey(name))) continue;
    const near = nearestOf(nameKey(name), [...known.keys()]);
    const spelt = near === undefined ? undefined : known.get(near);
    found.push({
      kind: 'without-page',
      severity: 'warning',
      file: site.file,
      line: site.lineOf(['withoutPage', index]),
      message: `No author has the name ${quote(name)} under "withoutPage".`,
      advice:
        spelt === undefined
          ? 'Write the name as lists of authors have it, or remove it.'
          : `Did you mean ${quote(spelt)}? Write the name as lists of authors have it.`,
    });
  }
  return found;
}
