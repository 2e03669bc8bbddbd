import type { SourcePaper } from '../values/draft.ts';

/** Remarks in a reference that are not part of its container, and the text without them. */
export interface Remarks {
  text: string;
  awards?: SourcePaper['awards'];
  /** State of a paper that is not published, such as `To appear`. */
  note?: string;
}

const awardEnd = /\b(?:Award|Mention|Prize|Nominee|Nomination|Finalist|Candidate|Runner[- ]up)\b/giu;
const awardStart = /\b(?:Best|Outstanding|Distinguished|Honou?rable|Test[- ]of[- ]Time)\b/iu;
const status =
  /[([]?\b(?:to appear|in press|forthcoming|accepted(?: for publication)?|under review|under revision|in preparation|submitted|im Erscheinen|im Druck|à paraître|sous presse|en prensa|aceptado)\b[)\]]?|即将发表|待发表/iu;
const rate =
  /[([]?\b(?:acceptance rate|AR)\b:? ?(?:~|≈)?\d{1,3}(?:\.\d{1,2})? ?%[)\]]?|\(\d{1,3}(?:\.\d{1,2})? ?% acceptance(?: rate)?\)/iu;
const talk = /[([](?:oral|spotlight|poster)(?: presentation| paper)?[)\]]/iu;

/** Takes awards, acceptance rates and remarks such as "to appear" out of the end of a reference. */
export function takeRemarks(reference: string): Remarks {
  let text = reference;
  const awards: string[] = [];
  const award = /award|mention|prize|nomin|finalist|candidate|runner/iu.test(text)
    ? findAward(text)
    : undefined;
  if (award) {
    awards.push(award.name);
    text = `${text.slice(0, award.start)} ${text.slice(award.end)}`;
  }
  if (text.includes('%')) text = text.replace(rate, ' ');
  text = text.replace(talk, ' ');
  const found = status.exec(text);
  if (!found) return { text, ...(awards.length > 0 && { awards }) };
  const state = found[0].replace(/[()[\]]/gu, '');
  return {
    text: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`,
    note: state.charAt(0).toUpperCase() + state.slice(1),
    ...(awards.length > 0 && { awards }),
  };
}

function findAward(text: string): { name: string; start: number; end: number } | undefined {
  for (const { index, 0: word } of text.matchAll(awardEnd)) {
    const from = Math.max(0, index - 60);
    const at = text.slice(from, index).search(awardStart);
    if (at < 0) continue;
    const end = index + word.length;
    const name = text.slice(from + at, end);
    if (/[.;]/u.test(name)) continue;
    const open = /[([*_]{1,3}$/u.exec(text.slice(Math.max(0, from + at - 3), from + at))?.[0].length ?? 0;
    const close = /^[)\]*_.]{1,4}/u.exec(text.slice(end, end + 4))?.[0].length ?? 0;
    return { name: name.trim(), start: from + at - open, end: end + close };
  }
  return undefined;
}
