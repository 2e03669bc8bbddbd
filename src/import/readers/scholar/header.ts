import type { ProfileOwner } from '../record.ts';
import { type Cell, verification } from './cells.ts';

/** The owner of a Google Scholar profile, with the affiliation. */
export interface ScholarOwner extends ProfileOwner {
  affiliations?: string[];
}

const labels: Readonly<Record<string, string>> = {
  citations: 'Citations',
  'h-index': 'h-index',
  'i10-index': 'i10-index',
};

/** Pattern of buttons and headings that a browser may copy together with the name of the person. */
const furniture =
  /^(?:google scholar|scholar|my profile|my library|sign in|follow(?:ing)?|get my own profile|articles|cited by|articlescited by(?:co-?authors)?|co-?authors|public access|view all|all|since \d{4}|citations per year|edit|export|profiles|metrics|alerts|settings|advanced search|homepage|\d{4,}|\d+ articles?)$/iu;

/**
 * Reads the table `Cited by`, which has the rows `Citations`, `h-index` and `i10-index`. Each row has a total value
 * and a value since a certain year.
 */
export function takeMetrics(cells: readonly Cell[]): {
  metrics: ProfileOwner['metrics'];
  /** The cells that are not metrics: those above the last metric, and those below it. */
  above: Cell[];
  below: Cell[];
} {
  const metrics: ProfileOwner['metrics'] = [];
  const rest: Cell[] = [];
  let last = 0;
  const since = cells.map(({ text }) => /^since (\d{4})$/iu.exec(text)?.[1]).find(Boolean);
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at];
    if (!cell) continue;
    const [, name = '', ...inline] =
      /^(citations|h-index|i10-index)(?:[ :]{1,3}(\d[\d,.]{0,12}))?(?: (\d[\d,.]{0,12}))?$/iu.exec(
        cell.text,
      ) ?? [];
    const label = labels[name.toLowerCase()];
    const values = inline.filter((value) => value !== undefined);
    while (values.length < 2 && label !== undefined && isNumber(cells[at + 1]?.text ?? '')) {
      values.push(cells[++at]?.text ?? '');
    }
    const [all, recent] = values.map(toNumber);
    if (label === undefined || all === undefined || metrics.some((metric) => metric.label === label)) {
      rest.push(cell);
      continue;
    }
    last = rest.length;
    metrics.push({ label, value: all });
    if (recent !== undefined && since !== undefined)
      metrics.push({ label: `${label} since ${since}`, value: recent });
  }
  return { metrics, above: rest.slice(0, last), below: rest.slice(last) };
}

/**
 * Parses the cells about the person: the name, the affiliation, perhaps a line about the e-mail address, and the
 * fields of interest.
 */
export function parseScholarHeader(cells: readonly Cell[]): Omit<ScholarOwner, 'metrics'> | undefined {
  const texts = cells.map(({ text }) => text).filter((text) => !furniture.test(text) && !/^\d/u.test(text));
  const anchor = texts.findLastIndex((text) => verification.test(text));
  const start = anchor >= 2 ? anchor - 2 : anchor === 1 ? 0 : anchor < 0 ? 0 : undefined;
  const name = start === undefined ? undefined : texts[start];
  if (name === undefined || name.length > 200) return undefined;
  const affiliation = anchor === 1 ? undefined : texts[start === undefined ? 1 : start + 1];
  const interests = (anchor >= 0 ? texts.slice(anchor + 1) : texts.slice(2)).slice(0, 5);
  const field = interests.filter((text) => text.length <= 200).join(', ');
  const isKnown = affiliation !== undefined && !/^unknown affiliation$/iu.test(affiliation);
  return { name, ...(field !== '' && { field }), ...(isKnown && { affiliations: [affiliation] }) };
}

function isNumber(text: string): boolean {
  return /^\d[\d,.]{0,12}$/u.test(text);
}

function toNumber(text: string): number {
  return Number(text.replace(/[,.]/gu, ''));
}
