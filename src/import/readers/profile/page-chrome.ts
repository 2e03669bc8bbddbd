import { namesOfLine } from '../values/author-line.ts';
import { footerStart, isButton, isMenu } from '../values/chrome.ts';
import type { Line } from '../values/lines.ts';
import { parseHeadLine } from './head-line.ts';
import { isMetric } from './header.ts';

/** The lines of a profile without the page around it. */
export interface TrimmedProfile {
  /** The lines from the name on, without buttons and without the footer. */
  lines: Line[];
  /** Whether the first line can be the name of the person. */
  canHaveName: boolean;
  /** Lines above the name that are not entries of a menu. */
  above: Line[];
}

const count = /^[\d,]{1,12} papers?$/iu;
const fieldCode = /^(?:[a-z-]{2,8}\.)?[A-Z]{2}$/u;
/** Maximum number of lines above the figures of a person if the page has no menu: the name and the field. */
const maxAbove = 2;

/**
 * Removes the page around a profile: the menu above the name, buttons between the papers, and the footer. The name is
 * above the figures of the person (`h-index30`), with at most the field between them.
 */
export function trimProfile(profile: readonly Line[]): TrimmedProfile {
  const lines = withoutButtons(profile.slice(0, footerStart(profile)));
  const firstHead = lines.findIndex(({ text }) => parseHeadLine(text)?.isRunTogether);
  const header = lines.slice(0, firstHead < 0 ? lines.length : firstHead);
  const figures = header.findIndex(({ text }) => isMetric(text) || count.test(text));
  // Without papers or figures, nothing shows where the name is.
  if (firstHead < 0 && figures < 0) return { lines, canHaveName: true, above: [] };
  const above = header.slice(0, figures < 0 ? header.length : figures);
  const plain = above.filter(({ text }) => !isMenu(text));
  if (figures >= 0 && above.length <= maxAbove && plain.length === above.length)
    return { lines, canHaveName: true, above: [] };
  const authors = new Set(lines.slice(header.length).flatMap(({ text }) => namesOfLine(text)));
  const named = above.findLast(({ text }) => authors.has(text));
  const name =
    named ??
    (figures >= 0 && plain.length <= maxAbove
      ? plain.find(({ text }) => !fieldCode.test(text) && text.includes(' '))
      : undefined);
  if (name) {
    const start = lines.indexOf(name);
    return {
      lines: lines.slice(start),
      canHaveName: true,
      above: plain.filter(({ number }) => number < name.number),
    };
  }
  const next = header[above.length];
  const start = next ? lines.indexOf(next) : -1;
  return {
    lines: start < 0 ? lines.slice(header.length) : lines.slice(start),
    canHaveName: false,
    above: plain,
  };
}

/** Removes buttons such as `Save`. The line below a head line is a title, whatever it is. */
function withoutButtons(lines: readonly Line[]): Line[] {
  const kept: Line[] = [];
  let hasGap = false;
  for (const [index, line] of lines.entries()) {
    const isTitle = parseHeadLine(lines[index - 1]?.text ?? '') !== undefined;
    if (index > 0 && !isTitle && isButton(line.text) && !isMetric(line.text)) {
      hasGap ||= line.afterGap;
      continue;
    }
    kept.push(hasGap && !line.afterGap ? { ...line, afterGap: true } : line);
    hasGap = false;
  }
  return kept;
}
