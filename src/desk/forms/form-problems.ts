import type { FormKind } from '../addresses.ts';
import type { DeskWords } from '../words/words.ts';
import { checkFileValues, contentForms } from './content-forms.ts';
import { problemText } from './field-labels.ts';
import type { FormValues } from './form-values.ts';
import { nameOfPath } from './problem-name.ts';

/** Checks the values that a form would write. Returns messages by the name of the field. */
export function formProblems(
  words: DeskWords['edit'],
  kind: FormKind,
  data: unknown,
  values: FormValues,
): Map<string, string[]> {
  const problems = new Map<string, string[]>();
  for (const { path, message, code } of checkFileValues(kind, data)) {
    const isUnknown = code === 'unrecognized_keys';
    const name =
      isUnknown && path.length === 0 ? '_other' : nameOfPath(contentForms[kind].fields, values, path);
    const text = isUnknown ? words.unknownKey : problemText(words, message);
    // The other problems of a value are mostly consequences of the first one.
    if (!problems.has(name)) problems.set(name, [`${text.replace(/\.$/, '')}.`]);
  }
  return problems;
}
