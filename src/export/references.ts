import CSL, { type Engine } from 'citeproc';
import type { Paper } from '../model/paper.ts';
import { type CslItem, toCslItem } from './csl-json.ts';
import { apa } from './styles/apa.ts';
import { chicago } from './styles/chicago.ts';
import { ieee } from './styles/ieee.ts';
import { isSafeUrl } from '../model/url.ts';
import { locale } from './styles/locale.ts';

/** The citation styles, in the order in which pages show them. */
export const referenceStyles = { apa, ieee, chicago } as const satisfies Record<string, CitationStyle>;

export type ReferenceStyle = keyof typeof referenceStyles;

interface CitationStyle {
  /** The name that pages show. */
  label: string;
  /** The CSL style sheet. */
  sheet: string;
}

/** A piece of a reference, either all in italics or not at all. */
export interface Run {
  text: string;
  italic: boolean;
}

/** Formats a paper in each citation style. */
export type ReferenceFormatter = (paper: Paper) => Record<ReferenceStyle, Run[]>;

/** Returns a value that was made from this text before, or makes it. The key is the id of a paper. */
type KeepValue = <Value>(key: string, text: string, make: () => Value) => Value;

/** Maximum number of authors passed to the CSL processor. No style prints more than 30. */
const maxAuthors = 30;

/**
 * Creates a function that formats references. Creating the CSL processors is slow, so use the same function for all
 * papers.
 *
 * @param keep a store of references that were made before. The text of a value contains all that references are made from
 */
export function createReferenceFormatter(
  keep: KeepValue = (_key, _text, make) => make(),
): ReferenceFormatter {
  let format: ((item: CslItem) => Record<ReferenceStyle, Run[]>) | undefined;
  return (paper) => {
    const item = toItem(paper);
    return keep(paper.id, JSON.stringify(item), () => {
      format ??= createItemFormatter();
      return format(item);
    });
  };
}

function createItemFormatter(): (item: CslItem) => Record<ReferenceStyle, Run[]> {
  const items = new Map<string, CslItem>();
  const system = {
    retrieveLocale: () => locale,
    retrieveItem: (id: string) => items.get(id) ?? { id, type: 'document' as const, title: '' },
  };
  const engines = Object.entries(referenceStyles).map(([name, { sheet }]) => {
    const engine = new CSL.Engine(system, sheet, 'en-US');
    skipComparisonOfNames(engine);
    return [name, engine] as const;
  });
  return (item) => {
    items.set('paper', item);
    const runs = engines.map(([name, engine]) => {
      // The processor caches the data of an item until the item is no longer in the list of items. Setting an empty
      // list clears the cache.
      engine.updateItems([]);
      engine.updateItems(['paper']);
      const made = engine.makeBibliography();
      return [name, toRuns(made ? (made[1][0] ?? '') : '')];
    });
    return Object.fromEntries(runs) as Record<ReferenceStyle, Run[]>;
  };
}

/**
 * Lets a CSL processor write each name as the style says, without a look at the names of other items. The processor keeps
 * a list of all names to distinguish persons who have the same initials, which no style of `referenceStyles` asks for
 * (`disambiguate-add-givenname`), and this list takes a fifth of its time.
 */
function skipComparisonOfNames({ registry }: Engine): void {
  registry.namereg.addname = () => undefined;
  registry.namereg.delitems = () => ({});
  registry.namereg.evalname = (_id, _name, _position, _base, form, initials) =>
    form === 'short' ? 0 : typeof initials === 'string' ? 1 : 2;
}

// References are in English, and `toLocaleLowerCase` with a language takes ten times as long.
CSL.toLocaleLowerCase = (text) => text.toLowerCase();

/** Returns a reference as plain text, without italics. */
export function referenceText(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** Converts a paper to an item for the CSL processor, without the texts that references do not contain. */
function toItem(paper: Paper): CslItem {
  // The language is left out, because no style needs it. The processor uses it as a key of a plain object, where a
  // value such as `constructor` would be found.
  const { abstract: _, note: __, keyword: ___, language: ____, ...item } = toCslItem(paper);
  // Software without an identifier is cited by its repository.
  const { type, code } = paper;
  if (type === 'software' && item.URL === undefined && typeof code === 'string' && isSafeUrl(code))
    item.URL = code;
  const more = paper.authorsTruncated ? [{ literal: 'et al.' }] : [];
  const author = item.author && [...fewer(item.author), ...more];
  return plain({ ...item, id: 'paper', ...(author && { author }) });
}

/** Shortens a list of authors to `maxAuthors`, the last author included, which some styles print at the end. */
function fewer<Author>(authors: readonly Author[]): Author[] {
  return authors.length > maxAuthors
    ? [...authors.slice(0, maxAuthors - 1), ...authors.slice(-1)]
    : [...authors];
}

/** Matches the raised characters that the CSL processor converts, among others. */
const raised =
  /[\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02c1\u02e0-\u02e4\u06e5\u06e6\u1d2c-\u1d61\u2070-\u207f\u2120\u2122\u3192-\u319f]/gu;

/**
 * The first of the private characters that replace raised characters while a reference is formatted (Unicode, private use
 * plane 15).
 */
const firstReplacement = 0xf0000;
const replacement = /[\u{f00aa}-\u{f319f}]/gu;

function shift(sign: string, by: number): string {
  return String.fromCodePoint((sign.codePointAt(0) ?? 0) + by);
}

/**
 * Changes texts that the CSL processor would misread:
 *
 * - `<` could begin a tag of the processor's rich text;
 * - `constructor` and similar names are properties of every object, and the processor uses names as keys of plain
 *   objects;
 * - `²` and other raised characters would become `<sup>2</sup>`, and `x²` would be `x2` as plain text.
 */
function plain<Value>(value: Value): Value {
  if (typeof value === 'string') {
    const text = value.replaceAll('<', '<\u2060').replace(raised, (sign) => shift(sign, firstReplacement));
    return (value in Object.prototype ? `\u2060${value}` : text) as Value;
  }
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

/** Parses the HTML that the CSL processor returns. Only italics are kept. */
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
      const text = piece
        .replace(/&(?:#\d{2}|[a-z]{2,4});/gu, (entity) => entities[entity] ?? entity)
        .replace(replacement, (sign) => shift(sign, -firstReplacement));
      // For a truncated list, `toItem` adds 'et al.' as the last author, so the processor writes `& et al.`.
      runs.push({ text: text.replace(/,? (?:&|and) et al\./u, ' et al.'), italic });
    }
  }
  return runs;
}
