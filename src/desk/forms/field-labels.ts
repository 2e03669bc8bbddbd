import type { FormKind } from '../addresses.ts';
import type { DeskWords } from '../words/words.ts';
import { errorKeys } from './error-keys.ts';

type EditWords = DeskWords['edit'];

/** Names that are the same in all languages, by the choice of a field. */
const shownNames: Readonly<Record<string, string>> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  gitea: 'Gitea, Forgejo',
  arxiv: 'arXiv',
  crossref: 'Crossref',
  openalex: 'OpenAlex',
  'semantic-scholar': 'Semantic Scholar',
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  zh: '中文',
  ar: 'العربية',
};

/**
 * Returns the label and the hint of a field.
 *
 * @param path the keys of the field without those of list items: `['metrics', 'value']`
 */
export function fieldLabel(
  words: EditWords,
  kind: FormKind,
  path: readonly string[],
): { label: string; hint: string | undefined } {
  const table: Readonly<Record<string, readonly [label: string, hint?: string]>> = words.fields;
  const last = path.at(-1) ?? '';
  const names = [`${kind}.${path.join('.')}`, path.join('.'), path.slice(-2).join('.'), last];
  const found = names.find((name) => Object.hasOwn(table, name));
  const [label, hint] = (found === undefined ? undefined : table[found]) ?? [last];
  return { label, hint };
}

/** Returns the text of a choice of a field, or of one of its variants. */
export function optionLabel(words: EditWords, option: string, key?: string): string {
  const table: Readonly<Record<string, string>> = words.options;
  const own = key === undefined ? undefined : `${key}.${option}`;
  if (own !== undefined && Object.hasOwn(table, own)) return table[own] ?? option;
  const general = key === undefined ? option : `variant.${option}`;
  if (Object.hasOwn(table, general)) return table[general] ?? option;
  return shownNames[option] ?? option;
}

/** Returns a message of a schema in the language of the desk. */
export function problemText(words: EditWords, message: string): string {
  if (Object.hasOwn(errorKeys, message)) {
    const key = errorKeys[message];
    if (key) return words.errors[key];
  }
  // The messages about ids of services differ in their examples only.
  if (message.startsWith('write the id without an address')) return words.errors.service;
  if (message.startsWith('write the whole address of the site')) return words.errors.site;
  // The messages of zod itself are for programmers.
  if (/^(?:Invalid|Too|Unrecognized|Required)\b/.test(message))
    return message.includes('received undefined') ? words.missing : words.notValid;
  return message.charAt(0).toUpperCase() + message.slice(1);
}
