import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldWord, splitWords } from '../../src/model/tokens.ts';

const words = (text: string) => splitWords(text).map(({ word }) => word);

test('folds case, accents, and letters such as ß and ø', () => {
  const spellings = [
    ['Schütze', 'schutze'],
    ['Başkaya', 'baskaya'],
    ['ıİ', 'ii'],
    ['Łukasz', 'lukasz'],
    ['Straße', 'strasse'],
    ['Bjørn', 'bjorn'],
    ['Nguyễn', 'nguyen'],
    ['ΛΌΓΟΣ', 'λογοσ'],
    ['λόγος', 'λογοσ'],
    ['eﬃcient', 'efficient'],
  ];
  for (const [written, folded] of spellings) expect(foldWord(written ?? '')).toBe(folded);
});

test('folds decomposed characters (not NFC) to the same word', () => {
  expect(words('Schu\u0308tze')).toEqual(words('Schütze'));
  expect(splitWords('Schu\u0308tze')).toMatchObject([{ start: 0, end: 8 }]);
});

test('keeps the combining characters of other scripts, which distinguish words', () => {
  expect(words('हिन्दी')).toEqual(['हिन्दी']);
  expect(words('が')).not.toEqual(words('か'));
});

test('splits words at hyphens, slashes and punctuation, and counts positions from the start of the text', () => {
  expect(splitWords('pre-training (GPT-4)')).toEqual([
    { word: 'pre', start: 0, end: 3 },
    { word: 'training', start: 4, end: 12 },
    { word: 'gpt', start: 14, end: 17 },
    { word: '4', start: 18, end: 19 },
  ]);
});

test('splits Chinese, Japanese and Korean into overlapping pairs, separate from Latin words', () => {
  expect(words('BERT模型的研究')).toEqual(['bert', '模型', '型的', '的研', '研究']);
  expect(words('データ')).toEqual(['デー', 'ータ']);
  expect(words('자연어')).toEqual(['자연', '연어']);
  expect(words('图')).toEqual(['图']);
});

test('finds no words in punctuation and emoji', () => {
  expect(words('🙂 ( \\ $ — …')).toEqual([]);
});

test('returns the range of each word, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      let last = 0;
      for (const { word, start, end } of splitWords(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(words(text.slice(start, end))).toEqual([word]);
        last = start;
      }
    }),
  );
});

describe('real records 7: names in the search', () => {
  test.each([
    ['apostrophes', ["O'Brien", 'O’Brien', 'OʼBrien', 'OʻBrien', 'O`Brien'], ['o', 'brien']],
    ['hyphens', ['El-Masri', 'El‐Masri', 'El‑Masri', 'El–Masri'], ['el', 'masri']],
    ['invisible characters', ['Quill', 'Qu\u00adill', '\u200bQuill', 'Quill\ufeff'], ['quill']],
    ['invisible characters in Han', ['李小龍', '李\u200b小龍', '李小\u2060龍'], ['李小', '小龍']],
  ])('are the same words in spite of different %s', (_, texts, expected) => {
    for (const text of texts) expect(words(text)).toEqual(expected);
  });

  test('are found without the letters for hamza and ayn', () => {
    expect(words('Muḥammad ʿAlī, Hawaiʻi')).toEqual(['muhammad', 'ali', 'hawai', 'i']);
  });
});
