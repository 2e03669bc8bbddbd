import type { Context } from 'hono';

/** The fields of a form that was sent. A field may occur several times. */
export type FormFields = ReadonlyMap<string, readonly (string | File)[]>;

/** Reads the fields of a form. The size of the form was checked before. */
export async function readForm(context: Context): Promise<FormFields> {
  const body = await context.req.parseBody({ all: true });
  return new Map(Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value : [value]]));
}

/** Returns the text of a field, with the line ends of content files (browsers send CRLF); an empty text if it is missing. */
export function textField(fields: FormFields, name: string): string {
  const value = fields.get(name)?.at(0);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}

/** Reads the fields of `openedFields()`: the hash of each file when the form was opened. */
export function openedFiles(fields: FormFields): Map<string, string | null> {
  const lines = (fields.get('opened') ?? []).filter((value) => typeof value === 'string');
  return new Map(
    lines.map((line) => {
      const space = line.indexOf(' ');
      const hash = line.slice(0, space);
      return [line.slice(space + 1), hash === '-' ? null : hash];
    }),
  );
}
