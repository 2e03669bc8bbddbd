import type { Diagnostic } from '../model/diagnostic.ts';
import type { Person } from './people.ts';
import type { ShownProject } from './shown-project.ts';
import type { ShownPaper } from './shown-paper.ts';

/** A former id of a paper, person or project. Its address redirects to the current page. */
export interface FormerId {
  kind: 'papers' | 'authors' | 'projects';
  former: string;
  /** The current id of the paper, person or project. */
  id: string;
  /** The title of the paper or project, or the name of the person. */
  name: string;
}

/**
 * Collects the former ids (`aliases`) of papers, people and projects. A former id is reported if another paper, person or
 * project has this id, or also lists this id as a former id.
 */
export function formerIds(
  papers: readonly ShownPaper[],
  people: readonly Person[],
  projects: readonly ShownProject[] = [],
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
    ...projects.map(({ id, plainTitle, aliases }) => ({
      kind: 'projects' as const,
      id,
      name: plainTitle,
      aliases,
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
          ? `The id "${former}" under "aliases" is the id of ${owner === id ? 'this file' : `${kind}/${owner}.md`}.`
          : `The id "${former}" under "aliases" is also an alias of ${kind}/${owner}.md.`;
      const advice = 'An address can lead to one page only. Remove the id from "aliases" of one file.';
      diagnostics.push({ severity: 'error', file: `${kind}/${id}.md`, message, advice });
    }
  }
  return { formerIds: found, diagnostics };
}
