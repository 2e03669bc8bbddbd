import { formatBibtex } from '../../../src/export/bibtex.ts';
import { formatCslJson } from '../../../src/export/csl-json.ts';
import { formatRis } from '../../../src/export/ris.ts';
import type { Paper } from '../../../src/model/paper.ts';
import { formatProfile, type Sample } from './corpus.ts';

/** The formats whose import is measured. Each format has a file name and a function that formats papers. */
export const sources = {
  'profile text': { file: 'profile.txt', format: (samples) => formatProfile('Corpus Owner', samples) },
  BibTeX: { file: 'papers.bib', format: (samples) => formatBibtex(samples.map(toArticle), new Map()) },
  RIS: { file: 'papers.ris', format: (samples) => formatRis(samples.map(toArticle)) },
  'CSL-JSON': { file: 'papers.json', format: (samples) => formatCslJson(samples.map(toArticle)) },
} as const satisfies Record<string, { file: string; format: (samples: readonly Sample[]) => string }>;

export type SourceName = keyof typeof sources;

/**
 * Returns a sample as an article with a journal, a volume, pages and a DOI. The DOI prefix 10.5555 is reserved for
 * examples.
 */
export function toArticle({ title, authors, date, category, abstract }: Sample, index: number): Paper {
  return {
    id: `paper-${index}`,
    title,
    type: 'article-journal',
    author: [...authors],
    issued: date,
    containerTitle: `Journal of ${category} Examples`,
    volume: String(1 + (index % 40)),
    page: `${1 + index}–${10 + index}`,
    DOI: `10.5555/example.${index}`,
    ...(abstract.trim() !== '' && { abstract }),
  };
}
