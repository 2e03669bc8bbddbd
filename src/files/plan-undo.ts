import { textHash, type RunRecord } from './undo-journal.ts';

/** A change of a file that takes back the change of a run. `text` is `null` if the file is deleted. */
export interface UndoChange {
  file: string;
  text: string | null;
}

/** The changes of an undo, and the files that it leaves as they are. */
export interface UndoPlan {
  changes: UndoChange[];
  /** Files that someone changed after the run. They are left as they are. */
  kept: { file: string; reason: 'changed' | 'deleted' | 'created' }[];
  /** Files that are already as they were before the run. */
  done: string[];
}

/**
 * Whether a file can be taken back in part, if other files of the run are kept: it has one line per content file, with
 * the path of that file.
 */
export function isPartlyUndone(file: string): boolean {
  return file.endsWith('.jsonl');
}

/**
 * Plans how to take back a run. A file is taken back if it still has the text that the run wrote.
 *
 * @param textOf returns the current text of a file; `undefined` if it does not exist
 */
export function planUndo({ files }: RunRecord, textOf: (file: string) => string | undefined): UndoPlan {
  const plan: UndoPlan = { changes: [], kept: [], done: [] };
  // A run that was killed before its first file, or that git took back, has left nothing.
  if (files.every(({ file, before }) => (textOf(file) ?? null) === before))
    return { ...plan, done: files.map(({ file }) => file) };
  const whole = files.filter(({ file }) => !isPartlyUndone(file));
  for (const { file, before, after } of whole) {
    const now = textOf(file) ?? null;
    const hash = now === null ? null : textHash(now);
    const isGone = now === null && after.at(-1) !== null;
    if (isGone) plan.kept.push({ file, reason: 'deleted' });
    else if (now === before) plan.done.push(file);
    else if (after.includes(hash)) plan.changes.push({ file, text: before });
    else plan.kept.push({ file, reason: after.at(-1) === null ? 'created' : 'changed' });
  }
  const kept = new Set(plan.kept.map(({ file }) => file));
  for (const record of files.filter(({ file }) => isPartlyUndone(file))) {
    const now = textOf(record.file) ?? null;
    const text = takeBackLines({ before: record.before, after: record.text ?? null, now }, kept);
    if (text === now) plan.done.push(record.file);
    else plan.changes.push({ file: record.file, text });
  }
  return plan;
}

/** The three states of a file with one line per content file. `null` means that the file did not exist. */
interface LineStates {
  before: string | null;
  after: string | null;
  now: string | null;
}

/**
 * Takes back the lines that a run changed: a line that is still as the run wrote it becomes the line of before. Other
 * lines, and those of files that are kept, stay.
 */
function takeBackLines({ before, after, now }: LineStates, kept: ReadonlySet<string>): string | null {
  if (now === after && kept.size === 0) return before;
  const [old, wrote, current] = [before, after, now].map((text) => linesByFile(text ?? ''));
  const files = new Set([...(current?.keys() ?? []), ...(old?.keys() ?? [])]);
  const lines = [...files].sort().flatMap((file) => {
    const [was, written, is] = [old?.get(file), wrote?.get(file), current?.get(file)];
    const isKept = kept.has(file) || is !== written;
    return (isKept ? is : was) ?? [];
  });
  const own = lines.filter((line) => keyOf(line) !== '');
  return own.length === 0 && before === null ? null : lines.map((line) => `${line}\n`).join('');
}

/** Returns the lines of a file by the path of the content file that they are about; the head has an empty path. */
function linesByFile(text: string): Map<string, string> {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [keyOf(line), line]));
}

function keyOf(line: string): string {
  try {
    const { file, version } = JSON.parse(line) as { file?: unknown; version?: unknown };
    return typeof file === 'string' ? file : typeof version === 'number' ? '' : line;
  } catch {
    // A damaged line is about itself.
    return line;
  }
}
