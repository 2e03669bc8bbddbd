import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBibtex } from '../../src/export/bibtex.ts';
import { formatCslJson } from '../../src/export/csl-json.ts';
import { formatRis } from '../../src/export/ris.ts';
import { type FormatName, detectFormat, readTexts } from '../../src/import/formats.ts';
import { toParts } from '../../src/model/name-parts.ts';
import type { Name } from '../../src/model/name.ts';
import type { Paper } from '../../src/model/paper.ts';
import { toPlainText } from '../../src/text/text.ts';
import { anyPapers } from './any-paper.ts';
import { importedPaper } from './imported-paper.ts';
import { propertyRuns } from '../run-length.ts';

/** A key that does not come back unchanged, with the reason; `when` limits it to some papers. */
interface Loss {
  key: keyof Paper;
  when?: (paper: Paper) => boolean;
  why: string;
}

const isOf =
  (...types: Paper['type'][]) =>
  ({ type }: Paper) =>
    types.includes(type);
const hasNot =
  (...types: Paper['type'][]) =>
  (paper: Paper) =>
    !isOf(...types)(paper);
const isCounted = isOf('book', 'thesis', 'report');
const isInIssues = isOf(
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'review',
  'paper-conference',
);
const isInSeries = (paper: Paper) =>
  isOf('book', 'chapter', 'entry-encyclopedia', 'paper-conference')(paper) &&
  paper.collectionTitle !== undefined;

/** Values that each format cannot express. All others come back unchanged. `id`, `profiles`, `aliases` and `other` are not exported. */
const losses = {
  bibtex: [
    { key: 'affiliations', why: 'no field of BibTeX or BibLaTeX' },
    { key: 'license', why: 'no field of BibTeX or BibLaTeX' },
    { key: 'code', why: 'no field of BibTeX or BibLaTeX' },
    { key: 'versions', why: 'an entry is one version' },
    {
      key: 'categories',
      when: ({ arXiv, categories }) => arXiv === undefined || categories?.length !== 1,
      why: 'one class, beside an arXiv id (primaryclass)',
    },
    { key: 'collectionNumber', when: (paper) => !isInSeries(paper), why: 'a number of what is in a series' },
    {
      key: 'number',
      when: (paper) => isInIssues(paper) || isInSeries(paper),
      why: 'one field for all numbers',
    },
    { key: 'issue', when: isInSeries, why: 'one field for all numbers' },
    { key: 'containerTitle', when: isOf('book'), why: 'a book stands in nothing but a series' },
    {
      key: 'page',
      when: (paper) => isCounted(paper) && !paper.page?.includes('–'),
      why: 'one number is the count of the pages',
    },
  ],
  ris: [
    { key: 'license', why: 'no tag' },
    { key: 'code', why: 'no tag' },
    { key: 'versions', why: 'a record is one version' },
    { key: 'categories', why: 'no tag' },
    { key: 'issue', when: isOf('patent', 'standard', 'report'), why: 'IS is their own number' },
    {
      key: 'number',
      when: (paper) =>
        isInIssues(paper) ||
        isOf('book', 'chapter', 'entry-encyclopedia', 'thesis')(paper) ||
        (isOf('patent', 'standard', 'report')(paper) && paper.issue !== undefined),
      why: 'M1 means an issue or a volume there',
    },
    {
      key: 'eventTitle',
      when: ({ type, containerTitle, eventTitle }) =>
        type !== 'paper-conference' || containerTitle === undefined || containerTitle === eventTitle,
      why: 'a tag of conference papers, beside proceedings that are called otherwise',
    },
    {
      key: 'containerTitle',
      when: (paper) =>
        isCounted(paper) || (paper.type === 'paper-conference' && paper.containerTitle === undefined),
      why: 'T2 is their series; the event of a paper without proceedings is read as these',
    },
    {
      key: 'genre',
      when: hasNot(
        'thesis',
        'report',
        'document',
        'dataset',
        'software',
        'speech',
        'manuscript',
        'patent',
        'standard',
        'webpage',
        'post-weblog',
      ),
      why: 'M3 says of articles what they are in other words, and of a preprint or a review that it is one',
    },
    {
      key: 'type',
      when: (paper) => isOf('document', 'manuscript')(paper) && paper.arXiv !== undefined,
      why: 'what has an arXiv address and no type is a preprint',
    },
    {
      key: 'page',
      when: (paper) => isCounted(paper) && !paper.page?.includes('–'),
      why: 'one number is the count of the pages',
    },
    {
      key: 'keyword',
      when: ({ keyword }) => keyword?.some((each) => each.includes(';')) ?? false,
      why: 'semicolons part keywords',
    },
  ],
  'csl-json': [],
} as const satisfies Partial<Record<FormatName, readonly Loss[]>>;

