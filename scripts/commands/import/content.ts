import path from 'node:path';
import { parseAuthorFile } from '../../../src/files/author-file.ts';
import { readContentFiles, readTextFile } from '../../../src/files/content-folder.ts';
import { parsePaperFile } from '../../../src/files/paper-file.ts';
import { baselineFile, parseBaseline } from '../../../src/import/merge/baseline.ts';
import type { Existing, ExistingContent } from '../../../src/import/plan/existing.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';

/**
 * Reads a content folder. Returns its papers and authors, and the text of each file by the path of the file in the
 * folder.
 */
export async function readContent(
  folder: string,
): Promise<{ content: ExistingContent; texts: ReadonlyMap<string, string> }> {
  const [papers, authors, baseline] = await Promise.all([
    readContentFiles(path.join(folder, 'papers')),
    readContentFiles(path.join(folder, 'authors')),
    readTextFile(path.join(folder, baselineFile)),
  ]);
  const texts = new Map<string, string>();
  for (const { id, text } of papers.files) texts.set(`papers/${id}.md`, text);
  for (const { id, text } of authors.files) texts.set(`authors/${id}.md`, text);
  if (baseline !== undefined) texts.set(baselineFile, baseline);
  const content = {
    papers: toMap(papers, parsePaperFile),
    authors: toMap(authors, parseAuthorFile),
    baseline: parseBaseline(baseline ?? ''),
  };
  return { content, texts };
}

function toMap<Value>(
  { files, leftOut }: Awaited<ReturnType<typeof readContentFiles>>,
  parse: (text: string, file: string, id: string) => { value: Value } | { diagnostics: Diagnostic[] },
): Map<string, Existing<Value>> {
  return new Map([
    // Files with an invalid name occupy the name in lower case too: on a file system that ignores case, `Herds.md` and
    // `herds.md` are the same file.
    ...leftOut.map((name): [string, Existing<Value>] => [name.toLowerCase(), { text: '', value: undefined }]),
    ...files.map(({ id, file, text }): [string, Existing<Value>] => {
      const read = parse(text, file, id);
      return [id, { text, value: 'value' in read ? read.value : undefined }];
    }),
  ]);
}
