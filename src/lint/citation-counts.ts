import path from 'node:path';
import {
  type CitationCounts,
  type CitationService,
  citationServices,
  citationsFile,
  parseCitationCounts,
} from '../model/citation-counts.ts';
import { type Diagnostic, quote } from '../model/diagnostic.ts';
import type { Paper } from '../model/paper.ts';
import type { ContentTexts } from './content-texts.ts';
import type { LintDiagnostic } from './lint-diagnostic.ts';

/**
 * Reports that `citations.json` has counts, but none of the service of the site, so that pages show none.
 *
 * @param folder the path of the content folder, as messages show it
 */
export function otherCitationService(
  counts: CitationCounts,
  service: CitationService,
  folder: string,
): Diagnostic[] {
  const sources = new Set([...counts.values()].map(({ source }) => source));
  if (sources.size === 0 || sources.has(service)) return [];
  const names = [...sources].map((source) => citationServices[source]).join(', ');
  return [
    {
      severity: 'warning',
      file: path.posix.join(folder, citationsFile),
      message: `The counts are from ${names}, but site.yaml says "citations: ${service}", so that pages show none.`,
      advice: 'Run `npm run complete -- --only citations`, or change "citations" in site.yaml.',
    },
  ];
}

/**
 * Reports invalid values of `citations.json`, counts of papers that do not exist, and days in the future.
 *
 * @param papers all papers of the content, hidden ones included
 * @param leftOut ids of files of papers that cannot be read
 */
export function citationCounts(
  { citations, folder, today }: Pick<ContentTexts, 'citations' | 'folder' | 'today'>,
  papers: readonly Paper[],
  leftOut: ReadonlySet<string>,
  service: CitationService,
): LintDiagnostic[] {
  if (!citations) return [];
  const { file, text } = citations;
  const { counts, diagnostics } = parseCitationCounts(text, file);
  const known = new Set(papers.flatMap(({ id, aliases = [] }) => [id, ...aliases]));
  const lines = text.split('\n');
  const warn = (id: string, message: string, advice: string) => {
    const line = lines.findIndex((one) => one.trimStart().startsWith(JSON.stringify(id))) + 1;
    diagnostics.push({ severity: 'warning', file, line: Math.max(1, line), message, advice });
  };
  for (const [id, { day }] of counts) {
    if (!known.has(id) && !leftOut.has(id))
      warn(
        id,
        `There is no paper ${quote(id)}.`,
        'Remove the line. If you renamed the file, add the old id to "aliases" of the paper.',
      );
    if (day > dayAfter(today))
      warn(
        id,
        `The "day" of ${quote(id)} is "${day}", which is in the future.`,
        'Correct the day on which the citations were counted.',
      );
  }
  diagnostics.push(...otherCitationService(counts, service, folder));
  return diagnostics.map((one) => ({ ...one, kind: 'citations' }));
}

/** Returns the next day: somewhere on earth, it has already begun. */
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
