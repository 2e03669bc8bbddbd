import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../setup/process.ts';
import { type Passage, passagesOf } from './prose.ts';

interface Habit {
  /** Matches the words to find. A space in the pattern matches any white space. */
  pattern: RegExp;
  /** Advice on the replacement, as a sentence without its full stop. */
  advice: string;
  /**
   * If true, the words are found only at the beginning of a docstring, or of its `@param`, `@returns` and `@throws`.
   */
  opening?: true;
}

/** Words that are hard to understand, and their replacements. */
const habits: readonly Habit[] = [
  { opening: true, pattern: /(?:What|Whatever|Who|Whoever|Whom|Whose|Which|Of|So|As|Where|Nobody|For what|In what|By what|With what)\b/, advice: 'Begin with a verb or a noun: "Returns …", "Maximum number of …", "Whether …"' },
  { opening: true, pattern: /(?:Tells|Says)\b/, advice: 'Use "Reports", "Returns"' },
  { pattern: /(?:^|[.;:] )Of (?:a|an|the|these|those|such|several|two|each|what|its|their)\b/, advice: 'Begin with the subject of the sentence' },
  { pattern: /\b(?:stands?|stood)\b(?!-| for\b)/, advice: 'Use "is", "is in"' },
  { pattern: /\b(?:tells?|told)\b/, advice: 'Use "reports", "lists", "warns", "shows", "determines"' },
  { pattern: /\bso (?:many|much)\b/, advice: 'Use "at most N", "a limit of N", or the number' },
  { pattern: /(?<!\bthere )(?<!\bThere )\b(?:is|are|was|were) no\b(?! (?:longer|more|less|fewer|better|worse|clearer|different|easier|faster|greater|larger|newer|older|shorter|slower|smaller|wider|matter)\b|-)/, advice: 'Use "is not a …", "invalid …"' },
  { pattern: /(?<!\bthere )(?<!\bThere )\b(?:is|are|was|were) none\b/, advice: 'Use "is not", "does not"' },
  { pattern: /\b(?:nobody|somebody|whoever|whomever)\b/, advice: 'Use "nothing", "someone", "anyone who", "users who"' },
  { pattern: /\bwants? a hand\b/, advice: 'Use "needs manual changes"' },
  { pattern: /\bbut for\b(?<!\bnot [^.;]{0,80}but for)/, advice: 'Use "except"' },
  { pattern: /\b(?:lies?|lay|lying) (?:above|at|below|beside|between|beyond|elsewhere|here|in|near|next|on|outside|there|under|where|within)\b/, advice: 'Use "is in", "is next to"' },
  { pattern: /\b(?:take|takes|took|taken|taking)(?: [\w-]+){0,3} along\b/, advice: 'Use "export"' },
  { pattern: /\b(?:bring|brings|brought|bringing)(?: [\w-]+){0,3} along\b/, advice: 'Use "install", "download", "include"' },
  { pattern: /\bmend(?:s|ed|ing)?\b/, advice: 'Use "fix"' },
  { pattern: /\b(?:speak|speaks|spoke) against\b/, advice: 'Use "conflicts with"' },
  { pattern: /\bsites? speaks?\b|\b(?:is|are) spoken\b/, advice: 'Use "the language of the site is"' },
  { pattern: /\bcosts? nothing but\b/, advice: 'Use "only … is skipped"' },
  { pattern: /\bof most papers first\b/, advice: 'Use "most papers first"' },
  { pattern: /\bof (?:which|whom)\b/, advice: 'Use "whose", or two sentences' },
  { pattern: /\b(?:is|are|was|were|be|been) asked for\b/, advice: 'Use "is requested"' },
  { pattern: /\b(?:cell|entry|field|file|header|key|line|list|page|record|source|table|text|value|workflow)s? (?:say|says|said)\b/, advice: 'Use "contains", "states"' },
  { pattern: /\b(?:hand|hands|handed|handing) on\b/, advice: 'Use "pass", "forward"' },
  { pattern: /\ball the same\b/, advice: 'Use "anyway", "nevertheless"' },
  { pattern: /\bwithout a word\b/, advice: 'Use "silently"' },
  { pattern: /\b(?:a|the) slip\b/, advice: 'Use "a typo"' },
  { pattern: /\bwhat (?:is|was|were|has been) (?:asked|said|taken|told)\b/, advice: 'Use the name of the thing: "the query", "the value"' },
  { pattern: /\b(?:to be had)\b/, advice: 'Use "available"' },
  { pattern: /\b(?:take|takes|took|taking) the place of\b/, advice: 'Use "replaces"' },
  { pattern: /\b(?:goes|go|went) on(?! (?:a|an|the|to))\b/, advice: 'Use "continues"' },
  { pattern: /\bspoil(?:t|ed)\b/, advice: 'Use "damaged", "corrupt"' },
  { pattern: /\bgives? way to\b/, advice: 'Use "is replaced by"' },
  { pattern: /\bshall\b/, advice: 'Use "must", "should", "is"' },
  { pattern: /\b(?:lest|whence|wherein|therein|thereof|whereof|thereto|thither|for want of|albeit|anew|thereupon|whereupon)\b/, advice: 'Use an everyday word' },
]; // prettier-ignore

