import type { SourcePaper } from '../values/draft.ts';
import { formatPages } from '../values/identifiers.ts';
import { idMark, preprintMark } from './reference-ids.ts';

/** What follows the title of a reference: where the paper appeared. */
export interface Container {
  fields: Pick<
    SourcePaper,
    | 'type'
    | 'containerTitle'
    | 'volume'
    | 'issue'
    | 'page'
    | 'number'
    | 'publisher'
    | 'publisherPlace'
    | 'genre'
    | 'edition'
    | 'editor'
    | 'awards'
    | 'note'
  >;
  /** Year in the text, if it has one. */
  year?: string;
  /**
   * How well the text looks like the end of a reference: above 0 if it does. The numbers are comparable with those of
   * the title and the authors.
   */
  score: number;
}

const inWord = /^(?:In|in|In:|in:|IN|En|en|Dans|dans|Im|In:)(?::| (?=\p{Lu}|\d|["“«‘'(*_]|the |\p{Lo}))\s?/u;
const months =
  '(?:Jan(?:uary|uar|vier)?|Feb(?:ruary|ruar)?|F[ée]v(?:rier)?|Mar(?:ch|s|zo)?|März|Apr(?:il)?|Avr(?:il)?|May|Mai|Mayo|June?|Juni|Juin|Junio|July?|Juli|Juillet|Julio|Aug(?:ust)?|Août|Agosto|Sept?(?:ember|embre)?|Oct(?:ober|obre)?|Okt(?:ober)?|Nov(?:ember|embre)?|Dec(?:ember)?|Dez(?:ember)?|D[ée]c(?:embre)?|Enero|Ene|Febrero|Abr(?:il)?|Septiembre|Octubre|Noviembre|Diciembre|Dic)\\.?';
const yearPattern = /(?<![\d–-])(?:19[3-9]\d|20[0-4]\d)(?![\d–-])/gu;
const pagesAfterWord =
  /(?:\b(?:pp?|pages?|pgs?|S|Seiten?|págs?|p[aá]ginas?)\b\.? ?|页码?:? ?)([A-Za-z]{0,3}\d[\dA-Za-z.:]{0,12}(?: ?[-–—‐−]{1,2} ?[A-Za-z]{0,3}\d[\dA-Za-z.:]{0,12})?)(?: ?(?:pp|S|p)\b\.?)?/u;
const volumeIssuePages =
  /[,.;]? ?(?:\b(?:vol(?:ume)?|Band|Bd|t)\b\.? ?)?\b(\d{1,4}|[A-Z]{1,2}-?\d{1,3})(?: ?\((?:no\. ?|Nr\. ?)?([\w–/ .-]{1,15})\)|[,.] ?(?:no|nº|n°|Nr|issue|iss|Heft|H|num)\b\.? ?([\w–/-]{1,12}))?(?: ?[:,;] ?(?:pp?\.? ?)?([A-Za-z]{0,3}\d[\dA-Za-z]{0,12}(?: ?[-–—‐−]{1,2} ?[A-Za-z]{0,3}\d[\dA-Za-z]{0,12})?))?(?=$|[\s.,;()\uE000\uE001])/u;

const kinds = [
  [/\b(?:Ph\.? ?D\.?|Doctoral|Master['’]?s?|Bachelor['’]?s?|MSc|M\.Sc\.|MA|Diploma)[ -](?:thesis|dissertation)|\bdissertation\b|\bthèse\b|\btesis\b|\bDiplomarbeit\b|\bMasterarbeit\b|博士|硕士|\[D\]/iu, 'thesis'],
  [/\b(?:technical report|tech\. ?rep\.?|working paper|white paper|discussion paper)\b|\[R\]/iu, 'report'],
  [/\bpatent\b|\[P\]/iu, 'patent'],
  [/^[[(]?(?:arXiv|bioRxiv|medRxiv|ChemRxiv|PsyArXiv|SocArXiv|EarthArXiv|engrXiv|TechRxiv|SSRN|Research Square|OSF|Preprints?|CoRR)\b|\[Preprint\]|\bpreprint\b/iu, 'article'],
  [/\b(?:Proceedings|Proc\.|Conference|Conf\.|Symposium|Symp\.|Workshops?|Congress|Meeting|Tagung|Actes|Actas|Advances in Neural Information Processing)\b|会议|大会|\[C\]/u, 'paper-conference'],
] as const; // prettier-ignore

const journalWord =
  /\b(?:Journal|J\.|Transactions|Trans\.|Letters|Lett\.|Reviews|Rev\.|Review of|Annals|Ann\.|Archives?|Bulletin|Magazine|Quarterly|Acta|Nature|Science|PLOS|PLoS|Int\.|Zeitschrift|Revue|Revista|Rivista|Computing Surveys|Frontiers in|Communications|Commun\.|Lancet|Cell|BMJ|BMC|PNAS|eLife|Scientific|IEEE|ACM)\b|学报|杂志|期刊|\[J\]/u;

/** The types of GB/T 7714, the standard of China for references. */
const gbTypes: Readonly<Record<string, SourcePaper['type']>> = { J: 'article-journal', C: 'paper-conference', M: 'book', D: 'thesis', R: 'report', P: 'patent', S: 'standard', N: 'article-newspaper' }; // prettier-ignore

const leadingDate = new RegExp(`^(?:\\d{1,2}\\.? ${months}|${months}(?: \\d{1,2},?)?) (?:19|20)\\d\\d[.,;] ?`, 'u');

const awardPattern =
  /[([*_]{0,3}((?:(?:Best|Outstanding|Distinguished|Honou?rable|Runner|Test[- ]of[- ]Time|Spotlight|Oral)[\p{L} -]{0,40}?(?:Award|Mention|Prize|Nominee|Nomination|Finalist|Candidate|Runner[- ]up))(?:[\p{L} -]{0,20})?)[)\]*_.]{0,4}/iu;
const statusPattern =
  /[([]?\b(?:to appear|in press|forthcoming|accepted(?: for publication)?|under review|under revision|in preparation|submitted|im Erscheinen|im Druck|à paraître|sous presse|en prensa|aceptado|即将发表|待发表)\b[)\]]?/iu;
const ratePattern =
  /[([]?\b(?:acceptance rate|AR|rate)\b:? ?(?:~|≈)?\d{1,3}(?:\.\d{1,2})? ?%(?: ?\(?\d{1,5}\/\d{1,5}\)?)?[)\]]?|\(\d{1,3}(?:\.\d{1,2})? ?% acceptance(?: rate)?\)/iu;

/** Words of the names of journals and proceedings that are often shortened. */
const abbreviation =
  /^(?:Proc|Conf|Int|Trans|Symp|Rev|Lett|Ann|Assoc|Comput|Commun|Eng|Sci|Appl|Syst|Res|Soc|Natl|Acad|Am|Math|Phys|Chem|Biol|Med|Inf|Process|Mach|Learn|Intell|Artif|Vol|No|Eur|Lect|Notes|Adv|Neural|Netw|Tech|Rep|Univ|Dept|Inst|Med|Clin|Environ|Mater|Nat|Process|Vis|Pattern|Recognit|Robot|Autom|Softw|Theor|Lang|Linguist|Psychol|Stat|Sel|Top|Electr|Electron|Mech|Mod|Opt|Astron|Astrophys|Geophys|Workshop)$/u;

/** Parses what follows the title of a reference. */
export function parseContainer(text: string, hasYear: boolean): Container {
  let rest = text.replace(/^[\s.,;:)\]–—-]{1,6}/u, '');
  const fields: Container['fields'] = {};
  let score = 0;
  if (rest === '') return { fields, score: hasYear ? 0 : -1 };
  // The type of the publication in GB/T 7714: `[C]//`, `[J]. `, `[EB/OL]. `.
  const mark = /^\[(J|C|M|D|R|P|S|N|G|EB|DB|CP|A|Z)(?:\/OL)?\](?:\/\/)?[.\s]{0,2}/u.exec(rest);
  if (mark) {
    score += 2;
    rest = rest.slice(mark[0].length);
  }
  const markedType = gbTypes[mark?.[1] ?? ''];
  // A date before the container, as in ISO 690: `3 June 2026. arXiv.`
  const date = leadingDate.exec(rest);
  if (date) {
    score += 0.5;
    rest = rest.slice(date[0].length);
  }
  // The year directly after the title: `2026. https://doi.org/…`, `(2026).`
  const first4 = /^\(?((?:19|20)\d\d)[a-z]?\)?(?:[.;,:]\s?|$)(?:published online [\p{L}\d ]{1,30}\. ?)?/u.exec(rest);
  if (first4 && !/^\(?\d{4};\d/u.test(rest)) {
    score += hasYear ? 0.2 : 1.2;
    rest = rest.slice(first4[0].length);
  }
  const hasPreprint = rest.includes(preprintMark);
  const startsWithId = rest.startsWith(idMark) || rest.startsWith(preprintMark);
  const award = awardPattern.exec(rest);
  if (award?.[1] !== undefined) {
    fields.awards = [award[1].trim()];
    rest = rest.replace(award[0], ' ');
  }
  rest = rest.replace(ratePattern, ' ');
  const status = statusPattern.exec(rest);
  if (status) {
    fields.note = capitalised(status[0].replace(/[()[\]]/gu, ''));
    rest = rest.replace(status[0], ' ');
    score += 1;
  }
  rest = rest.replace(/^[\s.,;:]{1,9}/u, '');
  const isIn = inWord.test(rest);
  if (isIn) {
    score += 2.5;
    rest = rest.replace(inWord, '');
  }
  const whole = rest;
  const first = firstSegment(whole);
  const found = kinds.find(([pattern]) => pattern.test(isIn ? whole.slice(0, 400) : first));
  const kind = markedType ?? found?.[1];
  // In `Ten Years Later [PhD thesis, Example University]`, the text before the bracket is the end of the title.
  if (found && !isIn && !mark && kind !== 'paper-conference' && first.search(found[0]) > 3) score -= 2.5;
  const head = /^[^,.;(\d]{0,90}/u.exec(rest)?.[0] ?? '';
  if (kind !== undefined) score += isIn ? 0.5 : kind === 'paper-conference' && !kinds[4][0].test(head) ? 0.5 : 2;
  else if (journalWord.test(head)) score += isIn ? 0.3 : 1.5;
  if (hasPreprint || startsWithId) score += startsWithId ? 2.5 : 0.5;

  // Years: the last one that is not part of the name of an event, if the reference has no other.
  const years = [...rest.matchAll(yearPattern)];
  const stated = years.at(-1);
  const year = (first4 && !rest.startsWith(first4[0]) ? first4[1] : undefined) ?? stated?.[0] ?? /(?:19|20)\d\d/u.exec(date?.[0] ?? '')?.[0];
  if (stated !== undefined) score += hasYear ? 0.2 : first4 ? -1.2 : 1.2;

  // Pages.
  const pages = pagesAfterWord.exec(rest);
  let cut = rest.length;
  if (pages?.[1] !== undefined) {
    fields.page = formatPages(pages[1].replace(/ /gu, '').replace(/[-–—‐−]{1,2}/u, '-').replace(/[.:]$/u, ''));
    cut = Math.min(cut, pages.index);
    score += 1;
  }
  const beforePages = rest.slice(0, cut);
  const numbers = findVolume(beforePages, isIn || kind === 'paper-conference');
  if (numbers) {
    const [index, volume, issue, page] = numbers;
    fields.volume = volume;
    if (issue !== undefined) fields.issue = issue;
    if (page !== undefined && fields.page === undefined)
      fields.page = formatPages(page.replace(/ /gu, '').replace(/[-–—‐−]{1,2}/u, '-'));
    cut = Math.min(cut, index);
    score += issue !== undefined || page !== undefined ? 2 : 1;
  } else if (fields.page === undefined) {
    const plain = /[,.;:] ?([A-Za-z]{0,2}\d{1,6} ?[-–—−] ?[A-Za-z]{0,2}\d{1,6})(?=$|[\s.,;()\uE000\uE001])/u.exec(rest);
    if (plain?.[1] !== undefined && !/^(?:19|20)\d\d ?[-–—−] ?(?:19|20)\d\d$/u.test(plain[1])) {
      fields.page = formatPages(plain[1].replace(/ /gu, '').replace(/[-–—−]/u, '-'));
      cut = Math.min(cut, plain.index);
      score += 1;
    }
  }
  const name = containerName(rest.slice(0, cut), year);
  if (name !== '' && kind !== 'article') fields.containerTitle = name;
  fields.type = kind ?? (fields.volume !== undefined || fields.issue !== undefined || journalWord.test(head) ? 'article-journal' : isIn ? 'chapter' : hasPreprint ? 'article' : 'document');
  if (kind === undefined && isIn && !/\b(?:Eds?|Hrsg|éd)\b/u.test(whole)) fields.type = 'paper-conference';
  if (hasPreprint && kind === undefined && name === '') fields.type = 'article';
  if (kind === 'thesis' || kind === 'report') {
    delete fields.containerTitle;
    const institution = rest.slice(0, cut).replace(kinds[kind === 'thesis' ? 0 : 1][0], '').replace(yearPattern, '').replace(/[\s.,;:()[\]]{1,9}/gu, ' ').trim();
    if (institution !== '' && /\p{L}/u.test(institution)) fields.publisher = institution;
  }
  // A rest that begins in the middle of a sentence is still the title.
  if (!isIn && !startsWithId && /^\p{Ll}/u.test(rest) && !/^(?:arxiv|bioRxiv|medRxiv|eLife|eprint|npj|iScience|pp?\.|vol\.|edited)/iu.test(rest)) score -= 3;
  const prose = /^(?:[^.\uE000\uE001]|\.(?! ))*/u.exec(rest)?.[0] ?? '';
  const words = prose.split(/\s+/u).filter(Boolean);
  // Words without any sign of a container are the second half of the title, as in `Is It True? A Review. Nature 5, 1–9`.
  const hasSign = isIn || startsWithId || kind !== undefined || journalWord.test(head) || /\d/u.test(first);
  const next = whole.slice(first.length).replace(/^[.\s?!]{1,3}/u, '');
  if (!hasSign && next !== '' && !/^[(\d]/u.test(next)) score -= 2.5;
  else if (!hasSign && next === '' && year === undefined && first.split(' ').length > 3) score -= 2;
  if (!isIn && kind === undefined && !journalWord.test(head)) {
    const lower = words.filter((part) => /^\p{Ll}/u.test(part) && !/^(?:of|the|and|for|in|on|et|de|und|der|für|la|des|a|to)$/u.test(part)).length;
    score -= Math.min(3, lower * 0.5);
    if (name === '' && !startsWithId) score -= 0.5;
    if (name.split(' ').length > 9) score -= 1;
  }
  return { fields, ...(year !== undefined && { year }), score };
}

/** Returns the text up to the end of its first sentence. Full stops of abbreviations do not end a sentence. */
function firstSegment(text: string): string {
  for (const { index, 0: found } of text.matchAll(/[.?!] (?=\S)|[\uE000\uE001]/gu)) {
    if (found.length === 1) return text.slice(0, index);
    const word = /(?:^|[\s(])([\p{L}’'.-]{1,20})$/u.exec(text.slice(Math.max(0, index - 20), index))?.[1] ?? '';
    if (abbreviation.test(word) || /^\p{Lu}$|\.\p{L}$/u.test(word)) continue;
    return text.slice(0, index);
  }
  return text;
}

function findVolume(text: string, isProceedings: boolean): [number, string, string | undefined, string | undefined] | undefined {
  for (let from = 0; from < text.length; ) {
    volumeIssuePages.lastIndex = 0;
    const found = volumeIssuePages.exec(text.slice(from));
    if (!found?.[1]) return undefined;
    const [whole, volume, inBrackets, afterWord, page] = found;
    const index = from + found.index;
    const issue = inBrackets ?? afterWord;
    const isYear = /^(?:19|20)\d\d$/u.test(volume);
    const hasWord = /vol|Band|Bd|\bt\b/iu.test(whole.slice(0, 8));
    const issueIsYear = issue !== undefined && /^(?:19|20)\d\d\p{Ll}?$/u.test(issue);
    const before = text.slice(Math.max(0, index - 2), index);
    const isNumbered = /\d(?:st|nd|rd|th)$/u.test(before) || /(?:Volume|Day|Track|Task|Part|No|Article|Issue) $/u.test(text.slice(Math.max(0, index - 9), index + 1));
    if (!isNumbered && index > 0 && (!isYear || (issue !== undefined && !issueIsYear) || page !== undefined) && (hasWord || !isProceedings || issue !== undefined)) {
      return [index, volume, issueIsYear ? undefined : issue, page];
    }
    from = index + whole.length;
  }
  return undefined;
}

/** Returns the name of the journal or proceedings, without the year, the publisher and brackets at the end. */
function containerName(text: string, year: string | undefined): string {
  let name = text.replace(/[\uE000\uE001]/gu, ' ');
  // A new sentence is no longer the name, unless the full stop ends an abbreviation such as `Proc.`.
  const end = /(?<=[\p{Ll}\p{N})\]’'”"*_]{2}|[A-Z]{3})\. (?=\p{Lu})/gu;
  for (const found of name.matchAll(end)) {
    const wordBefore = /([\p{L}’']{1,20})$/u.exec(name.slice(0, found.index))?.[1] ?? '';
    if (abbreviation.test(wordBefore)) continue;
    name = name.slice(0, found.index);
    break;
  }
  if (year !== undefined) name = name.replace(new RegExp(`[,.;:(]{1,3} ?(?:${months} ?)?${year}\\)?.{0,40}$`, 'u'), '');
  return name
    .replace(/^["“‘'«*_]{1,3}|["”’'»*_]{1,3}$/gu, '')
    .replace(/\((?:Eds?|Hrsg)\.?\).{0,3}/u, '')
    .replace(/[\s,.;:(–—-]{1,9}$/u, '')
    .replace(/\s{2,}/gu, ' ')
    .trim();
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
