import CSL from 'citeproc';
import type { Paper } from '../model/paper.ts';
import { type CslItem, toCslItem } from './csl-json.ts';
import { apa } from './styles/apa.ts';
import { chicago } from './styles/chicago.ts';
import { ieee } from './styles/ieee.ts';
import { locale } from './styles/locale.ts';

/** The styles in which a paper is cited. */
export const referenceStyles = { apa: 'APA', ieee: 'IEEE', chicago: 'Chicago' } as const;

export type ReferenceStyle = keyof typeof referenceStyles;

/** A part of a reference. */
export interface Run {
  text: string;
  italic: boolean;
}

/** Writes references to papers. */
export type Referencer = (paper: Paper) => Record<ReferenceStyle, Run[]>;

/** No style tells 30 authors from more. */
const mostAuthors = 30;

const sheets: Record<ReferenceStyle, string> = { apa, ieee, chicago };

/** Makes a processor for each style, which takes a while, and then writes many references. */
export function createReferencer(): Referencer {
  const items = new Map<string, CslItem>();
  const system = {
    retrieveLocale: () => locale,
    retrieveItem: (id: string) => items.get(id) ?? { id, type: 'document' as const, title: '' },
  };
  const engines = Object.entries(sheets).map(
    ([name, sheet]) => [name, new CSL.Engine(system, sheet, 'en-US')] as const,
  );
  return (paper) => {
    items.clear();
    items.set('paper', toItem(paper));
    const runs = engines.map(([name, engine]) => {
      // A processor keeps what it knows of an item until it is asked for others.
      engine.updateItems([]);
      engine.updateItems(['paper']);
      const made = engine.makeBibliography();
      return [name, toRuns(made ? (made[1][0] ?? '') : '')];
    });
    return Object.fromEntries(runs) as Record<ReferenceStyle, Run[]>;
  };
}

/** The reference as plain text. */
export function referenceText(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** The paper as the processor takes it: markup in its texts would be obeyed, so that they have no tags. */
function toItem(paper: Paper): CslItem {
  // The processor looks up its language in a table whose keys anybody's text may name (`constructor`), and needs none.
  const { abstract: _, note: __, keyword: ___, language: ____, ...item } = toCslItem(paper);
  const more = paper.authorsTruncated ? [{ literal: 'et al.' }] : [];
  const author = item.author && [...fewer(item.author), ...more];
  return plain({ ...item, id: 'paper', ...(author && { author }) });
}

/** Of thousands of authors as many as any style names, and the last. */
function fewer<Author>(authors: readonly Author[]): Author[] {
  return authors.length > mostAuthors
    ? [...authors.slice(0, mostAuthors - 1), ...authors.slice(-1)]
    : [...authors];
}

/**
 * A `<` that begins no tag stays what it is: the processor knows some tags of rich text, which papers do not have. Nor may a text
 * be what every object has, such as `constructor`: the processor keeps names in objects.
 */
function plain<Value>(value: Value): Value {
  if (typeof value === 'string')
    return (value in Object.prototype ? `\u2060${value}` : value.replaceAll('<', '<\u2060')) as Value;
  if (Array.isArray(value)) return value.map(plain) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)])) as Value;
}

const entities: Record<string, string> = {
  '&#60;': '<',
  '&#62;': '>',
  '&#38;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
};

/** Reads the HTML of the processor, of which only italics are kept. */
function toRuns(html: string): Run[] {
  const runs: Run[] = [];
  let italic = false;
  for (const [piece] of html
    .replaceAll('\u2060', '')
    .trim()
    .matchAll(/<[^<>]*>|[^<]+|</gu)) {
    if (piece === '<i>') italic = true;
    else if (piece === '</i>') italic = false;
    else if (!/^<[^<>]*>$/u.test(piece)) {
      const text = piece.replace(/&(?:#\d{2}|[a-z]{2,4});/gu, (entity) => entities[entity] ?? entity);
      // Where a source ends its list with 'et al.', that stands there as if it were the last author.
      runs.push({ text: text.replace(/,? (?:&|and) et al\./u, ' et al.'), italic });
    }
  }
  return runs;
}
