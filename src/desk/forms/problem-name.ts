import type { Field } from './field.ts';
import type { FormValues } from './form-values.ts';
import { changedValues } from './changed-values.ts';

/**
 * Returns the name of the form field that shows the value at a path: `author.new-1.text` for `['author', 2]`. The items of
 * a list have other keys in the form than in the file, because empty items are not written.
 */
export function nameOfPath(
  fields: Readonly<Record<string, Field>>,
  values: FormValues,
  path: readonly (string | number)[],
): string {
  const [first, ...steps] = path;
  let name = String(first ?? '');
  let field: Field | undefined = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const enterVariant = () => {
    while (field?.kind === 'variants') {
      const chosen = values.get(name)?.[0];
      const variant: VariantOf = field.variants.find((each) => each.name === chosen);
      if (!variant || variant.field.kind === 'constant') return;
      name = `${name}.${variant.name}`;
      field = variant.field;
    }
  };
  enterVariant();
  for (const step of steps) {
    if (field?.kind === 'group' && typeof step === 'string' && Object.hasOwn(field.fields, step)) {
      name = `${name}.${step}`;
      field = field.fields[step];
    } else if (field?.kind === 'list' && typeof step === 'number') {
      const { item }: { item: Field } = field;
      const written = (values.get(name) ?? []).filter((key) => isWritten(item, values, `${name}.${key}`));
      const key = written[step];
      if (key === undefined) return name;
      name = `${name}.${key}`;
      field = item;
    } else return name;
    enterVariant();
  }
  return name;
}

type VariantOf = { name: string; field: Field } | undefined;

/** Whether an item of a list has a value, so that it is written to the file. */
function isWritten(item: Field, values: FormValues, name: string): boolean {
  const own = new Map(
    [...values].flatMap(([key, value]) =>
      key === name || key.startsWith(`${name}.`) ? [[`item${key.slice(name.length)}`, value]] : [],
    ),
  );
  return changedValues({ item }, own, {}).item !== undefined;
}
