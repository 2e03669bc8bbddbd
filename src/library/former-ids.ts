import type { Diagnostic } from '../model/diagnostic.ts';
import type { Person } from './people.ts';
import type { ShownPaper } from './shown-paper.ts';

/** An address of the past, and the page to which it leads now. */
export interface FormerId {
  kind: 'papers' | 'authors';
  former: string;
  /** The id that it has now, and what to call it. */
  id: string;
  name: string;
}

/** The ids that papers and people had before; one that another has, or had, is an error. */
export function formerIds(
  papers: readonly ShownPaper[],
  people: readonly Person[],
): { formerIds: FormerId[]; diagnostics: Diagnostic[] } {
  const all = [
    ...papers.map(({ id, plainTitle, aliases }) => ({
      kind: 'papers' as const,
      id,
      name: plainTitle,
      aliases,
    })),
    ...people.map(({ id, name, author }) => ({
      kind: 'authors' as const,
      id,
      name,
      aliases: author?.aliases,
    })),
  ];
  const owners = new Map(all.map(({ kind, id }) => [`${kind}/${id}`, id]));
  const found: FormerId[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { kind, id, name, aliases = [] } of all) {
    for (const former of new Set(aliases)) {
      const owner = owners.get(`${kind}/${former}`);
      if (owner === undefined) {
        owners.set(`${kind}/${former}`, id);
        found.push({ kind, former, id, name });
        continue;
      }
      const message =
        owner === former
          ? `"${former}" under aliases is the id of ${owner === id ? 'this file itself' : `${kind}/${owner}.md`}.`
          : `"${former}" under aliases stands in ${kind}/${owner}.md too.`;
      const advice = 'One address can lead to one page only: take it out here or there.';
      diagnostics.push({ severity: 'error', file: `${kind}/${id}.md`, message, advice });
    }
  }
  return { formerIds: found, diagnostics };
}
