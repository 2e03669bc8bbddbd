import path from 'node:path';
import { readSite, readTextFile } from '../../../src/files/content-folder.ts';
import { parseProposals, type ReadProposals } from '../../../src/files/proposals-file.ts';
import type { ExistingContent } from '../../../src/import/plan/existing.ts';
import { askedFile, parseAskedPapers, type ReadAskedPapers } from '../../../src/model/asked-papers.ts';
import {
  type CitationCounts,
  citationsFile,
  parseCitationCounts,
} from '../../../src/model/citation-counts.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import type { Paper } from '../../../src/model/paper.ts';
import { proposalsFile } from '../../../src/model/proposal.ts';
import type { Site } from '../../../src/model/site.ts';
import { readContent } from '../import/content.ts';

/** The content folder as `npm run complete` needs it. */
export interface KnownContent {
  content: ExistingContent;
  /** The valid papers, sorted by id. */
  papers: Paper[];
  asked: ReadAskedPapers;
  proposals: ReadProposals;
  counts: CitationCounts;
  /** The settings; undefined if `site.yaml` cannot be used. */
  site: Site | undefined;
  /** The text of each file, by its path in the folder. */
  texts: ReadonlyMap<string, string>;
  diagnostics: Diagnostic[];
  /** Whether a newer version of Offprint wrote a file of the folder, so that this version must not change it. */
  isNewer: boolean;
}

/** Reads a content folder, with the files in which `npm run complete` remembers what it did. */
export async function readKnownContent(folder: string): Promise<KnownContent> {
  const { content, texts, diagnostics, isNewer } = await readContent(folder);
  const [askedText, proposalsText, countsText] = await Promise.all(
    [askedFile, proposalsFile, citationsFile].map((name) => readTextFile(path.join(folder, name))),
  );
  const asked = parseAskedPapers(askedText);
  const proposals = parseProposals(proposalsText);
  const counted = countsText === undefined ? undefined : parseCitationCounts(countsText);
  const site = readSite(folder);
  const more = [
    [askedFile, askedText],
    [proposalsFile, proposalsText],
    [citationsFile, countsText],
  ].flatMap(([name, text]) => (text === undefined ? [] : [[name as string, text] as const]));
  return {
    content,
    papers: [...content.papers.values()].flatMap(({ value }) => value ?? []),
    asked,
    proposals,
    counts: counted?.counts ?? new Map(),
    site: 'value' in site ? site.value : undefined,
    texts: new Map([...texts, ...more]),
    diagnostics: [
      ...diagnostics,
      ...asked.diagnostics,
      ...proposals.diagnostics,
      ...(counted?.diagnostics ?? []),
    ],
    isNewer: isNewer || asked.isNewer,
  };
}
