import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { Line } from '../values/lines.ts';

/** Reports the lines that are not publications, as ranges of lines in one message. */
export function reportOtherLines(lines: readonly Line[], file: string, diagnostics: Diagnostic[]): void {
  const numbers = [...new Set(lines.map(({ number }) => number))].sort((a, b) => a - b);
  const [first] = numbers;
  if (first === undefined) return;
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && number <= last[1] + 2) last[1] = number;
    else ranges.push([number, number]);
  }
  const shown = ranges.slice(0, 8).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  const more = ranges.length > shown.length ? ` and ${ranges.length - shown.length} more places` : '';
  diagnostics.push({
    severity: 'note',
    file,
    line: first,
    message:
      numbers.length === 1
        ? `Line ${first} is not a publication and was left out.`
        : `Lines ${shown.join(', ')}${more} are not publications and were left out.`,
    advice: 'If there is a publication in them, write it in the style of the others.',
  });
}
