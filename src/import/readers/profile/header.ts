import type { Diagnostic } from '../../../model/diagnostic.ts';
import { quote } from '../../../model/diagnostic.ts';
import type { ProfileOwner, ReadResult } from '../record.ts';
import type { Line } from '../values/lines.ts';

const number = /\d[\d,]{0,15}(?:\.\d{1,6})?%?/u.source;
const labelFirst = new RegExp(`^(?<label>[^\\d\\s].{0,60}?):? ?(?<value>-?${number})$`, 'u');
const valueFirst = new RegExp(`^(?<value>${number}) ?(?<label>[^\\d\\s,.%].{0,60})$`, 'u');
const heading = /^([\d,]{1,12}) papers?$/iu;
/** Maximum number of unknown lines for which a separate warning is reported. */
const maxUnknown = 10;
/** Pattern of a category of arXiv or a similar site. A category is not a name. */
const fieldCode = /^(?:[a-z-]{2,8}\.)?[A-Z]{2}$/u;

/**
 * Parses the lines above the first paper: the name of the person, the field of research, metrics such as `h-index30`,
 * and the number of papers (`16 Papers`).
 *
 * @param canHaveName whether the first line can be the name; not if it is from the page around the profile
 */
export function parseProfileHeader(
  lines: readonly Line[],
  file: string,
  canHaveName = true,
): Pick<ReadResult, 'owner' | 'declared' | 'diagnostics'> {
  const diagnostics: Diagnostic[] = [];
  const warn = (line: number, message: string, advice: string) => {
    diagnostics.push({ severity: 'warning', file, line, message, advice });
  };
  const [first] = lines;
  const name = first && canHaveName && isName(first.text, lines[1]?.text ?? '') ? first.text : undefined;
  if (name === undefined) {
    const advice = 'Write the name of the person on the first line.';
    warn(first?.number ?? 1, 'There is no name above the papers.', advice);
  }
  const metrics: ProfileOwner['metrics'] = [];
  let field: string | undefined;
  let declared: number | undefined;
  let unknown = 0;
  for (const { text, number: line } of lines.slice(name === undefined ? 0 : 1)) {
    const papers = heading.exec(text)?.[1];
    const metric = parseMetric(text);
    if (papers !== undefined) declared = toNumber(papers);
    else if (metric && !metrics.some(({ label }) => label === metric.label)) metrics.push(metric);
    else if (field === undefined && metrics.length === 0 && declared === undefined && isField(text))
      field = text;
    else if (++unknown <= maxUnknown) {
      const advice = 'It was skipped. Remove it, or correct it if it belongs to a paper.';
      warn(line, `Unknown line ${quote(text)} above the first paper.`, advice);
    }
  }
  if (unknown > maxUnknown) {
    const message = `There are ${unknown - maxUnknown} more unknown lines above the first paper.`;
    warn(lines.at(-1)?.number ?? 1, message, 'They were skipped. Check whether they contain papers.');
  }
  const papers = metrics.find(({ label }) => label === 'papers')?.value;
  declared ??= typeof papers === 'number' ? papers : undefined;
  return {
    ...(name !== undefined && { owner: { name, ...(field !== undefined && { field }), metrics } }),
    ...(declared !== undefined && { declared }),
    diagnostics,
  };
}

/** Whether a line is a metric, such as `h-index30` or `16papers`. */
export function isMetric(line: string): boolean {
  return parseMetric(line) !== undefined;
}

function parseMetric(line: string): ProfileOwner['metrics'][number] | undefined {
  if (line.length > 100 || heading.test(line)) return undefined;
  const groups = (valueFirst.exec(line) ?? labelFirst.exec(line))?.groups;
  if (!groups?.label || !groups.value) return undefined;
  return { label: groups.label, value: groups.value.endsWith('%') ? groups.value : toNumber(groups.value) };
}

function isName(line: string, next: string): boolean {
  return !isMetric(line) && !heading.test(line) && !(fieldCode.test(line) && isMetric(next));
}

function isField(line: string): boolean {
  return (
    line.length <= 60 && /^[\p{L}][^\d]*$/u.test(line) && line.split(' ').length <= 5 && !/[.!?]$/u.test(line)
  );
}

function toNumber(text: string): number {
  return Number(text.replace(/,/gu, ''));
}
