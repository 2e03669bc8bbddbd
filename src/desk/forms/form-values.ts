import type { Field } from './field.ts';

/**
 * The values of a form by the names of its fields, as a browser sends them. The name of a field is its path with dots:
 * `author.0.family`. The name of a list has the keys of its items in their order: `author` has `0`, `1`, `new-1`. A
 * variant has the name of the chosen one. Fields that are not in the map keep their value.
 */
export type FormValues = ReadonlyMap<string, readonly string[]>;

/** Maximum number of items of a list that a form shows one by one. A longer list is shown as YAML. */
const maxItems = 150;

/** Returns the values of a form that shows a value. Values that the form cannot show are left out. */
export function toFormValues(field: Field, value: unknown, name: string): Map<string, string[]> {
  const values = new Map<string, string[]>();
  if (canShow(field, value)) add(field, value, name, values);
  return values;
}

/** Returns the values of a form with several fields. */
export function toAllFormValues(
  fields: Readonly<Record<string, Field>>,
  data: Readonly<Record<string, unknown>>,
): Map<string, string[]> {
  return new Map(Object.entries(fields).flatMap(([key, field]) => [...toFormValues(field, data[key], key)]));
}

/** Whether a form can show a value without losing a part of it. */
export function canShow(field: Field, value: unknown): boolean {
  if (field.kind === 'yaml') return false;
  if (value === undefined || value === null) return true;
  switch (field.kind) {
    case 'text':
      return isShowableText(value) || (typeof value === 'number' && Number.isFinite(value));
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'constant':
      return value === field.value;
    case 'choice':
      return typeof value === 'string' && field.options.includes(value);
    case 'choices':
      return Array.isArray(value) && value.every((each) => field.options.includes(String(each)));
    case 'lines':
      return (field.orOne && isLine(value)) || (Array.isArray(value) && value.every(isLine));
    case 'group': {
      if (field.shorthand !== undefined && isShowableText(value)) return true;
      const { fields } = field;
      return isMap(value) && Object.entries(value).every(([key, each]) => showsKey(fields, key, each));
    }
    case 'list':
      return (
        Array.isArray(value) &&
        value.length <= maxItems &&
        value.every((each) => each !== null && canShow(field.item, each))
      );
    case 'pairs':
      return isMap(value) && Object.entries(value).every((pair) => pair.every(isLine));
    case 'variants':
      return field.variants.some((variant) => canShow(variant.field, value));
  }
}

function showsKey(fields: Readonly<Record<string, Field>>, key: string, value: unknown): boolean {
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return field !== undefined && canShow(field, value);
}

function add(field: Field, value: unknown, name: string, values: Map<string, string[]>): void {
  switch (field.kind) {
    case 'text':
    case 'number':
    case 'choice':
      values.set(name, [value === undefined || value === null ? '' : String(value)]);
      break;
    case 'boolean':
      values.set(name, (typeof value === 'boolean' ? value : field.initial === true) ? ['true'] : []);
      break;
    case 'choices':
      values.set(name, Array.isArray(value) ? value.map(String) : []);
      break;
    case 'lines':
      values.set(name, [toTextLines(value).join('\n')]);
      break;
    case 'group': {
      const isShort = field.shorthand !== undefined && typeof value === 'string';
      const map: Record<string, unknown> = isShort
        ? { [field.shorthand as string]: value }
        : isMap(value)
          ? value
          : {};
      for (const [key, each] of Object.entries(field.fields)) add(each, map[key], `${name}.${key}`, values);
      break;
    }
    case 'list': {
      const items: readonly unknown[] = Array.isArray(value) ? value : [];
      values.set(
        name,
        items.map((_, index) => String(index)),
      );
      for (const [index, item] of items.entries()) add(field.item, item, `${name}.${index}`, values);
      break;
    }
    case 'pairs': {
      const pairs = isMap(value) ? Object.entries(value) : [];
      values.set(
        name,
        pairs.map((_, index) => String(index)),
      );
      for (const [index, [key, target]] of pairs.entries()) {
        values.set(`${name}.${index}.key`, [key]);
        values.set(`${name}.${index}.value`, [String(target)]);
      }
      break;
    }
    case 'variants': {
      const isGiven = value !== undefined && value !== null;
      const chosen = isGiven
        ? field.variants.find((variant) => canShow(variant.field, value))
        : field.required === true
          ? field.variants[0]
          : undefined;
      values.set(name, [chosen?.name ?? '']);
      if (chosen) add(chosen.field, isGiven ? value : undefined, `${name}.${chosen.name}`, values);
      break;
    }
    case 'constant':
    case 'yaml':
      break;
  }
}

/** Returns the values of a form for an item that was added to a list. */
export function newItemValues(field: Field, name: string): Map<string, string[]> {
  const values = new Map<string, string[]>();
  add(field, undefined, name, values);
  return values;
}

/** Returns the items of a list of texts, or the text that is written instead of a list with one item. */
export function toTextLines(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : [];
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Whether a browser sends back a text of several lines as it was. It changes line ends other than line feeds, and other
 * control characters.
 */
export function isShowableText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed() && !/\p{Cc}/u.test(value.replace(/[\n\t]/g, ''));
}

/** Whether a text can be one line of a text field with several lines. */
function isLine(value: unknown): value is string {
  return isShowableText(value) && !/\n/u.test(value) && value !== '' && value.trim() === value;
}
