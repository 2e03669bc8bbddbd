import type { Name } from '../../../model/name.ts';

/**
 * Forms in which reference lists write names:
 *
 * - `inverted`: `Quill, A. B.` or `Quill, AB`, as in APA, Harvard and Nature;
 * - `inverted-full`: `Quill, Ada B.`, as in MLA for the first name, and everywhere in some lists;
 * - `chicago`: the first name as `Quill, Ada B.`, all other names as `Bo Chen`;
 * - `initials`: `A. B. Quill`, as in IEEE;
 * - `full`: `Ada B. Quill`, as in ACM and dblp;
 * - `vancouver`: `Quill AB`, as in NLM and Vancouver;
 * - `unspaced`: names of a script without spaces, such as `陈昊`.
 */
export const nameForms = [
  'inverted',
  'inverted-full',
  'chicago',
  'initials',
  'full',
  'vancouver',
  'unspaced',
] as const;

export type NameForm = (typeof nameForms)[number];

export interface ReadName {
  name: Name;
  isOdd: boolean;
}
