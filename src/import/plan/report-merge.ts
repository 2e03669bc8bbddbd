import { type Diagnostic, quote } from '../../model/diagnostic.ts';
import type { RecordGroup } from '../merge/group-records.ts';
import type { MergedPaper } from '../merge/merge-paper.ts';
import { disputedField, editedFile, formatValue } from './messages.ts';

/**
 * Reports fields that were edited by hand, and sources that contradict each other.
 *
 * @param isByHand whether a user created the file without an import. In that case, one note reports all differences.
 */
export function reportMerge(
  records: RecordGroup,
  file: string,
  merged: MergedPaper,
  isByHand = false,
): Diagnostic[] {
  const [first] = records;
  const name = quote(first.paper.title);
  const diagnostics: Diagnostic[] = [];
  if (isByHand && merged.disputed.length > 0) {
    const fields = [...new Set(merged.disputed.map(({ field }) => field))].join(', ');
    const message = `${file} was not created by an import and differs from ${name} in ${fields}.`;
    const advice = 'The values in the file were kept; missing values were added.';
    const [{ question } = {}] = merged.disputed;
    diagnostics.push(locate({ severity: 'note', message, advice, ...asked(question) }, first));
  } else {
    for (const { record, question, ...conflict } of merged.disputed)
      diagnostics.push(locate({ ...disputedField(conflict, name, file), ...asked(question) }, record));
  }
  const byRecord = Map.groupBy(merged.contradicted, ({ record }) => record);
  for (const [record, conflicts] of byRecord) {
    const parts = conflicts.map(({ field, current, incoming, origin }) => {
      const where = origin.record ? `${origin.record.file}:${origin.record.line}` : (origin.source ?? file);
      return `${field} is ${formatValue(current)} in ${where} and ${formatValue(incoming)} here`;
    });
    const message = `Sources contradict each other about ${name}: ${parts.join('; ')}.`;
    const isThis = conflicts.some(({ winner }) => winner === 'incoming');
    const advice = isThis
      ? `The value of the first profile in the alphabet was kept. If it is wrong, change ${file}.`
      : `The first value was kept. If this source is right, change ${file}.`;
    const [{ question } = {}] = conflicts;
    diagnostics.push(locate({ severity: 'warning', message, advice, ...asked(question) }, record));
  }
  if (merged.edited.length > 0) diagnostics.push(locate(editedFile(file, merged.edited), first));
  return diagnostics;
}

function asked(question: string | undefined): Pick<Diagnostic, 'question'> {
  return question === undefined ? {} : { question };
}

/** Adds the place of a record to a message. */
export function locate(
  message: Omit<Diagnostic, 'file' | 'line'>,
  { file, line }: { file: string; line: number },
): Diagnostic {
  return { ...message, file, line };
}
