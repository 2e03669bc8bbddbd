import { z } from 'zod';

/** A row in the documentation of the keys of a content file. */
export interface KeyRow {
  /** The key, after the keys that contain it: `theme.accent`. `[]` means each item of a list: `navigation[].label`. */
  key: string;
  /** The kind of value: `text`, `list of names`, `one of a, b`. */
  form: string;
  required: boolean;
  /** The value, as YAML, that is used if the key is left out. */
  default: string | undefined;
  description: string | undefined;
}

/** The properties of a JSON Schema (draft 2020-12) that zod generates from the schemas in `src/model/`. */
interface Node {
  title?: string;
  description?: string;
  type?: string;
  const?: unknown;
  enum?: readonly unknown[];
  default?: unknown;
  anyOf?: readonly Node[];
  items?: Node;
  properties?: Readonly<Record<string, Node>>;
  required?: readonly string[];
  additionalProperties?: Node | boolean;
  propertyNames?: Node;
}

/**
 * Returns a row for each key that a schema allows. Nested keys follow the key that contains them. If the schema of a
 * value has a title (`date`, `name`), the row shows this title, and the keys inside of the value get no rows.
 */
export function keyRows(schema: z.ZodType): KeyRow[] {
  return rowsOf(toNode(schema), '');
}

/** Describes a schema. A schema that also accepts a short form (`z.preprocess`) is described by its long form. */
function toNode(schema: z.ZodType): Node {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.ZodPipe && zodSchema.in instanceof z.ZodTransform)
        Object.assign(jsonSchema, toNode(zodSchema.out as z.ZodType), jsonSchema);
    },
  }) as Node;
}

/** Returns a Markdown table with one line per key. */
export function formatKeyTable(rows: readonly KeyRow[]): string {
  const lines = rows.map(({ key, form, required, default: value, description }) => {
    const notes = [
      description ?? '',
      required ? 'Required.' : '',
      value === undefined ? '' : `Default: \`${value}\`.`,
    ];
    return `| \`${key}\` | ${cell(form)} | ${cell(notes.filter(Boolean).join(' '))} |`;
  });
  return ['| key | form | meaning |', '| --- | --- | --- |', ...lines].join('\n');
}

function rowsOf(node: Node, prefix: string): KeyRow[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, value]) => {
    const key = prefix === '' ? name : `${prefix}.${name}`;
    const row: KeyRow = {
      key,
      form: formOf(value),
      required: (node.required ?? []).includes(name),
      default: value.default === undefined ? undefined : JSON.stringify(value.default).replaceAll('"', ''),
      description: value.description,
    };
    return [row, ...nestedRows(value, key)];
  });
}

function nestedRows(node: Node, key: string): KeyRow[] {
  if (node.title !== undefined) return [];
  if (node.items !== undefined) return nestedRows(node.items, `${key}[]`);
  return rowsOf(node, key);
}

function formOf(node: Node): string {
  if (node.title !== undefined) return node.title;
  if (node.enum !== undefined) return `one of ${node.enum.map((value) => `\`${value}\``).join(', ')}`;
  if (node.const !== undefined) return `\`${node.const}\``;
  if (node.anyOf !== undefined) return [...new Set(node.anyOf.map(formOf))].join(' or ');
  if (node.type === 'array') return `list of ${plural(formOf(node.items ?? {}))}`;
  if (node.type === 'object') {
    const values = node.additionalProperties;
    if (typeof values !== 'object' || node.properties !== undefined) return 'the keys below';
    const names = node.propertyNames?.enum;
    return names === undefined
      ? `${formOf(values)} by name`
      : `${formOf(values)} for each of ${names.map((name) => `\`${name}\``).join(', ')}`;
  }
  if (node.type === 'boolean') return '`true` or `false`';
  if (node.type === 'integer') return 'whole number';
  if (node.type === 'string') return 'text';
  return node.type ?? 'any value';
}

/** Returns the plural of a form: `date` becomes `dates`. `text` and forms of several words are not changed. */
function plural(form: string): string {
  if (form === 'the keys below') return 'items with the keys below';
  return /^[a-z]{1,30}$/i.test(form) && form !== 'text' ? `${form}s` : form;
}

/** Formats the text of a table cell. Vertical bars are escaped, because a vertical bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
