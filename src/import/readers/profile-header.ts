import type { Diagnostic } from '../../model/diagnostic.ts';
import { quote } from '../../model/diagnostic.ts';
import type { ProfileOwner, ReadText } from '../record.ts';
import type { Line } from './profile.ts';

const number = /\d[\d,]*(?:\.\d+)?%?/u.source;
const labelFirst = new RegExp(`^(?<label>[^\\d\\s].{0,60}?) ?(?<value>-?${number})$`, 'u');
const valueFirst = new RegExp(`^(?<value>${number}) ?(?<label>[^\\d\\s,.%].{0,60})$`, 'u');

/** Reads what stands above the first paper: the name, the field, metrics with label and value run together, `16 Papers`. */
export function parseProfileHeader(
  [name, ...lines]: readonly Line[],
  file: string,
): Pick<ReadText, 'owner' | 'declared' | 'diagnostics'> {
  const diagnostics: Diagnostic[] = [];
  if (!name) {
    const message = 'No name stands above the papers.';
    const advice = 'Put the name of the person on the first line, so that the papers are theirs.';
    return { diagnostics: [{ severity: 'warning', file, line: 1, message, advice }] };
  }
  const owner: ProfileOwner = { name: name.text, metrics: [] };
  let declared: number | undefined;
  for (const { text, number: line } of lines) {
    const heading = /^([\d,]+) papers?$/iu.exec(text);
    const metric = (valueFirst.exec(text) ?? labelFirst.exec(text))?.groups;
    if (heading) declared = toNumber(heading[1] ?? '');
    else if (metric?.label && metric.value)
      owner.metrics.push({ label: metric.label, value: toValue(metric.value) });
    else if (owner.field === undefined && /^[A-Za-z][\w.-]{0,20}$/u.test(text)) owner.field = text;
    else {
      const message = `Nothing is known about ${quote(text)} above the first paper.`;
      diagnostics.push({
        severity: 'warning',
        file,
        line,
        message,
        advice: 'It was left out; take it out of the text.',
      });
    }
  }
  const papers = owner.metrics.find(({ label }) => label === 'papers')?.value;
  declared ??= typeof papers === 'number' ? papers : undefined;
  return { owner, ...(declared !== undefined && { declared }), diagnostics };
}

function toValue(text: string): number | string {
  return text.endsWith('%') ? text : toNumber(text);
}

function toNumber(text: string): number {
  return Number(text.replace(/,/gu, ''));
}
