import { type Diagnostic, quote } from '../../model/diagnostic.ts';
import { baselineFile } from '../merge/baseline.ts';
import type { FieldConflict } from '../merge/merge-fields.ts';

/** A diagnostic of the import plan. The file and the line of the record are added later. */
type PlanMessage = Omit<Diagnostic, 'file' | 'line'>;

/**
 * Reports a file that a user deleted after an earlier import.
 *
 * @param name the title of the paper in quotes; without a title, the message shows only the file name
 */
export function deletedFile(file: string, name?: string): PlanMessage {
  const what = name === undefined ? file : `${name} (${file})`;
  return {
    severity: 'note',
    message: `${what} was deleted by hand and was not created again.`,
    advice: `To import it again, remove its line from ${baselineFile}.`,
  };
}

export function invalidFile(file: string): PlanMessage {
  return {
    severity: 'warning',
    message: `${file} exists but is not valid; it was not changed.`,
    advice: 'Run npm run lint-content to see the errors.',
  };
}

/**
 * Reports a field that both a user and the source changed since the last import.
 *
 * @param name the name of the person, or the title of the paper in quotes
 */
export function disputedField(
  { field, current, incoming }: FieldConflict,
  name: string,
  file: string,
): PlanMessage {
  const changes = `in ${file} to ${formatValue(current)}, and by the source to ${formatValue(incoming)}`;
  return {
    severity: 'warning',
    message: `${field} of ${name} was changed by hand ${changes}.`,
    advice: 'The value in the file was kept. If the source is right, change the file.',
  };
}

export function editedFile(file: string, fields: readonly string[]): PlanMessage {
  return {
    severity: 'note',
    message: `${file} was edited by hand (${fields.join(', ')}).`,
    advice: 'The edited values were kept.',
  };
}

/** Formats a value for a message: text in quotes, any other value as JSON. */
export function formatValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return quote(value);
  const { names, truncated } = Object(value) as { names?: unknown[]; truncated?: boolean };
  return names ? `${JSON.stringify(names)}${truncated ? ' et al.' : ''}` : JSON.stringify(value);
}
