import type { Random } from '../pastes/random.ts';
import { moveDate, type WorkVersion, type Work } from './works.ts';

/** The ways in which a profile can differ from what the services have. */
export const disturbanceKinds = [
  'authors cut',
  'date moved',
  'other case',
  'TeX',
  'no subtitle',
  'typing error',
] as const;

export type DisturbanceKind = (typeof disturbanceKinds)[number];

/** A paper as a profile shows it. */
export interface ShownWork {
  title: string;
  authors: readonly string[];
  date: string;
  kinds: DisturbanceKind[];
}

/** Returns a work as a profile may show it: cut, moved, retyped. */
export function disturb(work: Work, random: Random): ShownWork {
  const { chance } = random;
  const [shown] = work.versions as [WorkVersion];
  const kinds: DisturbanceKind[] = [];
  if (shown.authors.length > 3) kinds.push('authors cut');
  const date = chance(0.3) ? moved(work, random) : shown.date;
  if (date !== shown.date) kinds.push('date moved');
  let { title } = shown;
  const change = (kind: DisturbanceKind, share: number, make: (title: string, random: Random) => string) => {
    if (!chance(share)) return;
    const changed = make(title, random);
    if (changed === title) return;
    title = changed;
    kinds.push(kind);
  };
  change('no subtitle', 0.12, withoutSubtitle);
  change('typing error', 0.05, withTypo);
  change('other case', 0.18, inOtherCase);
  change('TeX', 0.08, withTex);
  return { title, authors: shown.authors, date, kinds };
}

/** The date of the other version; if there is none, a date that such a version could have. */
function moved(work: Work, { below }: Random): string {
  const [shown, other] = work.versions as [WorkVersion, WorkVersion?];
  if (other) return other.date;
  return shown.kind === 'posted-content'
    ? moveDate(shown.date, 2 + below(16))
    : moveDate(shown.date, -2 - below(12));
}

function inOtherCase(title: string, { pick }: Random): string {
  const words = title.split(' ');
  return pick([
    () => title.toUpperCase(),
    () => title.toLowerCase(),
    () => words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' '),
    () => title.charAt(0).toUpperCase() + title.slice(1).toLowerCase(),
  ])();
}

/** Returns the part of a title before its subtitle, as long as it has at least five characters. */
function withoutSubtitle(title: string): string {
  const head = /^(.{5,}?)(?:: | [-–—] |\? )/u.exec(title)?.[1];
  return head === undefined || head === title ? title : head;
}

/** Writes a part of a title in TeX, as people copy titles from their bibliographies. */
function withTex(title: string, { pick, below }: Random): string {
  const words = title.split(' ');
  const at = below(words.length);
  const wrap = (make: (word: string) => string) =>
    words.map((word, place) => (place === at ? make(word) : word)).join(' ');
  return pick([
    () => title.replace(/(?<![{\w])([A-Z]{2,}\w*)/gu, '{$1}'),
    () => wrap((word) => `{${word}}`),
    () => wrap((word) => `\\emph{${word}}`),
    () => wrap((word) => `\\textbf{${word}}`),
    () => title.replace(/(\d+)/u, '$$$1$$'),
    () =>
      title.replaceAll(' - ', ' --- ').replaceAll('-', '--').replaceAll('&', '\\&').replaceAll('%', '\\%'),
    () => inTexAccents(title),
    () => title.replaceAll(' and ', ' \\& '),
    () => `{${title}}`,
  ])();
}

/** Writes letters with accents as TeX commands: `naïve` becomes `na\"ive`. */
function inTexAccents(title: string): string {
  const commands: Readonly<Record<string, string>> = {
    '\u0300': '`', '\u0301': "'", '\u0302': '^', '\u0303': '~', '\u0308': '"', '\u0327': 'c', '\u030c': 'v',
  }; // prettier-ignore
  return title
    .normalize('NFD')
    .replace(
      /(\p{L})([\u0300-\u0303\u0308\u0327\u030c])/gu,
      (_, letter: string, accent: string) => `\\${commands[accent]}{${letter}}`,
    )
    .normalize('NFC');
}

/** Makes one typing error in a word of at least five letters. */
function withTypo(title: string, { pick, below }: Random): string {
  const words = title.split(' ');
  const places = words.flatMap((word, at) => (/^\p{L}{5,}$/u.test(word) ? [at] : []));
  if (places.length === 0) return title;
  const at = pick(places);
  const word = words[at] as string;
  const letter = 1 + below(word.length - 2);
  const [before, here, next, after] = [
    word.slice(0, letter),
    word.charAt(letter),
    word.charAt(letter + 1),
    word.slice(letter + 2),
  ];
  words[at] = pick([
    `${before}${next}${here}${after}`,
    `${before}${next}${after}`,
    `${before}${here}${here}${next}${after}`,
    `${before}${pick([...'aeionrst'])}${next}${after}`,
  ]);
  return words.join(' ');
}
