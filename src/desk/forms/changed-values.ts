import type { Field, GroupField, LinesField, ListField, VariantsField } from './field.ts';
import { canShow, type FormValues, isMap, toFormValues, toTextLines } from './form-values.ts';

/**
 * Returns the changed values of a form by key; `undefined` for a key to remove. A value that the user did not change is
 * left out, also if the file spells it in another way than Offprint would, such as a number without quotes.
 *
 * @param data the values of the file that the form showed
 */
export function changedValues(
  fields: Readonly<Record<string, Field>>,
  values: FormValues,
  data: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const old = data[key];
    const value = readField(field, values, key, old);
    if (value !== old) changes[key] = value;
  }
  return changes;
}

/** Returns the value of a field, which is `old` itself if nothing was changed. */
function readField(field: Field, values: FormValues, name: string, old: unknown): unknown {
  const sent = values.get(name);
  switch (field.kind) {
    case 'text':
    case 'number':
    case 'choice':
      return sent ? readText(field, toText(sent[0]), old) : old;
    case 'boolean': {
      if (!sent) return old;
      const isSet = sent.includes('true');
      if (isSet === (typeof old === 'boolean' ? old : field.initial === true)) return old;
      // The usual value needs no key.
      return isSet === (field.initial === true) ? undefined : isSet;
    }
    case 'choices': {
      if (!sent) return old;
      const chosen = field.options.filter((option) => sent.includes(option));
      const isSame = Array.isArray(old) && isSameSet(old.map(String), chosen);
      return isSame || (old === undefined && chosen.length === 0) ? old : orNothing(chosen);
    }
    case 'lines':
      return sent ? readLines(field, toText(sent[0]), old) : old;
    case 'group':
      return readGroup(field, values, name, old);
    case 'list':
      return sent ? readList(field, sent, values, name, old) : old;
    case 'pairs':
      return sent ? readPairs(sent, values, name, old) : old;
    case 'variants':
      return sent ? readVariant(field, sent[0] ?? '', values, name, old) : old;
    case 'constant':
      return field.value;
    case 'yaml':
      return old;
  }
}

function readText(
  field: Extract<Field, { kind: 'text' | 'number' | 'choice' }>,
  sent: string,
  old: unknown,
): unknown {
  const shown = old === undefined || old === null ? '' : String(old);
  if (sent === shown) return old;
  const text = sent.trim();
  if (text === '') return undefined;
  const number = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{0,9}[1-9])?$/.test(text) ? Number(text) : undefined;
  if (field.kind === 'number') return number ?? text;
  const takesNumber = field.kind === 'text' && field.numbers !== undefined;
  const wasNumber = typeof old === 'number' || (field.kind === 'text' && field.numbers === 'value');
  return takesNumber && wasNumber && number !== undefined && String(number) === text ? number : text;
}

function readLines(field: LinesField, sent: string, old: unknown): unknown {
  const lines = sent
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const before = toTextLines(old);
  if (lines.length === before.length && lines.every((line, index) => line === before[index])) return old;
  return field.orOne && !Array.isArray(old) && lines.length === 1 ? lines[0] : orNothing(lines);
}

function readGroup(
  { fields, shorthand }: GroupField,
  values: FormValues,
  name: string,
  old: unknown,
): unknown {
  const isShort = shorthand !== undefined && typeof old === 'string';
  const before: Record<string, unknown> = isShort ? { [shorthand]: old } : isMap(old) ? old : {};
  const after = { ...before };
  let isChanged = false;
  for (const [key, field] of Object.entries(fields)) {
    const value = readField(field, values, `${name}.${key}`, before[key]);
    if (value === before[key]) continue;
    isChanged = true;
    if (value === undefined) delete after[key];
    else after[key] = value;
  }
  if (!isChanged) return old;
  const keys = Object.keys(after).filter((key) => after[key] !== null && after[key] !== undefined);
  if (keys.length === 0) return undefined;
  const isNew = old === undefined || old === null || isShort;
  const short = shorthand === undefined ? undefined : after[shorthand];
  return isNew && keys.length === 1 && typeof short === 'string' ? short : after;
}

function readList(
  { item }: ListField,
  keys: readonly string[],
  values: FormValues,
  name: string,
  old: unknown,
): unknown {
  const before: readonly unknown[] = Array.isArray(old) ? old : [];
  const items = keys
    .map((key) =>
      readField(item, values, `${name}.${key}`, /^\d+$/.test(key) ? before[Number(key)] : undefined),
    )
    .filter((each) => each !== undefined);
  if (items.length === before.length && items.every((each, index) => each === before[index])) return old;
  return orNothing(items);
}

function readPairs(keys: readonly string[], values: FormValues, name: string, old: unknown): unknown {
  const pairs = keys.flatMap((key): [string, string][] => {
    const label = toText(values.get(`${name}.${key}.key`)?.[0]).trim();
    const target = toText(values.get(`${name}.${key}.value`)?.[0]).trim();
    return label === '' && target === '' ? [] : [[label, target]];
  });
  const before = isMap(old) ? Object.entries(old) : [];
  const isSame =
    pairs.length === before.length &&
    pairs.every(([key, value], index) => key === before[index]?.[0] && value === before[index][1]);
  // A map that a literal `__proto__` cannot change.
  return isSame ? old : pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

function readVariant(
  field: VariantsField,
  chosen: string,
  values: FormValues,
  name: string,
  old: unknown,
): unknown {
  if (chosen === '') return undefined;
  const variant = field.variants.find((each) => each.name === chosen);
  if (!variant) return old;
  const own = canShow(variant.field, old) ? old : undefined;
  // A variant that was chosen, but whose fields the form did not show yet, takes over what it can.
  const isShown = [...toFormValues(variant.field, undefined, `${name}.${chosen}`).keys()].some((key) =>
    values.has(key),
  );
  if (!isShown && variant.field.kind !== 'constant') return old;
  return readField(variant.field, values, `${name}.${chosen}`, own);
}

function orNothing<Item>(items: Item[]): Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}

/** Returns a sent text with the line ends of a file. Browsers send CRLF. */
function toText(sent: string | undefined): string {
  return (sent ?? '').replace(/\r\n?/g, '\n');
}
