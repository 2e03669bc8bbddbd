import type { ReadName } from './name-forms.ts';
import { takeSuffix, takeLower, takeInitial } from './name-pieces.ts';
import {
  particles,
  suffixWord,
  afterHyphen,
  bareAfterHyphen,
  nickname,
  type Scanner,
} from './name-scanner.ts';

export function readDirect(
  scanner: Scanner,
  form: 'initials' | 'full',
  isCommon: (word: string) => boolean,
): ReadName | undefined {
  const parts: { text: string; kind: 'initial' | 'word' | 'particle' | 'nickname' }[] = [];
  let suffix: string | undefined;
  for (;;) {
    const at = scanner.at;
    const last = parts.at(-1);
    if (last) {
      const hyphen =
        last.kind === 'initial'
          ? scanner.take(last.text.endsWith('.') ? afterHyphen : bareAfterHyphen)
          : undefined;
      if (hyphen !== undefined) {
        last.text += hyphen;
        continue;
      }
      const hasSpace = scanner.takeSpace();
      if (!hasSpace && last.kind !== 'initial') break;
      const found = parts.length > 1 ? takeSuffix(scanner) : undefined;
      if (found !== undefined) {
        suffix = found;
        break;
      }
    }
    const first = takeInitial(scanner);
    if (first !== undefined) {
      parts.push({ text: first, kind: 'initial' });
      continue;
    }
    if (form === 'initials' && parts.length === 0) return undefined;
    const lower = takeLower(scanner);
    if (lower !== undefined) {
      if (particles.has(lower) && parts.length > 0 && !(lower === 'y' && parts.length < 2)) {
        parts.push({ text: lower, kind: 'particle' });
        continue;
      }
      scanner.at = at;
      break;
    }
    const nick = parts.length > 0 ? scanner.take(nickname) : undefined;
    if (nick !== undefined) {
      parts.push({ text: nick, kind: 'nickname' });
      continue;
    }
    const found = scanner.takeWord();
    if (found === undefined) {
      scanner.at = at;
      break;
    }
    parts.push({ text: found, kind: 'word' });
  }
  if (suffix === undefined) suffix = parts.length > 1 ? takeSuffixAfterComma(scanner) : undefined;
  while (parts.at(-1)?.kind === 'particle') {
    const removed = parts.pop();
    scanner.at -= (removed?.text.length ?? 0) + 1;
  }
  const words = parts.filter(({ kind }) => kind === 'word');
  if (words.length === 0 || parts.length > 7) return undefined;
  // `Quill A.` has its initials at the end.
  if (parts.at(-1)?.kind === 'initial' && parts.length < 2) return undefined;
  const common = words.filter(({ text }) => isCommon(text)).length;
  const isOdd =
    parts.length === 1 ||
    words.length > 4 ||
    common * 2 >= words.length ||
    parts.at(-1)?.text.endsWith('.') === true;
  const plain = parts.map(({ text }) => text).join(' ');
  if (suffix === undefined) return { name: plain, isOdd };
  return { name: `${plain}, ${suffix}`, isOdd };
}

function takeSuffixAfterComma(scanner: Scanner): string | undefined {
  const at = scanner.at;
  if (scanner.take(/, ?/uy) !== undefined) {
    const suffix = scanner.take(suffixWord);
    if (suffix !== undefined) return suffix;
  }
  scanner.at = at;
  return undefined;
}
