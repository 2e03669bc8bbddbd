import { type FormKind, contentKinds } from '../../../../src/desk/addresses.ts';
import { idSchema } from '../../../../src/model/id.ts';
import { textHash } from '../../../../src/files/undo-journal.ts';
import type { Desk } from '../desk.ts';
import { createEntries, type ReadEntries } from './entries.ts';

/** The state that all addresses below `/edit` share. */
export interface EditDesk {
  desk: Desk;
  entries: ReadEntries;
  /** Keeps the text from which a form was made, to know later what the user changed. */
  keepText(text: string): void;
  /** Returns a kept text by its hash. After a restart of the desk, no text is known. */
  keptText(hash: string | null | undefined): string | undefined;
}

/** Maximum number of texts that are kept. */
const maxTexts = 300;

export function createEditDesk(desk: Desk): EditDesk {
  const texts = new Map<string, string>();
  return {
    desk,
    entries: createEntries(desk.content),
    keepText(text) {
      const hash = textHash(text);
      texts.delete(hash);
      texts.set(hash, text);
      for (const oldest of texts.keys()) if (texts.size > maxTexts) texts.delete(oldest);
    },
    keptText: (hash) => (hash ? texts.get(hash) : undefined),
  };
}

/** Returns the kind that an address names. */
export function toKind(text: string | undefined): FormKind | undefined {
  return contentKinds.find((kind) => kind === text);
}

/** Returns the path of a content file; undefined if the id cannot be one. The id comes from an address. */
export function filePath(kind: FormKind, id: string | undefined): string | undefined {
  if (kind === 'settings') return 'site.yaml';
  return id !== undefined && idSchema.safeParse(id).success ? `${kind}/${id}.md` : undefined;
}

/** Returns the address of the page of the site that shows a file; undefined if no page shows it. */
export function pagePathOf(
  kind: FormKind,
  id: string,
  data: Readonly<Record<string, unknown>>,
): string | undefined {
  switch (kind) {
    case 'papers':
      return data.hidden === true ? undefined : `/papers/${id}/`;
    case 'authors':
      return data.page === false ? undefined : `/authors/${id}/`;
    case 'projects':
      return data.hidden === true ? undefined : `/projects/${id}/`;
    case 'news':
      return `/news/#${id}`;
    case 'settings':
      return '/';
  }
}
