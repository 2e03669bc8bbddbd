import type { FormValues } from '../../../../src/desk/forms/form-values.ts';
import type { FormFields } from '../form.ts';

/** Fields of a form that are not values of the file. */
const ownFields: ReadonlySet<string> = new Set(['token', 'opened', '_do', '_base', '_text', '_back']);

/**
 * Returns the values of a form that was sent. Browsers leave out boxes that are not checked and lists without items, so
 * that the form has a field `~name` for each of them.
 */
export function toSentValues(fields: FormFields): FormValues {
  const values = new Map<string, string[]>();
  for (const name of fields.keys()) if (name.startsWith('~')) values.set(name.slice(1), []);
  for (const [name, sent] of fields) {
    if (ownFields.has(name) || name.startsWith('~')) continue;
    values.set(
      name,
      sent.filter((value) => typeof value === 'string'),
    );
  }
  return values;
}
