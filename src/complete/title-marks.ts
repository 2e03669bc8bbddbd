/** Words that say which part of a series a paper is. */
export const partWords = new Set('part parts volume vol chapter episode ii iii'.split(' '));

/** Words that say that a text is about another paper. */
const strictNoticeWords =
  'erratum errata corrigendum corrigenda addendum retraction reply replies rejoinder rebuttal';

/** Words that say it too, if they are nearly alone. */
const looseNoticeWords =
  'appendix correction corrections response responses comment comments commentary supplement supplementary supplemental sequel followup follow continued re concern';

export const noticeWords = new Set(`${strictNoticeWords} ${looseNoticeWords}`.split(' '));
const strictNotices = new Set(strictNoticeWords.split(' '));

/** Maximum number of words of a subtitle with a word of `looseNoticeWords` that is about another paper. */
const fewWords = 3;

/**
 * Words that say what a text is. Without an article they name another text with the title of the paper ("Book Review",
 * "Data and Code"). With one they are a usual subtitle ("A Review").
 */
export const genreWords = new Set(
  'review book dataset data code thesis dissertation phd doctoral masters master proceedings editorial tutorial poster demo keynote slides discussion paper article study up author authors letter editor publisher note notice material materials online video talk abstract only presentation supporting information source software artifact package replication decision peer graphical plain language summary'.split(
    ' ',
  ),
);

/** Words that say that a text is another form of a paper: "Extended Abstract". */
const variantWords = new Set(
  'extended version abstract full short long preprint revised technical report preliminary results work progress paper journal conference workshop invited second third edition demonstration companion panel revisited'.split(
    ' ',
  ),
);

/** Words that may be missing or wrong without another meaning. */
export const smallWords = new Set(
  'a an the of for in on and to with by from at as via is are or into over under using through its'.split(
    ' ',
  ),
);

/** Whether a word may be the only difference between two parts of a series, or between a paper and a text about it. */
export function isPartMark(word: string): boolean {
  return (
    word.length === 1 ||
    /\d/u.test(word) ||
    /^(?:x{0,3}(?:ix|iv|v?i{0,3}))$/u.test(word) ||
    partWords.has(word) ||
    noticeWords.has(word)
  );
}

/** Whether a subtitle says that the text is about the paper, such as "Reply to the Authors" or "Book Review". */
export function isNoticeSubtitle(words: readonly string[]): boolean {
  const few = words.filter((word) => !smallWords.has(word));
  const [first = ''] = few;
  if (strictNotices.has(first)) return true;
  if (few.length <= fewWords && few.some((word) => noticeWords.has(word))) return true;
  const hasArticle = words[0] === 'a' || words[0] === 'an' || words[0] === 'the';
  return !hasArticle && few.length > 0 && few.every((word) => noticeWords.has(word) || genreWords.has(word));
}

/**
 * Whether a subtitle names a part of a series, such as "Part II" at its beginning or at its end, or another form of the
 * paper.
 */
export function isPartSubtitle(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  const last = words.at(-1) ?? '';
  const isNumber = (word: string) => word !== 'a' && word !== '' && isPartMark(word);
  return (
    isNumber(first) ||
    (first === 'a' && words.length === 2 && isNumber(second)) ||
    (words.length > 1 && isNumber(last)) ||
    (words.length > 0 && words.every((word) => variantWords.has(word) || smallWords.has(word)))
  );
}
