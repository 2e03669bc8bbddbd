import type { AbsorbedFinding } from '../../../src/complete/absorb-findings.ts';
import type { FileWrite } from '../../../src/files/write-files.ts';
import { formatPlan, toShownWrites } from '../../../src/import/plan/show-plan.ts';
import { formatDiagnostics } from '../../../src/import/plan/summary.ts';
import type { CitationCount } from '../../../src/model/citation-counts.ts';
import { citationServices } from '../../../src/model/citation-counts.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import type { Proposal } from '../../../src/model/proposal.ts';

/** The result of a run of `npm run complete`. */
export interface CompleteResult {
  findings: readonly AbsorbedFinding[];
  /** Number of papers to look up. It is larger than the number of findings after an interruption. */
  due: number;
  /** The reason why papers are left for the next run; undefined if none are. */
  stopped: 'by the user' | 'by the limit' | undefined;
  counts: ReadonlyMap<string, CitationCount>;
  /** The new texts of the files, and the texts before. */
  writes: readonly FileWrite[];
  before: ReadonlyMap<string, string>;
  diagnostics: readonly Diagnostic[];
  /** All proposals that wait for an answer, by the id of the paper. */
  waiting: ReadonlyMap<string, Proposal>;
  dryRun: boolean;
}

const isPaper = ({ file }: FileWrite) => file.startsWith('papers/');

/** Maximum number of papers without a result that the summary lists. */
const maxListed = 20;

/** Formats the summary for the terminal. The most important lines are at the end. */
export function formatCompleteSummary(
  result: CompleteResult,
  colours: boolean,
  start: string | undefined,
): string {
  const { findings, writes, before, diagnostics, waiting, dryRun } = result;
  const reported = formatDiagnostics(diagnostics);
  const diff = dryRun
    ? formatPlan(writes.filter(isPaper), (file) => before.get(file), { full: true, colours })
    : [];
  const missing = findings.filter(({ outcome }) => outcome === 'not found');
  const listed = missing.slice(0, maxListed).map(({ paper }) => `  papers/${paper.id}.md`);
  const more = missing.length > listed.length ? [`  and ${missing.length - listed.length} more`] : [];
  const next =
    dryRun && writes.length > 0
      ? ['Dry run: nothing was written.']
      : start !== undefined && writes.some(isPaper)
        ? [`Next: run ${start} to see the site.`]
        : [];
  return [
    ...reported,
    ...(reported.length > 0 ? [''] : []),
    ...diff,
    ...(missing.length > 0 ? ['Not found:', ...listed, ...more] : []),
    ...formatCounts(result),
    ...formatWaiting(waiting.size),
    ...next,
  ].join('\n');
}

/** Returns the lines that say how much was done. */
function formatCounts({ findings, due, stopped, counts, writes, before, dryRun }: CompleteResult): string[] {
  const number = (outcome: AbsorbedFinding['outcome']) =>
    findings.filter((one) => one.outcome === outcome).length;
  const papers = writes.filter(isPaper).length;
  const reason = stopped === 'by the user' ? 'Stopped' : 'The limit of requests is reached';
  const isLooked = findings.length === due;
  const left = isLooked ? 'not all citations are counted' : `${plural(due - findings.length, 'paper')} left`;
  const would = dryRun ? 'would change' : 'changed';
  const [service] = [...counts.values()].map(({ source }) => citationServices[source]);
  return [
    due === 0
      ? 'No paper has to be looked up now. Use --again to look them up before the time has passed.'
      : `${plural(findings.length, 'paper')} looked up: ${number('found')} found, ${number('proposed')} proposed, ${number('not found')} not found, ${number('failed')} failed.`,
    ...(stopped ? [`${reason}: ${left}. Run the command again to continue.`] : []),
    ...(counts.size > 0 ? [`Citations of ${plural(counts.size, 'paper')} counted by ${service}.`] : []),
    papers === 0
      ? 'No paper changed.'
      : `${plural(papers, 'paper')} ${would}: ${formatGains(writes, before)}.`,
  ];
}

/** Keys of a paper file by the words with which the summary counts the papers whose values changed. */
const gains: Readonly<Record<string, readonly string[]>> = {
  identifiers: ['DOI', 'arXiv', 'PMID', 'PMCID', 'ISBN'],
  authors: ['author', 'authorsTruncated'],
  links: ['links', 'URL', 'code'],
  venue: ['containerTitle', 'publisher', 'volume', 'page'],
  abstract: ['abstract'],
  'retraction or correction': ['updates'],
};

