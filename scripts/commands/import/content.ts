import path from 'node:path';
import { parseAuthorFile } from '../../../src/files/author-file.ts';
import { readContentFiles, readTextFile } from '../../../src/files/content-folder.ts';
import { readText } from '../../../src/files/read-text.ts';
import { parsePaperFile } from '../../../src/files/paper-file.ts';
import { baselineFile } from '../../../src/import/merge/baseline.ts';
import { answersFile, parseAnswers } from '../../../src/import/merge/kept-answers.ts';
import { readBaseline } from '../../../src/import/merge/read-baseline.ts';
import type { Existing, ExistingContent } from '../../../src/import/plan/existing.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';

/** The content before an import, and the text of each file by the path of the file in the folder. */
export interface ReadContent {
  content: ExistingContent;
  texts: ReadonlyMap<string, string>;
  /** Problems of `imported.jsonl`. */
  diagnostics: Diagnostic[];
  /** Whether a newer version of Offprint wrote `imported.jsonl`, so that this version must not change it. */
  isNewer: boolean;
}

/** Reads a content folder. */
export async function readContent(folder: string): Promise<ReadContent> {
  const [papers, authors, baseline, answers] = await Promise.all([
    readContentFiles(path.join(folder, 'papers')),
    readContentFiles(path.join(folder, 'authors')),
    readTextFile(path.join(folder, baselineFile)),
    readTextFile(path.join(folder, answersFile)),
  ]);
  const saved = readBaseline(baseline);
  const texts = new Map<string, string>();
  for (const { id, text } of papers.files) texts.set(`papers/${id}.md`, text);
  for (const { id, text } of authors.files) texts.set(`authors/${id}.md`, text);
  if (baseline !== undefined) texts.set(baselineFile, baseline);
  if (answers !== undefined) texts.set(answersFile, answers);
  const content = {
    papers: toMap(folder, 'papers', papers, parsePaperFile),
    authors: toMap(folder, 'authors', authors, parseAuthorFile),
    baseline: saved.baseline,
    answers: parseAnswers(answers),
    ...(saved.diagnostics.length > 0 && { damage: { text: baseline ?? '', lost: saved.lost } }),
  };
  return { content, texts, diagnostics: saved.diagnostics, isNewer: saved.isNewer };
}

function toMap<Value>(
  folder: string,
  kind: 'papers' | 'authors',
  { files, leftOut, diagnostics }: Awaited<ReturnType<typeof readContentFiles>>,
  parse: (text: string, file: string, id: string) => { value: Value } | { diagnostics: Diagnostic[] },
): Map<string, Existing<Value>> {
  return new Map([
    // Files with an invalid name occupy the name in lower case too: on a file system that ignores case, `Herds.md` and
    // `herds.md` are the same file.
    ...leftOut.map((name, index): [string, Existing<Value>] => {
      const read = readText(path.join(folder, kind, `${name}.md`));
      const text = 'text' in read ? read.text : '';
      const faults = diagnostics
        .slice(index, index + 1)
        .map((fault) => ({ ...fault, file: `${kind}/${name}.md` }));
      return [name.toLowerCase(), { text, value: undefined, diagnostics: faults }];
    }),
    ...files.map(({ id, text }): [string, Existing<Value>] => {
      const read = parse(text, `${kind}/${id}.md`, id);
      return [id, { text, value: undefined, ...read }];
    }),
  ]);
}
