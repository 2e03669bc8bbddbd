import type { Author } from '../model/author.ts';
import { quote } from '../model/diagnostic.ts';
import { nameKey } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';
import type { LintDiagnostic } from './lint-diagnostic.ts';
import { nearPapers } from './near-papers.ts';
import { nearPeople } from './near-people.ts';
import { lineOf, type ParsedFile } from './parsed-file.ts';

type ParsedPapers = ReadonlyMap<string, ParsedFile<Paper>>;
type ParsedAuthors = ReadonlyMap<string, ParsedFile<Author>>;

/** Reports pairs of files that may contain the same paper. */
export function duplicatePapers(papers: ParsedPapers): LintDiagnostic[] {
  const pairs = nearPapers([...papers.values()].map(({ value }) => value));
  return pairs.flatMap(({ first, second, why, isSure }): LintDiagnostic[] => {
    const [one, other] = [papers.get(first.id), papers.get(second.id)];
    if (!one || !other) return [];
    const same =
      'If they are the same paper, delete one of the two files. An import does not create the file again.';
    return [
      {
        kind: 'same-paper',
        severity: 'warning',
        file: other.source.file,
        line: lineOf(other.source, ['title']),
        message: `This paper and ${quote(first.title)} (${one.source.file}) ${why}.`,
        advice: isSure ? `${same} If they are two papers, correct the identifier.` : same,
      },
    ];
  });
}

/** Reports pairs of names that may belong to the same person. */
export function duplicatePeople(papers: ParsedPapers, authors: ParsedAuthors): LintDiagnostic[] {
  const owners = new Map<string, ParsedFile<Author>>();
  for (const author of authors.values())
    for (const spelling of [author.value.name, ...(author.value.alternateName ?? [])])
      owners.set(nameKey(spelling), author);
  const areDeclared = (key: string, other: string) => owners.has(key) && owners.has(other);
  const pairs = nearPeople(
    [...papers.values()].map(({ value }) => value),
    areDeclared,
  );
  return pairs.flatMap(({ first, second, papers: counts, example }): LintDiagnostic[] => {
    const source = papers.get(example.id)?.source;
    if (!source) return [];
    const owner = owners.get(nameKey(first)) ?? owners.get(nameKey(second));
    const undeclared = owners.has(nameKey(first)) ? second : first;
    const advice = owner
      ? `If they are the same person, add alternateName: [${JSON.stringify(undeclared)}] to ${owner.source.file}.`
      : `If they are the same person, add an author file with name: ${JSON.stringify(first)} and alternateName: [${JSON.stringify(second)}].`;
    const pair = `${quote(second)} (${papersText(counts[1])}) and ${quote(first)} (${papersText(counts[0])})`;
    return [
      {
        kind: 'same-person',
        severity: 'note',
        file: source.file,
        line: lineOf(source, ['author']),
        message: `${pair} may be the same person: they have co-authors in common.`,
        advice,
      },
    ];
  });
}

/**
 * Reports ids at services (`ids`) that occur in two author files. `npm run refresh` would add the papers of one person
 * to both people.
 */
export function sharedServiceIds(authors: ParsedAuthors): LintDiagnostic[] {
  const owners = new Map<string, string>();
  return [...authors.values()].flatMap(({ value, source }) =>
    Object.entries(value.ids ?? {}).flatMap(([service, id]): LintDiagnostic[] => {
      const owner = owners.get(`${service} ${id}`);
      if (owner === undefined) {
        owners.set(`${service} ${id}`, source.file);
        return [];
      }
      return [
        {
          kind: 'identifier',
          severity: 'warning',
          file: source.file,
          line: lineOf(source, ['ids', service]),
          message: `The id "${id}" under "ids.${service}" is also in ${owner}.`,
          advice: 'An id belongs to one person only. Correct the id in one of the two files.',
        },
      ];
    }),
  );
}

function papersText(count: number): string {
  return `${count} ${count === 1 ? 'paper' : 'papers'}`;
}
