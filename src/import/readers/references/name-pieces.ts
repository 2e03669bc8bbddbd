import {
  particles,
  longInitials,
  suffixWord,
  initial,
  afterHyphen,
  bareInitials,
  wordStart,
  lowerWord,
  nickname,
  type Scanner,
} from './name-scanner.ts';

/** Reads a particle after initials: `Brandt, T. van der`. It stays part of the given name, as in a sorted index. */
export function withParticle(scanner: Scanner, given: string): string {
  let all = given;
  for (;;) {
    const at = scanner.at;
    const found = scanner.takeSpace() ? scanner.take(lowerWord) : undefined;
    if (
      found === undefined ||
      !particles.has(found) ||
      /^[ ]\p{Lu}/u.test(scanner.text.slice(scanner.at, scanner.at + 2))
    ) {
      scanner.at = at;
      return all;
    }
    all += ` ${found}`;
  }
}

export function takeSuffix(scanner: Scanner): string | undefined {
  const at = scanner.at;
  scanner.take(/,? ?/uy);
  const suffix = scanner.take(suffixWord);
  if (suffix === undefined) scanner.at = at;
  return suffix;
}

/**
 * Reads the words of a family name, and the lower-case particles before them.
 *
 * @param hasInitials whether initials without full stops follow the family name
 */
export function takeFamily(
  scanner: Scanner,
  hasInitials: boolean,
): { particle: string; words: string[] } | undefined {
  const before: string[] = [];
  const words: string[] = [];
  for (;;) {
    const at = scanner.at;
    if (words.length + before.length > 0 && !scanner.takeSpace()) break;
    const lower = takeLower(scanner);
    if (lower !== undefined && particles.has(lower) && scanner.text[scanner.at] === ' ') {
      if (words.length === 0) before.push(lower);
      else words.push(lower);
      continue;
    }
    if (lower !== undefined) scanner.at -= lower.length;
    const isInitials = hasInitials && words.length > 0 && isInitialsAt(scanner.text, scanner.at);
    const found = isInitials ? undefined : scanner.takeWord();
    if (found === undefined || words.length + before.length > 6) {
      scanner.at = at;
      break;
    }
    words.push(found);
  }
  while (words.length > 0 && particles.has(words.at(-1) ?? '')) words.pop();
  return words.length === 0 || words.length > 4 ? undefined : { particle: before.join(' '), words };
}

/** Whether initials without full stops are at a position. In `DEL POZO A`, `POZO` is part of the family name. */
function isInitialsAt(text: string, at: number): boolean {
  bareInitials.lastIndex = at;
  if (!bareInitials.test(text)) return false;
  const next = bareInitials.lastIndex;
  if (text[next] !== ' ' || next - at < 2) return true;
  bareInitials.lastIndex = next + 1;
  return !bareInitials.test(text);
}

/** Reads a word in lower case. A name such as `d’Alembert` or `al-Sayed` is not in lower case. */
export function takeLower(scanner: Scanner): string | undefined {
  wordStart.lastIndex = scanner.at;
  return wordStart.test(scanner.text) ? undefined : scanner.take(lowerWord);
}

/** Reads initials such as `A.`, `A. B.`, `J.-P.` or `AB`. Returns them with full stops and spaces. */
export function takeInitials(scanner: Scanner): string | undefined {
  const found: string[] = [];
  for (;;) {
    const at = scanner.at;
    if (found.length > 0) {
      const hyphen = scanner.take(afterHyphen);
      if (hyphen !== undefined) {
        found.push(`${found.pop()}${hyphen}`);
        continue;
      }
      scanner.takeSpace();
    }
    const next = takeInitial(scanner);
    // `T. A` is the initial of a name and the first word of a title.
    if (next === undefined || (found.length > 0 && found[0]?.endsWith('.') && !next.endsWith('.'))) {
      scanner.at = at;
      break;
    }
    found.push(next);
  }
  if (found.length > 0) return found.length > 6 ? undefined : found.join(' ');
  const bare = scanner.take(bareInitials);
  return bare === undefined ? undefined : dotted(bare);
}

export function takeInitial(scanner: Scanner): string | undefined {
  const at = scanner.at;
  const found = scanner.take(initial);
  if (found === undefined) return undefined;
  const letters = found.replace(/\.$/u, '');
  if (/^\p{Lu}\p{M}{0,2}$/u.test(letters) || longInitials.has(letters)) return found;
  scanner.at = at;
  return undefined;
}

/** Writes `AB` as `A. B.` and `M-C` as `M.-C.`. */
export function dotted(initials: string): string {
  return initials.replace(/\p{Lu}(?=([-‐‑])?)/gu, '$&.').replace(/\.(?=\p{Lu})/gu, '. ');
}

/** Reads given names after a comma: `Ada B.`, `Jean-Pierre`, `Ludwig van`. */
export function takeGiven(scanner: Scanner): string | undefined {
  const found: string[] = [];
  for (;;) {
    const at = scanner.at;
    if (found.length > 0 && !scanner.takeSpace()) {
      const hyphen = scanner.take(afterHyphen);
      if (hyphen === undefined) break;
      found.push(`${found.pop()}${hyphen}`);
      continue;
    }
    const lower = found.length > 0 ? scanner.take(lowerWord) : undefined;
    const next =
      (lower !== undefined && particles.has(lower) && !/^(?:y|e|und|et|en)$/u.test(lower)
        ? lower
        : undefined) ??
      (lower === undefined
        ? (takeInitial(scanner) ?? scanner.takeWord() ?? scanner.take(nickname))
        : undefined);
    if (next === undefined) {
      scanner.at = at;
      break;
    }
    found.push(next);
  }
  return found.length === 0 || found.length > 5 ? undefined : found.join(' ');
}
