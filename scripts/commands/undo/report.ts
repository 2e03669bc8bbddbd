import type { UndoPlan } from '../../../src/files/plan-undo.ts';
import { type CommandRun, deskCommand, type RunRecord } from '../../../src/files/undo-journal.ts';

/** Returns a noun for the run of a command. */
function nounOf(command: string): string {
  if (command === deskCommand) return 'step of the desk';
  return command === 'complete' ? 'completion' : command;
}

/** Formats a run as a part of a sentence: `import of 2026-11-28 17:30 UTC`. */
export function formatRun({ command, time, description }: CommandRun): string {
  const about = description === undefined ? '' : ` (${description.replace(/\p{Cc}/gu, ' ')})`;
  return `${nounOf(command)} of ${time.slice(0, 10)} ${time.slice(11, 16)} UTC${about}`;
}

const reasons = {
  changed: 'was changed',
  deleted: 'was deleted or renamed',
  created: 'was created again',
} as const satisfies Record<UndoPlan['kept'][number]['reason'], string>;

/** Formats one message for each file that is left as it is. */
export function keptLines({ kept }: UndoPlan, command: string, shown: (file: string) => string): string[] {
  return kept.map(
    ({ file, reason }) =>
      `${shown(file)}: The file ${reasons[reason]} after the ${nounOf(command)}. It is left as it is; change it by hand if needed.`,
  );
}

/** Formats the result in one line: `Took back the import of …: 16 files deleted, 1 file restored.` */
export function summaryLine({ changes, kept }: UndoPlan, { run }: RunRecord, dryRun: boolean): string {
  const deleted = changes.filter(({ text }) => text === null).length;
  const counts = [
    [deleted, 'deleted'],
    [changes.length - deleted, 'restored'],
    [kept.length, 'left as changed since'],
  ] as const;
  const parts = counts.flatMap(([count, what]) => (count > 0 ? `${files(count)} ${what}` : []));
  const verb = dryRun ? 'Would take back' : 'Took back';
  return `${verb} the ${formatRun(run)}: ${parts.join(', ')}.`;
}

/** The message for a run that left nothing, for example because git restored the files. */
export function undoneAlready(run: CommandRun): string {
  return `The ${formatRun(run)} is already taken back: all its files are as before.`;
}

/** The message about the run that the next undo takes back. */
export function nextRunLine(run: CommandRun | undefined): string {
  return run ? `Another undo takes back the ${formatRun(run)}.` : 'No earlier run is kept.';
}

function files(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'file' : 'files'}`;
}
