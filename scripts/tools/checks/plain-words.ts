import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../setup/process.ts';
import { type Passage, passagesOf } from './prose.ts';

interface Habit {
  /** A space matches any white space. */
  pattern: RegExp;
  /** The words to write instead. */
  use: string;
  /** Only at the beginning of a docstring, or of its `@param`, `@returns` and `@throws`. */
  opening?: true;
}

/** Words that readers stumble over, and the ones that they know. The rules are in CONTRIBUTING.md. */
const habits: readonly Habit[] = [
  { opening: true, pattern: /(?:What|Whatever|Who|Whoever|Whom|Whose|Which|Of|So|As|Where|Nobody|For what|In what|By what|With what)\b/, use: 'begin with a verb or a noun: "Returns …", "Maximum number of …", "Whether …"' },
  { opening: true, pattern: /(?:Asks|Tells|Says)\b/, use: '"Requests", "Reports", "Returns"' },
  { pattern: /(?:^|[.;:] )Of (?:a|an|the|these|those|such|several|two|each|what|its|their)\b/, use: 'begin with the subject of the sentence' },
  { pattern: /\b(?:stands?|stood)\b(?!-| for\b)/, use: '"is", "is in"' },
  { pattern: /\b(?:tells?|told)\b/, use: '"reports", "lists", "warns", "shows", "determines"' },
  { pattern: /\bso (?:many|much)\b/, use: '"at most N", "a limit of N", or the number' },
  { pattern: /(?<!\bthere )(?<!\bThere )\b(?:is|are|was|were) no\b(?! (?:longer|more|less|fewer|better|worse|clearer|different|easier|faster|greater|larger|newer|older|shorter|slower|smaller|wider|matter)\b|-)/, use: '"is not a …", "invalid …"' },
  { pattern: /(?<!\bthere )(?<!\bThere )\b(?:is|are|was|were) none\b/, use: '"is not", "does not"' },
  { pattern: /\b(?:nobody|somebody|whoever|whomever)\b/, use: '"nothing", "someone", "anyone who", "users who"' },
  { pattern: /\bwants? a hand\b/, use: '"needs manual changes"' },
  { pattern: /\bbut for\b(?<!\bnot [^.;]{0,80}but for)/, use: '"except"' },
  { pattern: /\b(?:lies?|lay|lying) (?:above|at|below|beside|between|beyond|elsewhere|here|in|near|next|on|outside|there|under|where|within)\b/, use: '"is in", "is next to"' },
  { pattern: /\b(?:take|takes|took|taken|taking)(?: [\w-]+){0,3} along\b/, use: '"export"' },
  { pattern: /\b(?:bring|brings|brought|bringing)(?: [\w-]+){0,3} along\b/, use: '"install", "download", "include"' },
  { pattern: /\bmend(?:s|ed|ing)?\b/, use: '"fix"' },
  { pattern: /\b(?:speak|speaks|spoke) against\b/, use: '"conflicts with"' },
  { pattern: /\bsites? speaks?\b|\b(?:is|are) spoken\b/, use: '"the language of the site is"' },
  { pattern: /\bcosts? nothing but\b/, use: '"only … is skipped"' },
  { pattern: /\bof most papers first\b/, use: '"most papers first"' },
  { pattern: /\bof (?:which|whom)\b/, use: '"whose", or two sentences' },
  { pattern: /\b(?:is|are|was|were|be|been) asked for\b/, use: '"is requested"' },
  { pattern: /\b(?:cell|entry|field|file|header|key|line|list|page|record|source|table|text|value|workflow)s? (?:say|says|said)\b/, use: '"contains", "states"' },
  { pattern: /\b(?:hand|hands|handed|handing) on\b/, use: '"pass", "forward"' },
  { pattern: /\ball the same\b/, use: '"anyway", "nevertheless"' },
  { pattern: /\bwithout a word\b/, use: '"silently"' },
  { pattern: /\b(?:a|the) slip\b/, use: '"a typo"' },
  { pattern: /\bwhat (?:is|was|were|has been) (?:asked|said|taken|told)\b/, use: 'the name of the thing: "the query", "the value"' },
  { pattern: /\b(?:to be had)\b/, use: '"available"' },
  { pattern: /\b(?:take|takes|took|taking) the place of\b/, use: '"replaces"' },
  { pattern: /\b(?:goes|go|went) on(?! (?:a|an|the|to))\b/, use: '"continues"' },
  { pattern: /\bspoil(?:t|ed)\b/, use: '"damaged", "corrupt"' },
  { pattern: /\bgives? way to\b/, use: '"is replaced by"' },
  { pattern: /\bshall\b/, use: '"must", "should", "is"' },
  { pattern: /\b(?:lest|whence|wherein|therein|thereof|whereof|thereto|thither|for want of|albeit|anew|thereupon|whereupon)\b/, use: 'an everyday word' },
]; // prettier-ignore

const openings = /(?:^\s*|@(?:returns|throws) (?:\{[^}]*\} )?|@param (?:\{[^}]*\} )?[\w.[\]]+ )$/;

/** Words of a file that its readers stumble over, from the first to the last. */
export interface HardWords {
  line: number;
  words: string;
  use: string;
}

/**
 * Finds words that are listed as hard to understand in the comments and texts of a file.
 *
 * @param file the path below the folder of the project, with `/`
 */
export function findHardWords(file: string, text: string): HardWords[] {
  const found = passagesOf(file, text).flatMap((passage) =>
    compiled.flatMap(({ pattern, use, opening }) =>
      [...passage.text.matchAll(pattern)]
        .filter(({ index }) => !opening || isOpening(passage, index))
        .map((match) => ({
          at: passage.start + match.index,
          words: match[0].replace(/\s+/g, ' ').trim(),
          use,
        })),
    ),
  );
  return found
    .sort((one, other) => one.at - other.at)
    .map(({ at, words, use }) => ({ line: text.slice(0, at).split('\n').length, words, use }));
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
 * Lists hard words in all files that contributors or users of Offprint read.
 *
 * @param prefix only files whose path below the folder of the project begins with it
 * @returns one message for each, with file and line
 */
export function plainWordErrors(prefix = ''): string[] {
  return textFiles()
    .filter((file) => file.startsWith(prefix))
    .flatMap((file) =>
      findHardWords(file, readFileSync(path.join(root, file), 'utf8')).map(
        ({ line, words, use }) => `${file}:${line}: "${words}" is hard to understand. Use ${use}.`,
      ),
    );
}

/** Paths below the folder of the project; test fixtures, content and generated folders are left out. */
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
