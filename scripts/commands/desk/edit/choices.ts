import type { FormKind } from '../../../../src/desk/addresses.ts';
import type { FormPage } from '../../../../src/desk/views/edit/form-page.ts';
import type { ReadEntries } from './entries.ts';

/** Maximum number of names that a form offers for authors. */
const maxNames = 500;

/** Returns the lists of texts from which the fields of a form can be chosen, and which field has which list. */
export async function readChoices(
  kind: FormKind,
  entries: ReadEntries,
): Promise<Pick<FormPage, 'choices' | 'lists'>> {
  if (kind !== 'papers' && kind !== 'projects' && kind !== 'authors') return { choices: {}, lists: [] };
  const people = await entries('authors');
  const ids = {
    id: 'people-ids',
    items: people.map(({ id, title }) => ({ value: id, label: title })),
  };
  if (kind === 'projects') return { choices: { people: ids.id }, lists: [ids] };
  if (kind === 'authors') {
    const roles = [...new Set(people.flatMap(({ role }) => role ?? []))];
    return { choices: { role: 'roles' }, lists: [{ id: 'roles', items: roles.map((value) => ({ value })) }] };
  }
  const [papers, projects] = await Promise.all([entries('papers'), entries('projects')]);
  const counts = new Map(people.map(({ title }) => [title, 1_000_000]));
  for (const name of papers.flatMap(({ names }) => names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].sort(([, a], [, b]) => b - a).slice(0, maxNames);
  return {
    choices: {
      profiles: ids.id, project: 'projects', 'author.text': 'names', 'editor.text': 'names', equalContribution: 'names', corresponding: 'names',
    },
    lists: [
      ids,
      { id: 'projects', items: projects.map(({ id, title }) => ({ value: id, label: title })) },
      { id: 'names', items: names.map(([value]) => ({ value })) },
    ],
  }; // prettier-ignore
}
