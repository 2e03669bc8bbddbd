import { z } from 'zod';

/** How a form shows one value of a content file. Made from the zod schema of the value. */
export type Field = (
  | TextField
  | { kind: 'number' }
  | { kind: 'boolean' }
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'choices'; options: readonly string[] }
  | LinesField
  | GroupField
  | ListField
  | { kind: 'pairs' }
  | VariantsField
  | { kind: 'constant'; value: boolean }
  /** A value that a form cannot show. It stays in the file as it is, and the form shows it as YAML. */
  | { kind: 'yaml' }
) & { required?: boolean; initial?: unknown };

/** One text, date or address. */
interface TextField {
  kind: 'text';
  format?: 'date' | 'address' | 'id';
  /** Whether the file may have a number instead, such as `volume: 12`. */
  numbers: 'text' | 'value' | undefined;
}

/** A list of short texts: one text per line. */
export interface LinesField {
  kind: 'lines';
  /** Whether a list with one item may be written as the item itself, such as `project: folding`. */
  orOne: boolean;
}

/** A map with known keys. */
export interface GroupField {
  kind: 'group';
  fields: Readonly<Record<string, Field>>;
  /** The key whose value may be written instead of the whole map, if the map has no other keys. */
  shorthand: string | undefined;
}

/** A list of values that are more than a text. */
export interface ListField {
  kind: 'list';
  item: Field;
}

/** A value that has one of several forms, such as a name: a text, its parts, or the name of a group. */
export interface VariantsField {
  kind: 'variants';
  variants: readonly { name: string; field: Field }[];
}

/** Returns the fields of a map by key, in the order of the schema. */
export function fieldsOf(schema: z.ZodType): Readonly<Record<string, Field>> {
  const field = toField(schema);
  return field.kind === 'group' ? field.fields : {};
}

/** Returns how a form shows the values of a schema. */
function toField(schema: z.ZodType): Field {
  if (schema instanceof z.ZodOptional) return { ...toField(schema.unwrap() as z.ZodType), required: false };
  if (schema instanceof z.ZodDefault)
    return {
      ...toField(schema.unwrap() as z.ZodType),
      required: false,
      initial: schema.safeParse(undefined).data,
    };
  return { required: true, ...plainField(schema) };
}

function plainField(schema: z.ZodType): Field {
  if (schema instanceof z.ZodPipe) return pipeField(schema);
  if (schema instanceof z.ZodString) return { kind: 'text', numbers: undefined, ...formatOf(schema) };
  if (schema instanceof z.ZodNumber) return { kind: 'number' };
  if (schema instanceof z.ZodBoolean) return { kind: 'boolean' };
  if (schema instanceof z.ZodEnum) return { kind: 'choice', options: schema.options.map(String) };
  if (schema instanceof z.ZodLiteral && typeof schema.value === 'boolean')
    return { kind: 'constant', value: schema.value };
  if (schema instanceof z.ZodObject) return groupField(schema);
  if (schema instanceof z.ZodArray) return listField(toField(schema.element as z.ZodType));
  if (schema instanceof z.ZodRecord) return recordField(schema);
  // `z.email()` and other formats of texts are classes of their own.
  if (schema instanceof z.ZodStringFormat) return { kind: 'text', numbers: undefined };
  return schema instanceof z.ZodUnion ? unionField(schema, formatOf(schema)) : { kind: 'yaml' };
}

/** Returns the field of what is written in the file, since a transformation only changes what is read from it. */
function pipeField(schema: z.ZodPipe): Field {
  const { in: before, out: after } = schema;
  if (!(before instanceof z.ZodTransform)) return plainField(before as z.ZodType);
  // A preprocessing step accepts a short form: it makes a map of a text.
  const field = plainField(after as z.ZodType);
  const shorthand = field.kind === 'group' ? keyOfShortForm(schema, before) : undefined;
  return field.kind === 'group' ? { ...field, shorthand } : field;
}

function keyOfShortForm(schema: z.ZodType, step: z.ZodTransform | z.ZodType): string | undefined {
  const made: unknown =
    step instanceof z.ZodTransform
      ? z.pipe(z.unknown(), step).safeParse('x').data
      : schema.safeParse('x').data;
  const keys = typeof made === 'object' && made !== null && !Array.isArray(made) ? Object.keys(made) : [];
  return keys.length === 1 ? keys[0] : undefined;
}

function groupField(schema: z.ZodObject): Field {
  const fields = Object.entries(schema.shape).map(([key, value]) => [key, toField(value as z.ZodType)]);
  return {
    kind: 'group',
    fields: Object.fromEntries(fields) as Record<string, Field>,
    shorthand: undefined,
  };
}

function listField(item: Field): Field {
  if (item.kind === 'text') return { kind: 'lines', orOne: false };
  if (item.kind === 'choice') return { kind: 'choices', options: item.options };
  return item.kind === 'yaml' ? item : { kind: 'list', item };
}

function recordField(schema: z.ZodRecord): Field {
  const value = toField(schema.valueType as z.ZodType);
  if (value.kind !== 'text') return { kind: 'yaml' };
  if (!(schema.keyType instanceof z.ZodEnum)) return { kind: 'pairs' };
  const keys = schema.keyType.options.map(String);
  const optional: Field = { ...value, required: false };
  return {
    kind: 'group',
    fields: Object.fromEntries(keys.map((key) => [key, optional])),
    shorthand: undefined,
  };
}

function unionField(schema: z.ZodUnion, format: Pick<TextField, 'format'>): Field {
  const options = schema.options.map((option) => ({
    schema: option as z.ZodType,
    field: toField(option as z.ZodType),
  }));
  const [first, second] = options;
  const kinds = options.map(({ field }) => field.kind);
  if (kinds.every((kind) => kind === 'text' || kind === 'number') && kinds.includes('text')) {
    const isTextual = options.every(({ schema: option }) => typeof option.safeParse(1).data !== 'number');
    return {
      kind: 'text',
      ...format,
      numbers: kinds.includes('number') ? (isTextual ? 'text' : 'value') : undefined,
    };
  }
  // A text is the short form of a map or list if reading it makes one.
  if (first?.field.kind === 'text' && second && options.length === 2) {
    if (second.field.kind === 'lines') return { ...second.field, orOne: true };
    const shorthand = keyOfShortForm(first.schema, first.schema);
    if (second.field.kind === 'group' && shorthand !== undefined) return { ...second.field, shorthand };
  }
  if (kinds.includes('yaml')) return { kind: 'yaml' };
  return {
    kind: 'variants',
    variants: options.flatMap(({ field }): { name: string; field: Field }[] =>
      field.kind === 'boolean'
        ? [true, false].map((value) => ({ name: String(value), field: { kind: 'constant', value } }))
        : [{ name: variantName(field), field }],
    ),
  };
}

/** Returns the name of a variant, by which its label is found: its kind, or the first key of a map. */
function variantName(field: Field): string {
  if (field.kind === 'constant') return String(field.value);
  return field.kind === 'group' ? (Object.keys(field.fields)[0] ?? 'group') : field.kind;
}

/** Returns the format of a text, from the title that its schema has. */
function formatOf(schema: z.ZodType): Pick<TextField, 'format'> {
  const title = schema.meta()?.title;
  if (title === 'date' || title === 'id') return { format: title };
  return typeof title === 'string' && title.startsWith('address') ? { format: 'address' } : {};
}
