import type { FormFields } from '../form.ts';
import { textField } from '../form.ts';

/** Name of the pasted text as a source. Texts that are pasted later are compared with it. */
export const pastedName = 'pasted text';

/** Returns the pasted text and the uploaded files of a form, with the names that messages show. */
export async function readUploads(fields: FormFields): Promise<{ file: string; bytes: Uint8Array }[]> {
  const text = textField(fields, 'text');
  const pasted = text.trim() === '' ? [] : [{ file: pastedName, bytes: new TextEncoder().encode(text) }];
  const files = (fields.get('files') ?? []).filter((value) => typeof value !== 'string' && value.size > 0);
  const uploads: { file: string; bytes: Uint8Array }[] = [];
  const used = new Set<string>([pastedName]);
  for (const file of files as File[]) {
    const name = shownName(file.name, used);
    used.add(name);
    uploads.push({ file: name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  return [...pasted, ...uploads];
}

/**
 * Returns the name of an uploaded file as a source. It never becomes a path: folders and control characters are removed,
 * and a name that another file of the form has gets a number.
 */
export function shownName(name: string, used: ReadonlySet<string>): string {
  const last = name.split(/[\\/]/u).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 100);
  const wanted = plain === '' || /^\.{1,100}$/u.test(plain) || plain === '-' ? 'file' : plain;
  let found = wanted;
  for (let number = 2; used.has(found); number++) found = `${wanted} (${number})`;
  return found;
}
