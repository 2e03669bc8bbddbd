import type { z } from 'zod';
import { parseAuthorFile } from '../../files/author-file.ts';
import { editBody, editFile, editYamlFile } from '../../files/edit-file.ts';
import { parseFrontmatter } from '../../files/frontmatter.ts';
import { parseNewsFile } from '../../files/news-file.ts';
import { parsePaperFile } from '../../files/paper-file.ts';
import { parseProjectFile } from '../../files/project-file.ts';
import { parseSiteFile, withoutUnset } from '../../files/site-file.ts';
import { parseYaml } from '../../files/yaml.ts';
import { authorFrontmatterSchema } from '../../model/author.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { newsFrontmatterSchema } from '../../model/news.ts';
import { paperFrontmatterSchema } from '../../model/paper.ts';
import { projectFrontmatterSchema } from '../../model/project.ts';
import { siteSchema } from '../../model/site.ts';
import type { FormKind } from '../addresses.ts';
import { type Field, fieldsOf } from './field.ts';
import { type FormValues, isMap, isShowableText, toAllFormValues } from './form-values.ts';
import { changedValues } from './changed-values.ts';

/** Name of the form field with the text below the frontmatter. No key of a file has this name. */
export const bodyName = '_body';

/** How the files of one kind of content are read and shown in a form. */
interface ContentForm {
  schema: z.ZodType;
  fields: Readonly<Record<string, Field>>;
  /** Whether the file has a text below its frontmatter. */
  hasBody: boolean;
  parse(text: string, file: string, id: string): object | { diagnostics: Diagnostic[] };
}

/** Returns how the files of each kind of content are read and shown. */
function makeForm(kind: FormKind): ContentForm {
  switch (kind) {
    case 'papers':
      return form(paperFrontmatterSchema, parsePaperFile);
    case 'authors': {
      const made = form(authorFrontmatterSchema, parseAuthorFile);
      // A person has a page unless its file states otherwise.
      const { page } = made.fields;
      return page ? { ...made, fields: { ...made.fields, page: { ...page, initial: true } } } : made;
    }
    case 'news':
      return form(newsFrontmatterSchema, parseNewsFile);
    case 'projects':
      return form(projectFrontmatterSchema, parseProjectFile);
    case 'settings':
      return { ...form(siteSchema, parseSiteFile), hasBody: false };
  }
}

function form(schema: z.ZodType, parse: ContentForm['parse']): ContentForm {
  return { schema, fields: fieldsOf(schema), hasBody: true, parse };
}

/** Returns how the files of one kind of content are read and shown. */
export const contentForms: Readonly<Record<FormKind, ContentForm>> = {
  papers: makeForm('papers'),
  authors: makeForm('authors'),
  news: makeForm('news'),
  projects: makeForm('projects'),
  settings: makeForm('settings'),
};

/** The values of a file as they are written, not validated, and the text below them. */
export interface FileValues {
  data: Record<string, unknown>;
  body: string;
}

/** The text of a file that does not exist yet. */
export const newFileText = '---\n---\n';

/** Reads the values of a file for a form, or returns the reasons why the file can only be edited as text. */
export function readFileValues(
  kind: FormKind,
  text: string,
  file: string,
): FileValues | { diagnostics: Diagnostic[] } {
  const read = kind === 'settings' ? parseYaml(text, file) : parseFrontmatter(text, file);
  if (Array.isArray(read)) return { diagnostics: read };
  const { data } = read;
  if (isMap(data)) return { data, body: 'body' in read ? String(read.body) : '' };
  const message = 'The file does not contain keys with values.';
  const advice = 'Write keys with values, such as "title: A title".';
  return { diagnostics: [{ severity: 'error', file, line: 1, message, advice }] };
}

/** Returns the values of the form of a file. */
export function fileFormValues(kind: FormKind, { data, body }: FileValues): FormValues {
  const { fields, hasBody } = contentForms[kind];
  const values = toAllFormValues(fields, data);
  if (hasBody && isShowableText(body)) values.set(bodyName, [body]);
  return values;
}

/** The changes that a user made in a form: values by key, and the text below them if it was changed. */
export interface FormChanges {
  changes: Record<string, unknown>;
  body?: string;
}

/** Returns the fields that a user changed in a form. */
export function readChanges(kind: FormKind, values: FormValues, shown: FileValues): FormChanges {
  const sent = values.get(bodyName)?.[0]?.replace(/\r\n?/g, '\n');
  const changes = changedValues(contentForms[kind].fields, values, shown.data);
  return sent === undefined || sent === shown.body || sent.trim() === shown.body
    ? { changes }
    : { changes, body: sent.trim() };
}

/** Returns the text of a file after the changes of a form. All lines of other values stay as they are. */
export function writeChanges(
  kind: FormKind,
  text: string,
  file: FileValues,
  { changes, body }: FormChanges,
): string {
  const own = Object.keys(contentForms[kind].fields);
  const keys = [...own, ...Object.keys(file.data).filter((key) => !own.includes(key))];
  if (kind === 'settings') return editYamlFile(text, changes, keys);
  const edited = Object.keys(changes).length === 0 ? text : editFile(text, changes, keys);
  return body === undefined ? edited : editBody(edited, file.body, body);
}

/** A problem with a value of a form, as the schema reports it. */
export interface ValueProblem {
  path: readonly (string | number)[];
  /** The message of the schema, or of zod if the schema has none. */
  message: string;
  code: string;
}

/** Checks the values of a file with its schema. */
export function checkFileValues(kind: FormKind, data: unknown): ValueProblem[] {
  const result = contentForms[kind].schema.safeParse(kind === 'settings' ? withoutUnset(data) : data);
  return (result.error?.issues ?? []).map((issue) => ({
    path: issue.path.filter((step) => typeof step !== 'symbol'),
    message: issue.message,
    code: issue.code,
  }));
}

/** Checks the whole text of a file as a build does. The messages have the lines of the text. */
export function checkFileText(kind: FormKind, text: string, file: string, id: string): Diagnostic[] {
  const read = contentForms[kind].parse(text, file, id);
  return 'diagnostics' in read && !('value' in read) ? (read.diagnostics as Diagnostic[]) : [];
}
