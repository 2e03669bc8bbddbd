import { type Diagnostic, formatDiagnostic, quote } from '../../model/diagnostic.ts';
import { baselineFile } from '../merge/baseline.ts';
import type { FieldConflict } from '../merge/merge-fields.ts';
import type { AssignedFile } from './assign-files.ts';
import { paperFile } from './paper-path.ts';

/** A diagnostic of the import plan. The file and the line of the record are added later. */
type PlanMessage = Omit<Diagnostic, 'file' | 'line'>;

/** Reports a file of a person that a user deleted after an earlier import. */
export function deletedFile(file: string): PlanMessage {
  return {
    severity: 'note',
    message: `${file} was deleted by hand and was not created again.`,
    advice: `To import it again, remove its line from ${baselineFile}.`,
  };
}

/**
 * Reports a paper whose file is missing.
 *
 * @param title the title of the paper, in quotes
 */
export function missingPaper(title: string, { id, maybe, isDoubtful }: AssignedFile): PlanMessage {
  const file = paperFile(id);
  const again = `To import it again, remove its line from ${baselineFile}.`;
  if (maybe !== undefined)
    return {
      severity: 'warning',
      message: `${title} was not imported: ${file} is missing, and ${paperFile(maybe)} may be this file with another name.`,
      advice: `If it is, add "aliases: [${id}]" to ${paperFile(maybe)}. ${again}`,
    };
  if (isDoubtful)
    return {
      severity: 'warning',
      message: `${title} was not imported: it may be ${file}, which was deleted by hand.`,
      advice: `To import it, remove the line about ${file} from ${baselineFile}.`,
    };
  return {
    severity: 'note',
    message: `${title} (${file}) was deleted by hand and was not created again.`,
    advice: again,
  };
}

/**
 * Reports a file that the import cannot update, with the first of its faults.
 *
 * @param movedFrom the path that the file had at the last import, if a user seems to have renamed it
 */
export function invalidFile(
  file: string,
  faults: readonly Diagnostic[] = [],
  movedFrom?: string,
): PlanMessage {
  const [fault, ...others] = faults;
  const shown = fault?.file ?? file;
  const what = movedFrom === undefined ? shown : `${shown}, which seems to be the renamed ${movedFrom},`;
  const more =
    others.length > 0 ? ` ${others.length} more problems are reported by npm run lint-content.` : '';
  return {
    severity: 'warning',
    message: `${what} exists but is not valid; it was not changed.`,
    advice: fault
      ? `Fix it and import again: ${formatDiagnostic(fault)}${more}`
      : 'Run npm run lint-content to see the errors.',
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
