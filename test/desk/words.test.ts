import { expect, test } from 'vitest';
import { loadWords } from '../../src/desk/words/load.ts';
import type { Language } from '../../src/model/language.ts';

/** Texts that are the same in some languages: names, and words that both languages have. */
const sameEverywhere = /^(?:Offprint|Import|Name|DOI|PDF|ORCID|arXiv|git|ZIP|BibTeX|[^\p{L}]*)$/u;

/** Lists the texts of a catalogue by their path. Functions are called with numbers or marked texts. */
function textsOf(value: unknown, at = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value === 'function') {
    const results = [3, 'ab'].flatMap((given) => {
      try {
        return [String((value as (...args: unknown[]) => unknown)(given, given, given, given))];
      } catch {
        // A function of an object or a list.
        return [];
      }
    });
    return results.map((text, index) => [`${at}(${index})`, text]);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => textsOf(below, `${at}.${key}`));
}

test.each(['de', 'es', 'zh', 'ar'] as const)(
  'every text of the desk is translated: %s',
  async (code: Language) => {
    const [english, other] = await Promise.all([loadWords.en(), loadWords[code]()]);
    const { language: _, ...words } = other.words;
    const { language: __, ...originals } = english.words;
    const known = new Map(textsOf(originals));
    const texts = textsOf(words);
    expect(texts.length).toBeGreaterThan(100);
    const untranslated = texts.filter(
      ([path, text]) => known.get(path) === text && !sameEverywhere.test(text),
    );
    // A few short words are the same in two languages.
    expect(untranslated.filter(([, text]) => text.split(' ').length > 2)).toEqual([]);
    for (const [path, text] of texts) {
      expect([path, text.trim()]).not.toEqual([path, '']);
    }
  },
);

test.each(['en', 'de', 'es', 'zh', 'ar'] as const)(
  'every value is in the text that has a place for it: %s',
  async (code: Language) => {
    const { shared, home, undo } = (await loadWords[code]()).words;
    expect(shared.failed('papers/a.md', 'full')).toMatch(/papers\/a\.md.*full/);
    expect(home.files('content/', 'public/')).toMatch(/content\/.*public\//);
    expect(undo.undid('x1')).toMatch(/x1$/);
    expect(undo.redid('x1')).toMatch(/x1$/);
    expect(undo.redid('')).not.toBe(undo.undid(''));
    for (const count of [0, 3, 11, 1204]) {
      for (const text of [home.papers(count), home.people(count), shared.files(count), undo.undoUntil(count)])
        expect(text.replace(/\D/g, '')).toBe(String(count));
    }
  },
);
