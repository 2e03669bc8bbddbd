import { maxFileBytes } from '../../../src/files/paper-files.ts';

/** Maximum size of a form, in bytes. */
const maxFormBytes = 2_000_000;

/** Addresses of forms that may be larger, because they contain files. The first that begins the address applies. */
const largerForms: readonly { path: string; bytes: number }[] = [
  // Bibliographies, PDF and Word files to import.
  { path: '/bring', bytes: 60_000_000 },
  // Photos, thumbnails and files of papers.
  { path: '/edit/upload', bytes: maxFileBytes + 1_000_000 },
];

/** Maximum number of fields of a form, and of files in it. */
export const maxFields = 5000;
export const maxFiles = 100;

/** Returns the maximum size of a request to an address, in bytes. */
export function maxBytes(path: string): number {
  const larger = largerForms.find((form) => path === form.path || path.startsWith(`${form.path}/`));
  return larger?.bytes ?? maxFormBytes;
}
