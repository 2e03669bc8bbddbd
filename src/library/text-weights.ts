import { foldedWords } from '../model/tokens.ts';
import { isCommonWord, languageOf } from './text-language.ts';

/**
 * The words of a text and their weights, the heaviest first. The squares of the weights of a text add up to 1 at most.
 * They are arrays of numbers, because a large collection has millions of them.
 */
export interface WeightedWords {
  /** Numbers of the words in the collection. */
  words: Uint32Array;
  weights: Float64Array;
}

/** A word of a text and its weight. */
interface WeightedWord {
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

/** How often the words of a text occur in it, and its language. It depends on nothing but the text. */
export interface TopicWords {
  /** The name of the language, or of the script. */
  language: string;
  /**
   * The words that may say something about the topic, in their order in the text, with spaces between them. One text takes
   * a fraction of the memory of its words.
   */
  words: string;
  /** How often each word occurs; a word of the title counts more. */
  counts: number[];
}

/** Counts the words of a text that may say something about its topic. */
export function countTopicWords({ title, abstract }: PaperText): TopicWords {
  const start = abstract.slice(0, maxLength);
  const [titleWords, abstractWords] = [foldedWords(title), foldedWords(start)];
  const counts = new Map<string, number>();
  const count = (words: readonly string[], times: number) => {
    for (const word of words) {
      if (word.length < 2 || isCommonWord(word) || /^\p{N}+$/u.test(word)) continue;
      const stem = singular(word);
      counts.set(stem, (counts.get(stem) ?? 0) + times);
    }
  };
  count(titleWords, titleWeight);
  count(abstractWords, 1);
  const language = languageOf(`${title} ${start}`, [...titleWords, ...abstractWords]);
  return { language, words: [...counts.keys()].join(' '), counts: [...counts.values()] };
}

/**
 * Returns the words that represent each text, with their weights (TF-IDF: a word weighs more if the text repeats it and
 * if few other texts in the same language contain it). Words that no other text contains are left out, because they
 * relate it to nothing; they still lower the weights of the others.
 */
export function weighWords(texts: readonly TopicWords[]): WeightedWords[] {
  const numbers = new Map<string, number>();
  const textsWith: number[] = [];
  const languages = new Map<string, { texts: number; textsWith: number[] }>();
  const numbered = texts.map(({ language: name, words }) => {
    const language = languages.get(name) ?? { texts: 0, textsWith: [] };
    languages.set(name, language);
    language.texts += 1;
    return Uint32Array.from(words === '' ? [] : words.split(' '), (word) => {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      textsWith[number] = (textsWith[number] ?? 0) + 1;
      language.textsWith[number] = (language.textsWith[number] ?? 0) + 1;
      return number;
    });
  });
  const allWords = new Uint32Array(texts.length * maxWords);
  const allWeights = new Float64Array(texts.length * maxWords);
  return texts.map(({ language: name, counts }, text) => {
    const language = languages.get(name) ?? { texts: 0, textsWith: [] };
    const most = mostTexts(language.texts);
    const shared: WeightedWord[] = [];
    const own: WeightedWord[] = [];
    for (const [index, word] of (numbered[text] ?? []).entries()) {
      const others = language.textsWith[word] ?? 1;
      const weight = (1 + Math.log(counts[index] ?? 1)) * Math.log((language.texts + virtualTexts) / others);
      if (textsWith[word] === 1)
        own.push({ word, weight: language.texts < fewTexts ? weight : weight * ownWeight });
      else if (others <= most) shared.push({ word, weight });
    }
    const heaviest = takeHeaviest(shared);
    const length = Math.hypot(...[...heaviest, ...takeHeaviest(own)].map(({ weight }) => weight));
    const start = text * maxWords;
    for (const [place, { word, weight }] of heaviest.entries()) {
      allWords[start + place] = word;
      allWeights[start + place] = weight / length;
    }
    const end = start + heaviest.length;
    return { words: allWords.subarray(start, end), weights: allWeights.subarray(start, end) };
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
