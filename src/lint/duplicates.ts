import type { Author } from '../model/author.ts';
import type { KeptAnswers } from '../import/merge/kept-answers.ts';
import { quote } from '../model/diagnostic.ts';
import { nameKey } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';
import type { LintDiagnostic } from './lint-diagnostic.ts';
import { undecidedPairs } from './near-papers.ts';
import { nearPeople } from '../import/merge/near-people.ts';
import { lineOf, type ParsedFile } from './parsed-file.ts';

type ParsedPapers = ReadonlyMap<string, ParsedFile<Paper>>;
type ParsedAuthors = ReadonlyMap<string, ParsedFile<Author>>;

/**
 * Reports pairs of files that may contain the same paper.
 *
 * @param answers answers of `answers.jsonl`. A pair that a user keeps apart is not reported.
 */
export function duplicatePapers(papers: ParsedPapers, answers: KeptAnswers = new Map()): LintDiagnostic[] {
  const pairs = undecidedPairs(
    [...papers.values()].map(({ value }) => value),
    answers,
  );
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

/** Reports the spellings of names that may belong to the same person: each person once, with all spellings. */
export function duplicatePeople(papers: ParsedPapers, authors: ParsedAuthors): LintDiagnostic[] {
  const owners = new Map<string, ParsedFile<Author>>();
  for (const author of authors.values())
    for (const spelling of [author.value.name, ...(author.value.alternateName ?? [])])
      owners.set(nameKey(spelling), author);
  const groups = nearPeople(
    [...papers.values()].map(({ value }) => value),
    (key) => owners.get(key)?.value.id,
  );
  return groups.flatMap(({ spellings, example }): LintDiagnostic[] => {
    const source = papers.get(example.id)?.source;
    const [fullest, ...others] = spellings;
    if (!source || !fullest) return [];
    const owner = spellings.map(({ key }) => owners.get(key)).find((one) => one !== undefined);
    const undeclared = spellings.filter(({ key }) => !owners.has(key)).map(({ name }) => name);
    const advice = owner
      ? `If they are the same person, add alternateName: ${list(undeclared)} to ${owner.source.file}.`
      : `If they are the same person, add an author file with name: ${JSON.stringify(fullest.name)} and alternateName: ${list(others.map(({ name }) => name))}.`;
    const shown = spellings
      .map(({ name, papers: count }) => `${quote(name)} (${papersText(count)})`)
      .reverse();
    return [
      {
        kind: 'same-person',
        severity: 'note',
        file: source.file,
        line: lineOf(source, ['author']),
        message: `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)} may be the same person: they have co-authors in common.`,
        advice,
      },
    ];
  });
}

/** Formats texts as a list in YAML. */
function list(texts: readonly string[]): string {
  return `[${texts.map((text) => JSON.stringify(text)).join(', ')}]`;
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

/**
 * Reports citation keys that several papers have. BibTeX does not distinguish upper and lower case in keys. In the
 * exported files, only one of the papers has the key.
 */
export function sharedCitationKeys(papers: ParsedPapers): LintDiagnostic[] {
  const owners = new Map<string, string>();
  return [...papers.values()].flatMap(({ value, source }): LintDiagnostic[] => {
    const { citationKey } = value;
    if (citationKey === undefined) return [];
    const owner = owners.get(citationKey.toLowerCase());
    if (owner === undefined) {
      owners.set(citationKey.toLowerCase(), source.file);
      return [];
    }
    return [
      {
        kind: 'identifier',
        severity: 'warning',
        file: source.file,
        line: lineOf(source, ['citationKey']),
        message: `The citation key ${quote(citationKey)} is also in ${owner}.`,
        advice: 'Change or remove the key in one of the two files. In exports, one of them has another key.',
      },
    ];
  });
}

function papersText(count: number): string {
  return `${count} ${count === 1 ? 'paper' : 'papers'}`;
}
