import type { DeskWords } from '../words/words.ts';
import { type ChangeGroup, type ContentChange, groupChanges } from './changes.ts';

type PublishWords = DeskWords['publish'];

/** Maximum number of photos that a sentence names one by one. */
const namedPhotos = 2;

/**
 * Returns what changed as short phrases, one for each kind of file: `3 papers added, 1 edited`, `the photo of Ada Quill
 * changed`. Files in which Offprint notes what it imported are named only if nothing else changed.
 */
export function changePhrases(changes: readonly ContentChange[], words: PublishWords): string[] {
  const groups = groupChanges(changes);
  const shown = groups.filter(({ kind }) => kind !== 'record');
  return [...Map.groupBy(shown.length > 0 ? shown : groups, ({ kind }) => kind).values()].flatMap((ofKind) =>
    phrasesOfKind(ofKind, words),
  );
}

function phrasesOfKind(groups: readonly ChangeGroup[], words: PublishWords): string[] {
  const changes = groups.flatMap((group) => group.changes);
  const [only] = changes;
  if (
    only?.kind === 'photo' &&
    changes.length <= namedPhotos &&
    changes.every(({ name }) => name !== undefined)
  )
    return changes.map(({ change, name = '' }) =>
      words.photoOf[change === 'renamed' ? 'edited' : change](name),
    );
  // There is only one file of these kinds, so that a number says nothing.
  if (only && (only.kind === 'settings' || only.kind === 'home') && changes.length === 1)
    return [words.single[only.kind][only.change === 'renamed' ? 'edited' : only.change]];
  const counted = groups.map(({ kind, change, changes: of }, index) =>
    index === 0 ? words.counted(kind, of.length, change) : words.more(kind, of.length, change),
  );
  return [counted.join(words.separator)];
}

/** Returns what changed as one text: `3 papers added, 1 edited, the photo of Ada Quill changed`. */
export function changeSentence(changes: readonly ContentChange[], words: PublishWords): string {
  return changePhrases(changes, words).join(words.separator);
}

/** Maximum length of the first line of a commit message, in characters, as git's own documentation advises. */
const maxSubject = 72;

/** Maximum number of changed files that a commit message names. */
const maxNamed = 30;

/**
 * Returns the message of a commit: a line that says what changed, and, if more than one thing changed, a list of the
 * papers and people.
 */
export function commitMessage(changes: readonly ContentChange[], words: PublishWords): string {
  const phrases = changePhrases(changes, words);
  let shown = phrases.length;
  const subject = () =>
    [...phrases.slice(0, shown), ...(shown < phrases.length ? [words.andMore] : [])].join(words.separator);
  while (shown > 1 && [...subject()].length > maxSubject) shown--;
  const first = subject();
  const line = capitalize(
    [...first].length > maxSubject ? `${[...first].slice(0, maxSubject - 1).join('')}…` : first,
  );
  const named = changes.filter(({ name }) => name !== undefined);
  if (named.length === 0 || (named.length === 1 && phrases.length === 1 && named[0]?.kind === 'photo'))
    return line;
  const rest = named.length > maxNamed ? [`- ${words.andMore}`] : [];
  const list = named
    .slice(0, maxNamed)
    .map(({ change, name = '' }) => `- ${words.changeLabels[change]}: ${oneLine(name)}`);
  return [line, '', ...list, ...rest].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function capitalize(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase() + rest.join('');
}