/** Counts the papers that got values of each kind: `12 identifiers, 9 authors`. */
function formatGains(writes: CompleteResult['writes'], before: CompleteResult['before']): string {
  const changed = toShownWrites(writes.filter(isPaper), (file) => before.get(file), false);
  const counts = Object.entries(gains).flatMap(([word, keys]) => {
    const { length } = changed.filter(({ fields = [] }) => fields.some(({ field }) => keys.includes(field)));
    return length === 0 ? [] : [`${word} of ${length}`];
  });
  return counts.length === 0 ? 'other values' : counts.join(', ');
}

function formatWaiting(number: number): string[] {
  if (number === 0) return [];
  const [proposals, wait] = number === 1 ? ['proposal', 'waits'] : ['proposals', 'wait'];
  return [`${number} ${proposals} ${wait} in proposals.yaml. Decide with: npm run complete -- --review`];
}

/** Formats the result as JSON, for programs. */
export function formatCompleteJson({
  findings,
  counts,
  writes,
  before,
  diagnostics,
  waiting,
  ...result
}: CompleteResult): string {
  const ids = (outcome: AbsorbedFinding['outcome']) =>
    findings.filter((one) => one.outcome === outcome).map(({ paper }) => paper.id);
  return JSON.stringify({
    due: result.due,
    asked: findings.length,
    found: ids('found'),
    proposed: ids('proposed'),
    notFound: ids('not found'),
    failed: ids('failed'),
    stopped: result.stopped ?? null,
    counted: counts.size,
    waiting: [...waiting].map(([id, { paper, records }]) => ({ id, paper, records })),
    dryRun: result.dryRun,
    writes: toShownWrites(writes, (file) => before.get(file), false),
    diagnostics,
  });
}

/**
 * Maximum length of a report, in characters. GitHub accepts at most 65,536 characters for the text of a pull request,
 * which may also contain the report of a refresh.
 */
const maxLength = 25_000;

/**
 * Formats the result as Markdown, for the text of a pull request. Titles and messages may contain Markdown of other
 * people, so they are in code spans and code blocks.
 */
export function formatCompleteReport(result: CompleteResult): string {
  const { findings, waiting, diagnostics, writes, before } = result;
  const missing = findings.filter(({ outcome }) => outcome === 'not found');
  const rows = [...waiting].flatMap(([, { paper, records }]) =>
    records.map(({ source, address, evidence = {}, found }) =>
      [
        codeSpan(paper),
        codeSpan(found.title),
        Object.entries(evidence)
          .map(([key, text]) => codeSpan(`${key}: ${text}`))
          .join(', '),
        `${codeSpan(source)} ${codeSpan(address)}`,
      ].join(' | '),
    ),
  );
  const table = [
    'These records may be your papers. Write `accept` or `refuse` after `answer:` in `content/proposals.yaml`:',
    '',
    '| paper | may be | evidence | record |',
    '| --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
  ];
  const diff = formatPlan(writes.filter(isPaper), (file) => before.get(file), {
    full: false,
    colours: false,
  });
  return [
    ...formatCounts(result).map((line) => `${line}\n`),
    ...(rows.length > 0 ? [shorten(table, maxLength)] : []),
    ...(missing.length > 0
      ? [`Not found:\n`, codeBlock(missing.map(({ paper }) => `papers/${paper.id}.md`))]
      : []),
    ...(diagnostics.length > 0 ? [codeBlock(formatDiagnostics(diagnostics))] : []),
    ...(diff.length > 0 ? [codeBlock(diff)] : []),
  ].join('\n');
}

/** Formats a text that may contain anything as code. In a table, also a code span must have its `|` escaped. */
function codeSpan(text: string): string {
  const line = text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300);
  const longest = Math.max(0, ...[...line.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = /^`|`$/u.test(line) ? ' ' : '';
  return line === '' ? '' : `${fence}${space}${line.replaceAll('|', '\\|')}${space}${fence}`;
}

function codeBlock(lines: readonly string[]): string {
  const text = shorten(lines, maxLength);
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text.trim()}\n${fence}\n`;
}

/** Joins as many lines as fit. */
function shorten(lines: readonly string[], limit: number): string {
  let length = 0;
  const kept = lines.filter((line) => {
    length += line.length + 1;
    return length <= limit;
  });
  const left = lines.length - kept.length;
  return [...kept, ...(left > 0 ? [`… and ${left} more lines`] : [])].join('\n');
}

function plural(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
