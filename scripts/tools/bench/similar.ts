import type { ShownPaper } from '../../../src/library/shown-paper.ts';
import { type SimilarPaper, similarPapers } from '../../../src/library/similar.ts';
import { randomNumbers, type Sample } from './corpus.ts';
import { formatRate, formatSeconds, formatTable, median } from './figures.ts';

/**
 * Measures how long it takes to find the similar papers of all papers of each corpus (a list of papers), and how many are
 * found. The times of several sizes show the growth.
 */
export function benchSimilar(corpora: readonly (readonly Sample[])[], runs: number): Promise<string> {
  const rows = corpora.map((samples) => {
    const papers = samples.map(toPaper);
    const found = Array.from({ length: runs }, () => findAll(papers));
    const seconds = median(found.map((one) => one.seconds));
    const counts = found[0]?.similar.map((similar) => similar.length) ?? [];
    const shown = counts.reduce((sum, count) => sum + count, 0);
    return [
      `${papers.length} papers`,
      formatSeconds(seconds),
      formatRate(papers.length, seconds),
      (shown / papers.length).toFixed(2),
      `${Math.round((100 * counts.filter(Boolean).length) / papers.length)} %`,
    ];
  });
  const headings = ['similar papers', 'seconds', 'papers/s', 'found per paper', 'papers with any'];
  return Promise.resolve(formatTable(headings, rows));
}

/**
 * Returns random papers of a corpus with their similar papers, as Markdown for someone who judges whether each pair is
 * related.
 *
 * @param count number of papers, with or without similar papers
 */
export function formatPairs(samples: readonly Sample[], count: number, seed: number): string {
  const papers = samples.map(toPaper);
  const { similar } = findAll(papers);
  const random = randomNumbers(seed);
  const drawn = new Set<number>();
  while (drawn.size < Math.min(count, papers.length)) drawn.add(Math.floor(random() * papers.length));
  const chosen = [...drawn].map((index) => ({ paper: papers[index], found: similar[index] ?? [] }));
  const pairs = chosen.reduce((sum, { found }) => sum + found.length, 0);
  const some = chosen.filter(({ found }) => found.length > 0);
  const texts = some.map(({ paper, found }) =>
    [
      `## ${paper?.title}`,
      shorten(paper?.abstract),
      ...found.map(
        ({ paper: other, likeness }) =>
          `- [ ] (${likeness.toFixed(3)}) **${other.title}** ${shorten(other.abstract)}`,
      ),
    ].join('\n\n'),
  );
  const head = `# ${pairs} pairs of ${chosen.length} papers (seed ${seed}); ${some.length} papers have similar papers`;
  return [head, ...texts].join('\n\n');
}

function findAll(papers: readonly ShownPaper[]): { seconds: number; similar: SimilarPaper[][] } {
  const start = performance.now();
  const similar = papers.map(similarPapers(papers));
  return { seconds: (performance.now() - start) / 1000, similar };
}

function toPaper({ title, authors, date, abstract }: Sample, index: number): ShownPaper {
  return {
    id: `paper-${index}`,
    type: 'article',
    title,
    titleHtml: title,
    plainTitle: title,
    author: [...authors],
    issued: date,
    ...(abstract !== '' && { abstract }),
  };
}

function shorten(text = ''): string {
  return text.length > 400 ? `${text.slice(0, 400)} …` : text;
}
