import { createLibrary } from '../../../src/library/library.ts';
import { type ShownPaper, showPaper } from '../../../src/library/shown-paper.ts';
import type { Author } from '../../../src/model/author.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import type { Paper } from '../../../src/model/paper.ts';
import type { KnownContent } from './known-content.ts';

/** The papers that the user chose, and the names that are wrong. */
interface ChosenPapers {
  papers: Paper[];
  /** Ids of the papers that the user named one by one. */
  named: ReadonlySet<string>;
  diagnostics: Diagnostic[];
}

/**
 * Returns the papers that the options `--paper` and `--author` name; all papers without these options. People without a
 * file can be named too, by the id of their page.
 */
export function choosePapers(
  { content, papers }: Pick<KnownContent, 'content' | 'papers'>,
  names: readonly string[],
  authors: readonly string[],
): ChosenPapers {
  const named = new Set(names);
  const diagnostics: Diagnostic[] = [];
  const report = (file: string, message: string, advice: string) =>
    diagnostics.push({ severity: 'error', file, message, advice });
  const chosen = new Set<string>();
  for (const id of named) {
    const file = `papers/${id}.md`;
    const found = content.papers.get(id);
    if (found?.value) chosen.add(id);
    else if (found) report(file, 'The file cannot be read.', 'Run npm run lint-content to see the reason.');
    else report(file, 'There is no such file.', 'Use the name of a file in papers/, without .md.');
  }
  const people = authors.length > 0 ? createLibrary(papers.map(toShown), authorsOf(content)).people : [];
  for (const id of authors) {
    const person = people.find((one) => one.id === id);
    for (const paper of person?.papers ?? []) chosen.add(paper.id);
    if (!person)
      report(
        `authors/${id}.md`,
        'There is no such person with a page.',
        'Use the end of the address of the page.',
      );
  }
  const isAll = names.length + authors.length === 0;
  return { papers: isAll ? papers : papers.filter(({ id }) => chosen.has(id)), named, diagnostics };
}

function toShown(paper: Paper): ShownPaper {
  return showPaper(paper, `papers/${paper.id}.md`, 1).paper;
}

/** Returns the valid files of people. */
export function authorsOf({ authors }: KnownContent['content']): Author[] {
  return [...authors.values()].flatMap(({ value }) => value ?? []);
}
