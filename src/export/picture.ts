import type { Byline } from '../library/people.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { oneLine } from '../model/characters.ts';
import { yearOf } from '../model/date.ts';
import { xmlElement, formatXml } from './xml.ts';

/**
 * Width and height of a sharing picture in pixels, as social networks recommend. A sharing picture is shown when
 * someone shares the address of a paper.
 */
export const pictureSize = { width: 1200, height: 630 };

const margin = 80;

/** Font sizes for the title in pixels, largest first, with the maximum number of lines at each size. */
const titleSizes = [
  { size: 64, lines: 3 },
  { size: 52, lines: 4 },
  { size: 42, lines: 5 },
] as const;

/** Matches a text whose first letter is of a script that is written from right to left. */
const rightToLeft = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/**
 * Draws the sharing picture of a paper as SVG: the paper's title, authors, venue and year, and the title of the site.
 */
export function formatPicture(paper: ShownPaper, { credits, truncated }: Byline, site: string): string {
  const { size, lines } = fitTitle(oneLine(paper.plainTitle));
  const names = credits.slice(0, 3).map(({ name }) => oneLine(name));
  const more = truncated || credits.length > names.length;
  const authors = names.length > 0 ? `${names.join(', ')}${more ? ' et al.' : ''}` : '';
  const facts = [paper.containerTitle, paper.issued && yearOf(paper.issued)].filter(Boolean).join(', ');
  const bottom = pictureSize.height - margin;
  return formatXml(
    xmlElement(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width: String(pictureSize.width),
        height: String(pictureSize.height),
      },
      xmlElement('rect', { width: '100%', height: '100%', fill: '#fbfaf7' }),
      xmlElement('rect', { width: '16', height: '100%', fill: '#7a2e1f' }),
      ...lines.map((line, index) => text(line, size, '#1c1a17', margin + size + index * size * 1.25)),
      text(fitLine(authors, 34), 34, '#3c3832', bottom - 108),
      text(fitLine(oneLine(facts), 30), 30, '#6a645b', bottom - 60),
      text(fitLine(oneLine(site), 30), 30, '#7a2e1f', bottom),
    ),
  );
}

function text(content: string, size: number, fill: string, baseline: number) {
  const isRightToLeft = rightToLeft.test(content);
  const x = isRightToLeft ? pictureSize.width - margin : margin;
  return xmlElement(
    'text',
    {
      x: String(x),
      y: String(Math.round(baseline)),
      fill,
      'font-family': 'serif',
      'font-size': String(size),
      direction: isRightToLeft ? 'rtl' : undefined,
    },
    content,
  );
}

function fitTitle(title: string): { size: number; lines: string[] } {
  for (const { size, lines: most } of titleSizes) {
    const lines = wrap(title, size);
    if (lines.length <= most) return { size, lines };
  }
  const { size, lines: most } = titleSizes[2];
  const lines = wrap(title, size).slice(0, most);
  return { size, lines: [...lines.slice(0, -1), elide(lines.at(-1) ?? '')] };
}

function fitLine(line: string, size: number): string {
  const [first = '', ...rest] = wrap(line, size);
  return rest.length === 0 ? first : elide(first);
}

/** Replaces the end of a full line with an ellipsis. */
function elide(line: string): string {
  return `${[...line].slice(0, -2).join('').trimEnd()}…`;
}

/**
 * Matches a unit of a line: a word with the spaces after the word, spaces, or one character of a script without spaces.
 * A line can break between two units.
 */
const pieces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+\s*|\s+/gu;

/** Splits a text into lines that fit between the margins. A word that is longer than a line is split. */
function wrap(text: string, size: number): string[] {
  const width = (pictureSize.width - 2 * margin) / size;
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(pieces) ?? []) {
    if (widthOf((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
    for (const character of piece) {
      if (widthOf(line + character) > width) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/**
 * Estimates the width of a text in ems. The estimate is for a wide serif font, because the fonts of the machine that
 * builds the site are not known.
 */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/[iljtfr.,:;'|!()[\] -]/u.test(character)) width += 0.42;
    else if (/[mwMWQ@%]|\p{Lu}/u.test(character)) width += 0.85;
    else if (/[\p{ASCII}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(character)) width += 0.64;
    else width += 1.05;
  }
  return width;
}
