import type { z } from 'zod';
import { type Diagnostic, quote } from '../model/diagnostic.ts';
import { nearestOf } from '../model/edit-distance.ts';
import { describeUnknownKey } from './likely-key.ts';
import { keysAt } from './schema-keys.ts';
import type { Values } from './yaml.ts';

/** Maximum number of unknown keys that are reported for one YAML map. */
const maxUnknownKeys = 10;

/**
 * Validates values from a file with a schema.
 *
 * @returns the validated values; or, for each invalid value, a diagnostic with the line of the value
 */
export function checkValues<Schema extends z.ZodType>(
  schema: Schema,
  { data, lineOf }: Values,
  file: string,
): { values: z.output<Schema> } | { diagnostics: Diagnostic[] } {
  const result = schema.safeParse(data, { error: defaultAdvice });
  if (result.success) return { values: result.data };
  const error = (path: readonly PropertyKey[], text: Text): Diagnostic => ({
    severity: 'error',
    file,
    line: lineOf(path),
    ...text,
  });
  return {
    diagnostics: result.error.issues.flatMap((issue) => {
      if (issue.code !== 'unrecognized_keys') return error(issue.path, describeIssue(issue, data));
      const known = keysAt(schema, issue.path);
      const parent = issue.path.length > 0 ? formatPath(issue.path) : undefined;
      return issue.keys
        .slice(0, maxUnknownKeys)
        .map((key) => error([...issue.path, key], describeUnknownKey(key, known, parent)));
    }),
  };
}

type Text = Pick<Diagnostic, 'message' | 'advice'>;

function describeIssue({ path: inSchema, message }: z.core.$ZodIssue, data: unknown): Text {
  const path = inSchema.slice(0, stepsIn(data, inSchema));
  const advice = `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  if (path.length === 0) return { message: 'The file does not contain keys with values.', advice };
  const value = valueAt(data, path);
  const name = formatPath(path);
  if (value === undefined)
    return { message: `The key ${name} is missing.`, advice: 'Add the key with a value.' };
  if (value === null || value === '') return { message: `The key ${name} has no value.`, advice };
  const shown = typeof value === 'object' ? '' : ` ${quote(String(value))}`;
  return { message: `The value${shown} of ${name} is not valid.`, advice };
}

/**
 * Returns how many steps of a path exist in the data. Some maps can also be written as one text (`repository`), and the
 * path of a problem then leads into this text.
 */
function stepsIn(data: unknown, path: readonly PropertyKey[]): number {
  const text = path.findIndex((_, steps) => typeof valueAt(data, path.slice(0, steps)) === 'string');
  return text === -1 ? path.length : text;
}

/** Formats the path of a value for a message: `"metrics.asOf" (item 2)`. */
function formatPath(path: readonly PropertyKey[]): string {
  const keys = path.filter((step) => typeof step === 'string').join('.');
  const index = path.findLast((step) => typeof step === 'number');
  return `"${keys}"${index === undefined ? '' : ` (item ${index + 1})`}`;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    data,
  );
}

/** Advice for a value of the wrong type. The key is Zod's name of the expected type. */
const typeAdvice: Readonly<Record<string, string>> = {
  string: 'write text, in quotes if it looks like a number',
  number: 'write a number',
  int: 'write a whole number',
  boolean: 'write true or false',
  array: 'write a list such as [one, two]',
  object: 'write keys with values, such as "title: A title"',
  record: 'write keys with values, such as { key: value }',
};

/** Returns the advice for an invalid value. Used only if the schema has no message of its own for this problem. */
function defaultAdvice(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') return typeAdvice[issue.expected];
  if (issue.code === 'too_small' && issue.origin !== 'string' && issue.origin !== 'array')
    return `write a number ${issue.inclusive ? 'of at least' : 'greater than'} ${issue.minimum}`;
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String);
    const near = typeof issue.input === 'string' ? nearestOf(issue.input.toLowerCase(), choices) : undefined;
    return `${near === undefined ? '' : `did you mean "${near}"? `}Use one of ${choices.join(', ')}`;
  }
  return undefined;
}