/** Converts texts and names to the form in which a format returns them. */
const rewordings: Record<keyof typeof losses, { prose?: (text: string) => string; hasOrcids: boolean }> = {
  // Neither format has a common field for ORCIDs.
  bibtex: { hasOrcids: false },
  // RIS has neither TeX nor paragraphs.
  ris: { prose: (text) => toPlainText(text).replace(/\s+/gu, ' '), hasOrcids: false },
  'csl-json': { hasOrcids: true },
};

const writers = {
  bibtex: (papers) => formatBibtex(papers, new Map()),
  ris: (papers) => formatRis(papers),
  'csl-json': (papers) => formatCslJson(papers),
} as const satisfies Record<keyof typeof losses, (papers: readonly Paper[]) => string>;

/** Normalises a paper for comparison, and removes values that the format loses from `sent`. */
function comparable(paper: Partial<Paper>, sent: Paper, format: keyof typeof losses): unknown {
  const { id: _, other: __, profiles: ___, aliases: ____, ...rest } = paper;
  const shown: Partial<Record<keyof Paper, unknown>> = { ...rest };
  for (const { key, when } of losses[format] as readonly Loss[]) if (when?.(sent) ?? true) delete shown[key];
  const { prose = (text: string) => text, hasOrcids } = rewordings[format];
  for (const key of ['author', 'editor'] as const) {
    if (shown[key]) shown[key] = paper[key]?.map((name) => nameOf(name, hasOrcids));
  }
  // A dollar sign outside a formula may have a backslash before it.
  const told = (text: string) => (paper === sent ? prose(text) : text).replaceAll('\\$', '$');
  if (paper.title) shown.title = told(paper.title);
  if (paper.abstract) shown.abstract = told(paper.abstract);
  return shown;
}

/** Splits a name into parts; no format marks a single word as a family name. */
function nameOf(name: Name, hasOrcid: boolean): unknown {
  const { ORCID, ...parts } = toParts(name);
  const isWord = 'family' in parts && !parts.given && !parts.nonDroppingParticle && !parts.suffix;
  return { ...(isWord ? { literal: parts.family } : parts), ...(hasOrcid && ORCID && { ORCID }) };
}

describe.each(Object.keys(losses) as (keyof typeof losses)[])('%s', (format) => {
  const readBack = (papers: readonly Paper[]) => {
    const text = writers[format](papers);
    expect(detectFormat(text)).toBe(format);
    const read = readTexts([{ text, file: 'x' }]).flat();
    expect(read.map(({ unread }) => unread)).toEqual([0]);
    return read.flatMap(({ records }) => records.map(({ paper }) => paper));
  };

  test('returns every paper unchanged, except for values that the format cannot express', () => {
    fc.assert(
      fc.property(fc.array(importedPaper, { minLength: 1, maxLength: 3 }), (papers) => {
        const read = readBack(papers);
        expect(read.length).toBe(papers.length);
        for (const [index, sent] of papers.entries()) {
          const { citationKey, ...paper } = read[index] ?? {};
          expect(citationKey).toBe(sent.id);
          expect(comparable(paper, sent, format)).toEqual(comparable(sent, sent, format));
        }
      }),
      { numRuns: propertyRuns(250) },
    );
  });

  test('keeps every record, for any papers', () => {
    fc.assert(
      fc.property(anyPapers, (papers) => {
        const texts = writers[format](papers);
        const read = readTexts([{ text: texts, file: 'x' }], format).flat();
        expect(read.reduce((sum, { records, unread }) => sum + records.length + unread, 0)).toBe(
          papers.length,
        );
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  test.each((losses[format] as readonly Loss[]).map((loss) => [loss.key, loss] as const))(
    'truly cannot say this: %s',
    (key, { when = () => true }) => {
      const papers = fc.sample(importedPaper, { numRuns: 300, seed: 1 });
      const isLost = (paper: Paper) => {
        const [read]: Partial<Paper>[] = readBack([paper]);
        return JSON.stringify(read?.[key]) !== JSON.stringify(paper[key]);
      };
      expect(
        papers.some(
          (paper) => when(paper) && (paper[key] !== undefined || key === 'containerTitle') && isLost(paper),
        ),
      ).toBe(true);
    },
  );
});
