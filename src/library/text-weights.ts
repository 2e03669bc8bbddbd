import { foldedWords } from '../model/tokens.ts';
import { isCommonWord, languageOf } from './text-language.ts';

/** A word of a text and its weight. The squares of the weights of a text add up to 1 at most. */
export interface WeightedWord {
  /** Number of the word in the collection. */
  word: number;
  weight: number;
}

/** The text of a paper, as plain text without TeX. */
export interface PaperText {
  title: string;
  abstract: string;
}

/** Number of times a word of the title counts, compared with a word of the abstract. */
const titleWeight = 3;

/** Maximum number of characters of an abstract that are read. */
const maxLength = 4000;

/**
 * Number of texts that are added to the collection in thought, without any of its words. In a collection of a few papers, a word that two
 * of them share still counts.
 */
const virtualTexts = 20;

/**
 * How much the words that no other text contains count when the weights of a text are compared with each other. In a small
 * collection, most words are such words, and some of them are only another way to say the same.
 */
const ownWeight = 0.4;

/**
 * Minimum number of texts in a language with which the frequent words of the language can be recognised. With fewer texts, only
 * very similar texts are found.
 */
const fewTexts = 12;

/** Number of words that represent a text: those with the greatest weight. */
const maxWords = 40;

/**
 * Returns the words that represent each text, with their weights (TF-IDF: a word weighs more if the text repeats it and
 * if few other texts in the same language contain it). Words that no other text contains are left out, because they
 * relate it to nothing; they still lower the weights of the others.
 */
export function weighWords(texts: readonly PaperText[]): WeightedWord[][] {
  const numbers = new Map<string, number>();
  const textsWith: number[] = [];
  const languages = new Map<string, { texts: number; textsWith: Map<number, number> }>();
  const counted = texts.map(({ title, abstract }) => {
    const start = abstract.slice(0, maxLength);
    const [titleWords, abstractWords] = [foldedWords(title), foldedWords(start)];
    const name = languageOf(`${title} ${start}`, [...titleWords, ...abstractWords]);
    const language = languages.get(name) ?? { texts: 0, textsWith: new Map<number, number>() };
    languages.set(name, language);
    language.texts += 1;
    const counts = new Map<number, number>();
    const count = (words: readonly string[], times: number) => {
      for (const word of words) {
        if (word.length < 2 || isCommonWord(word) || /^\p{N}+$/u.test(word)) continue;
        const stem = singular(word);
        const number = numbers.get(stem) ?? numbers.size;
        numbers.set(stem, number);
        counts.set(number, (counts.get(number) ?? 0) + times);
      }
    };
    count(titleWords, titleWeight);
    count(abstractWords, 1);
    for (const number of counts.keys()) {
      textsWith[number] = (textsWith[number] ?? 0) + 1;
      language.textsWith.set(number, (language.textsWith.get(number) ?? 0) + 1);
    }
    return { counts, language };
  });
  return counted.map(({ counts, language }) => {
    const most = mostTexts(language.texts);
    const shared: WeightedWord[] = [];
    const own: WeightedWord[] = [];
    for (const [word, times] of counts) {
      const others = language.textsWith.get(word) ?? 1;
      const weight = (1 + Math.log(times)) * Math.log((language.texts + virtualTexts) / others);
      if (textsWith[word] === 1)
        own.push({ word, weight: language.texts < fewTexts ? weight : weight * ownWeight });
      else if (others <= most) shared.push({ word, weight });
    }
    const heaviest = takeHeaviest(shared);
    const length = Math.hypot(...[...heaviest, ...takeHeaviest(own)].map(({ weight }) => weight));
    return heaviest.map(({ word, weight }) => ({ word, weight: weight / length }));
  });
}

function takeHeaviest(words: WeightedWord[]): WeightedWord[] {
  return words.sort((a, b) => b.weight - a.weight || a.word - b.word).slice(0, maxWords);
}

/**
 * Returns the number of texts in which a word may be. More frequent words do not distinguish texts: the words of grammar
 * and of the field, in any language. In a small collection, a word of the topic is in many texts.
 */
function mostTexts(count: number): number {
  return Math.max(2, count * 0.1, Math.min(count * 0.5, 25));
}

/** Returns an English word without the ending of the plural. Words of other languages stay as they are, or nearly so. */
function singular(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && !/[siu]s$/.test(word) ? word.slice(0, -1) : word;
}