const openings = /(?:^\s*|@(?:returns|throws) (?:\{[^}]*\} )?|@param (?:\{[^}]*\} )?[\w.[\]]+ )$/;

/** Hard words that were found in a file, with the line and the advice. */
export interface HardWords {
  line: number;
  words: string;
  advice: string;
}

/**
 * Finds hard words in the comments and texts of a file, in the order in which they are in the file.
 *
 * @param file the path below the project's folder, with `/`
 * @param text the content of the file
 */
export function findHardWords(file: string, text: string): HardWords[] {
  const found = passagesOf(file, text).flatMap((passage) =>
    compiled.flatMap(({ pattern, advice, opening }) =>
      [...passage.text.matchAll(pattern)]
        .filter(({ index }) => !opening || isOpening(passage, index))
        .map((match) => ({
          at: passage.start + match.index,
          words: match[0].replace(/\s+/g, ' ').trim(),
          advice,
        })),
    ),
  );
  return found
    .sort((one, other) => one.at - other.at)
    .map(({ at, words, advice }) => ({ line: text.slice(0, at).split('\n').length, words, advice }));
}

const compiled = habits.map(({ pattern, ...habit }) => ({
  ...habit,
  pattern: new RegExp(
    pattern.source.replaceAll(' ', '\\s+'),
    habit.opening || /\bOf\b/.test(pattern.source) ? 'g' : 'gi',
  ),
}));

function isOpening({ kind, text }: Passage, index: number): boolean {
  return kind === 'docstring' && openings.test(text.slice(0, index).replace(/\s+/g, ' '));
}

/**
 * Finds hard words in all files of the project, except test fixtures and content.
 *
 * @param prefix limits the search to files whose path begins with this text
 * @returns one message for each place, with file and line
 */
export function plainWordErrors(prefix = ''): string[] {
  return textFiles()
    .filter((file) => file.startsWith(prefix))
    .flatMap((file) =>
      findHardWords(file, readFileSync(path.join(root, file), 'utf8')).map(
        ({ line, words, advice }) => `${file}:${line}: "${words}" is hard to understand. ${advice}.`,
      ),
    );
}

/**
 * Returns the paths of text files below the project's folder. Test fixtures, content and generated folders are left
 * out.
 */
function textFiles(): string[] {
  const below = (folder: string) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const top = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  return [...top, ...['.github', 'docs', 'scripts', 'src', 'test'].flatMap(below)]
    .filter((file) => !/^test\/fixtures\/|(?:^|\/)node_modules\//.test(file))
    .sort();
}

if (process.argv[1] === import.meta.filename) {
  for (const fault of plainWordErrors(process.argv[2])) console.log(fault);
}
