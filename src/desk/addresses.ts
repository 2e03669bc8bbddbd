/**
 * Addresses of the forms of the desk. A field is named by its path in the file with dots: `DOI`, `author.0`, `theme.accent`.
 * The address then leads to this field.
 */

/** The kinds of content that have a form: the folders of the content, and the settings of the site. */
export const contentKinds = ['papers', 'authors', 'news', 'projects', 'settings'] as const;

export type FormKind = (typeof contentKinds)[number];

/** Returns the address of the form of the settings. */
function settingsAddress(field?: string): string {
  return withField('/edit/settings', field);
}

/** Returns the address of the list of one kind of content: `/edit/papers`. For the settings, it is their form. */
export function listAddress(kind: FormKind): string {
  return `/edit/${kind}`;
}

/**
 * Returns the address of the form of a file, `papers/folding.md` or `site.yaml`: `/edit/papers/folding#field-DOI`. Returns
 * `undefined` for any other file.
 */
export function fileAddress(file: string, field?: string): string | undefined {
  if (file === 'site.yaml') return settingsAddress(field);
  const [, folder, id] = /^(papers|authors|news|projects)\/([a-z0-9][a-z0-9-]{0,99})\.md$/.exec(file) ?? [];
  return folder === undefined ? undefined : withField(`/edit/${folder}/${id}`, field);
}

/** Returns the id of the element of a field, to which an address leads. */
export function fieldAnchor(field: string): string {
  return `field-${field.replace(/[^\w.-]/gu, '_')}`;
}

function withField(address: string, field: string | undefined): string {
  return field === undefined ? address : `${address}#${fieldAnchor(field)}`;
}
