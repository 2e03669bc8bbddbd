import type { Field } from './field.ts';
import { type FormValues, newItemValues } from './form-values.ts';

/** A change to a form that writes nothing: an item of a list is added, removed or moved. */
export interface FormStep {
  kind: 'add' | 'remove' | 'up' | 'down' | 'refresh';
  /** Name of the list: `author`. */
  list: string;
  /** Key of the item in the list. */
  item: string;
}

/** Parses the value of a button: `add:author`, `up:author.2`. Returns `undefined` for any other text. */
export function parseFormStep(text: string): FormStep | undefined {
  const [, kind, path = ''] = /^(add|remove|up|down|refresh):([\w.-]{0,200})$/u.exec(text) ?? [];
  if (kind === undefined) return undefined;
  const dot = path.lastIndexOf('.');
  const isOfList = kind === 'add' || kind === 'refresh';
  return {
    kind: kind as FormStep['kind'],
    list: isOfList ? path : path.slice(0, Math.max(dot, 0)),
    item: isOfList ? '' : path.slice(dot + 1),
  };
}

/** Returns the values of a form after a step, and the name of the field that gets the focus. */
export function applyFormStep(
  fields: Readonly<Record<string, Field>>,
  values: FormValues,
  { kind, list, item }: FormStep,
): { values: FormValues; focus: string } {
  const after = new Map(values);
  const keys = [...(values.get(list) ?? [])];
  const field = fieldAt(fields, list);
  if (kind === 'refresh') return { values: withVariants(fields, after), focus: list };
  if (!field || (field.kind !== 'list' && field.kind !== 'pairs')) return { values, focus: list };
  const at = keys.indexOf(item);
  if (kind === 'add') {
    const key = newKey(keys);
    const added =
      field.kind === 'list'
        ? newItemValues(field.item, `${list}.${key}`)
        : new Map(['key', 'value'].map((part) => [`${list}.${key}.${part}`, ['']]));
    for (const [name, value] of added) after.set(name, value);
    after.set(list, [...keys, key]);
    return { values: after, focus: `${list}.${key}` };
  }
  if (at === -1) return { values, focus: list };
  if (kind === 'remove') {
    keys.splice(at, 1);
    for (const name of values.keys()) if (name.startsWith(`${list}.${item}.`)) after.delete(name);
    after.delete(`${list}.${item}`);
    after.set(list, keys);
    const next = keys[Math.min(at, keys.length - 1)];
    return { values: after, focus: next === undefined ? list : `${list}.${next}` };
  }
  const to = kind === 'up' ? at - 1 : at + 1;
  if (to >= 0 && to < keys.length) keys.splice(to, 0, ...keys.splice(at, 1));
  after.set(list, keys);
  return { values: after, focus: `${list}.${item}` };
}

/** Adds the fields of variants that were chosen but are not shown yet. */
function withVariants(
  fields: Readonly<Record<string, Field>>,
  values: Map<string, readonly string[]>,
): FormValues {
  for (const [name, [chosen]] of [...values]) {
    const field = fieldAt(fields, name);
    const variant =
      field?.kind === 'variants' ? field.variants.find((each) => each.name === chosen) : undefined;
    if (!variant) continue;
    const other = [...values].find(
      ([key, [text]]) => key.startsWith(`${name}.`) && !key.startsWith(`${name}.${chosen}`) && text !== '',
    );
    for (const [key, value] of newItemValues(variant.field, `${name}.${variant.name}`)) {
      if (values.has(key)) continue;
      const isFirst = key === `${name}.${variant.name}` || key === `${name}.${variant.name}.${variant.name}`;
      values.set(key, isFirst && other ? other[1] : value);
    }
  }
  return values;
}

/** Returns the field with a name, or `undefined` if the form has none. */
export function fieldAt(fields: Readonly<Record<string, Field>>, name: string): Field | undefined {
  const [first = '', ...steps] = name.split('.');
  let field = Object.hasOwn(fields, first) ? fields[first] : undefined;
  for (const step of steps) {
    if (field?.kind === 'group') field = Object.hasOwn(field.fields, step) ? field.fields[step] : undefined;
    else if (field?.kind === 'list') field = field.item;
    else if (field?.kind === 'variants') field = field.variants.find((each) => each.name === step)?.field;
    else return undefined;
  }
  return field;
}

function newKey(keys: readonly string[]): string {
  const numbers = keys.map((key) => Number(/^new-(\d{1,6})$/.exec(key)?.[1] ?? 0));
  return `new-${Math.max(0, ...numbers) + 1}`;
}
