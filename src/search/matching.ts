import type { SearchDocument } from './documents.ts';
import { parseYearSpan, type QueryField, type QueryPart } from './query.ts';
import { splitWords } from './words.ts';

/** The texts of a paper that a field means; years and what a paper has are no texts. */
const texts = {
  author: ({ author, owners = [] }) => [...author, ...owners],
  title: ({ title }) => [title],
  venue: ({ venue }) => [venue ?? ''],
  type: ({ type = '', typeLabel = '' }) => [type, typeLabel],
  topic: ({ categories = [] }) => categories,
} as const satisfies Partial<Record<QueryField, (document: SearchDocument) => readonly string[]>>;

/** What a paper may have, by the word that asks for it. */
const possessions: Record<string, (document: SearchDocument) => boolean> = {
  code: ({ code = false }) => code,
  pdf: ({ pdf = false }) => pdf,
  abstract: ({ abstract = '' }) => abstract !== '',
};

/** Tells which of these documents fit a part of a query; folds a text once, when it is first asked for. */
export function createMatching(
  documents: readonly SearchDocument[],
): (part: QueryPart, place: number) => boolean {
  const known = new Map<string, string[]>();

  function folded(place: number, name: keyof typeof texts | 'all'): string[] {
    const key = `${name} ${place}`;
    const document = documents[place];
    if (!document) return [];
    const lists =
      known.get(key) ?? (name === 'all' ? allTexts(document) : texts[name](document)).map(foldText);
    known.set(key, lists);
    return lists;
  }

  return ({ text, phrase = false, field }, place) => {
    const document = documents[place];
    if (!document) return false;
    if (field === 'year') {
      const span = parseYearSpan(text);
      return (
        span !== undefined &&
        document.year !== undefined &&
        document.year >= span.from &&
        document.year <= span.to
      );
    }
    if (field === 'has') return possessions[text.toLowerCase()]?.(document) ?? false;
    const wanted = foldText(text);
    // Of a name or a venue the beginning of a word is enough; in quotes and in exclusions words are whole.
    const end = field && !phrase ? '' : ' ';
    return folded(place, field ?? 'all').some((each) =>
      phrase || !field
        ? each.includes(wanted)
        : wanted
            .trim()
            .split(' ')
            .every((word) => each.includes(` ${word}${end}`)),
    );
  };
}

function allTexts(document: SearchDocument): string[] {
  return [document.abstract ?? '', ...Object.values(texts).flatMap((of) => of(document))];
}

/** Words in the form in which they are compared, each with a blank on both sides. */
function foldText(text: string): string {
  return ` ${splitWords(text)
    .map(({ word }) => word)
    .join(' ')} `;
}
