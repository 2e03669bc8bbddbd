/**
 * Addresses of the forms of the desk. A field is named by its path in the file with dots: `DOI`, `author.0`, `theme.accent`.
 * The address then leads to this field.
 */

/** Returns the address of the form of a file: `papers/folding.md`, `site.yaml`; `undefined` for any other file. */
export function fileAddress(file: string, field?: string): string | undefined {
  if (file === 'site.yaml') return withField('/edit/settings', field);
  const [, folder, id] = /^(papers|authors|news|projects)\/([a-z0-9][a-z0-9-]{0,99})\.md$/.exec(file) ?? [];
  return folder === undefined ? undefined : withField(`/edit/${folder}/${id}`, field);
}

function withField(address: string, field: string | undefined): string {
  return field === undefined ? address : `${address}#field-${field.replace(/[^\w.-]/gu, '_')}`;
}
