import { parseAuthorFile } from '../../src/files/author-file.ts';
import { parsePaperFile } from '../../src/files/paper-file.ts';
import { baselineFile } from '../../src/import/merge/baseline.ts';
import { answersFile, parseAnswers } from '../../src/import/merge/kept-answers.ts';
import { readBaseline } from '../../src/import/merge/read-baseline.ts';
import type { Existing, ExistingContent } from '../../src/import/plan/existing.ts';
import { type ImportPlan, planImport } from '../../src/import/plan/plan.ts';
import type { Answers } from '../../src/import/merge/questions.ts';
import type { ReadResult } from '../../src/import/readers/record.ts';
import { readProfile } from '../../src/import/readers/profile/profile.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { formatDiagnostic } from '../../src/model/diagnostic.ts';
import type { Paper } from '../../src/model/paper.ts';

/** Returns the text of a profile page that lists the given papers. */
export function profile(
  owner: string,
  papers: { title: string; head?: string; authors?: string; abstract?: string }[],
  metrics = '',
): string {
  const entries = papers.map(
    ({ title, head = 'LGMay 1, 2020', authors = `${owner}, Bo Chen`, abstract = 'It is an abstract.' }) =>
      `${head}\n${title}\n\n${authors}\n\n${abstract}\n`,
  );
  return `${owner}\n\nLG\n${metrics}\n\n${papers.length} Papers\n\n${entries.join('\n')}`;
}

/** A content folder in memory. Only `import`, `importTexts` and `edit` change its files. */
export class Content {
  readonly files = new Map<string, string>();

  /** Imports profile texts, given by file name, and writes the planned files. */
  import(texts: Record<string, string>, today = '2026-11-23'): ImportPlan {
    const plan = this.plan(texts, today);
    for (const { file, text } of plan.writes) this.files.set(file, text);
    return plan;
  }

  plan(texts: Record<string, string>, today = '2026-11-23'): ImportPlan {
    const read = Object.entries(texts).flatMap(([file, text]) => readProfile(text, file));
    return planImport(read, this.existing(), today);
  }

  /** Imports texts that a reader has already read, and writes the first `limit` of the planned files. */
  importTexts(texts: readonly ReadResult[], limit = Infinity, answers?: Answers): ImportPlan {
    const plan = planImport(texts, this.existing(), '2026-11-23', answers);
    for (const { file, text } of plan.writes.slice(0, limit)) this.files.set(file, text);
    return plan;
  }

  /** Replaces a part of a file, as if a person edited the file. */
  edit(file: string, from: string, to: string): void {
    const text = this.files.get(file);
    if (!text?.includes(from)) throw new Error(`${file} does not contain "${from}".`);
    this.files.set(file, text.replace(from, to));
  }

  text(file: string): string {
    return this.files.get(file) ?? '';
  }

  paper(id: string): Paper | undefined {
    const read = parsePaperFile(this.text(`papers/${id}.md`), id, id);
    return 'value' in read ? read.value : undefined;
  }

  /** Paths of the paper files, sorted. */
  get papers(): string[] {
    return [...this.files.keys()].filter((file) => file.startsWith('papers/')).sort();
  }

  existing(): ExistingContent {
    const read = <Value>(
      folder: string,
      parse: (text: string, file: string, id: string) => { value: Value } | { diagnostics: Diagnostic[] },
    ) =>
      new Map(
        [...this.files].flatMap(([file, text]): [string, Existing<Value>][] => {
          if (!file.startsWith(`${folder}/`)) return [];
          const id = file.slice(folder.length + 1, -'.md'.length);
          const parsed = parse(text, file, id);
          return [[id, { text, value: undefined, ...parsed }]];
        }),
      );
    const saved = readBaseline(this.files.get(baselineFile));
    const damage = { text: this.text(baselineFile), lost: saved.lost };
    return {
      papers: read('papers', parsePaperFile),
      authors: read('authors', parseAuthorFile),
      baseline: saved.baseline,
      answers: parseAnswers(this.files.get(answersFile)),
      ...(saved.diagnostics.length > 0 && { damage }),
    };
  }
}

/** Returns the diagnostics of a plan as they are printed, each with its severity. */
export function messagesOf({ diagnostics }: ImportPlan): string[] {
  return diagnostics.map((one) => `${one.severity} ${formatDiagnostic(one)}`);
}
