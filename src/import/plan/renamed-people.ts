import { editFile } from '../../files/edit-file.ts';
import { type Author, authorFrontmatterSchema } from '../../model/author.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import {
  type Baseline,
  type BaselineEntry,
  hashValue,
  includesHash,
  type SourceHashes,
} from '../merge/baseline.ts';
import { paperKeys } from '../merge/paper-fields.ts';
import type { ExistingContent, PlannedWrite } from './existing.ts';
import { paperFile } from './paper-path.ts';

/** The content after the renamed files of people were followed, and the files that change by it. */
export interface FollowedPeople {
  existing: ExistingContent;
  writes: PlannedWrite[];
  diagnostics: Diagnostic[];
}

/**
 * Follows files of people that a user renamed, or merged into the file of the same person: the old id becomes an alias,
 * and `profiles` of papers and the names of sources get the new id.
 */
export function followRenamedPeople(existing: ExistingContent): FollowedPeople {
  const renamed = findRenamedPeople(existing);
  if (renamed.size === 0) return { existing, writes: [], diagnostics: [] };
  const writes: PlannedWrite[] = [];
  const authors = new Map(existing.authors);
  for (const [from, to] of renamed) {
    const file = authors.get(to);
    if (!file?.value || file.value.aliases?.includes(from)) continue;
    const aliases = [...(file.value.aliases ?? []), from];
    const text = editFile(file.text, { aliases }, Object.keys(authorFrontmatterSchema.shape));
    authors.set(to, { text, value: { ...file.value, aliases } });
  }
  for (const to of new Set(renamed.values())) {
    const text = authors.get(to)?.text ?? '';
    if (text !== existing.authors.get(to)?.text) writes.push({ file: `authors/${to}.md`, text });
  }
  const papers = new Map(
    [...existing.papers].map(([id, file]): [string, typeof file] => {
      const old = file.value?.profiles;
      if (!file.value || !old?.some((profile) => renamed.has(profile))) return [id, file];
      const profiles = renameAll(old, renamed);
      const text = editFile(file.text, { profiles }, paperKeys);
      writes.push({ file: paperFile(id), text });
      return [id, { text, value: { ...file.value, profiles } }];
    }),
  );
  const diagnostics = [...renamed].map(([from, to]): Diagnostic => ({
    severity: 'note',
    file: `authors/${to}.md`,
    message: `authors/${from}.md was renamed to this file.`,
    advice: 'The papers of the person were changed, and the old address redirects to the new one.',
  }));
  const baseline = renameInBaseline(existing.baseline, renamed);
  return { existing: { ...existing, papers, authors, baseline }, writes, diagnostics };
}

/** Returns the new ids of people whose files are missing since the last import, by their old id. */
function findRenamedPeople({ authors, baseline }: ExistingContent): Map<string, string> {
  const renamed = new Map<string, string>();
  for (const [file, entry] of baseline) {
    const from = /^authors\/(.+)\.md$/u.exec(file)?.[1];
    if (from === undefined || authors.has(from)) continue;
    const found = [...authors].flatMap(([to, { value }]) => {
      const likeness = value ? compare(from, entry, value, baseline.has(`authors/${to}.md`)) : 0;
      return likeness > 0 ? [{ to, likeness }] : [];
    });
    const [best, second] = found.sort((a, b) => b.likeness - a.likeness);
    if (best && best.likeness > (second?.likeness ?? 0)) renamed.set(from, best.to);
  }
  return renamed;
}

/**
 * Returns how likely it is that an existing file belongs to the person of a missing file; 0 if it does not.
 *
 * @param isKnown whether the existing file was imported before. It may then be the file of another person with similar
 * values, so only a common name, ORCID or alias counts.
 */
function compare(from: string, { sources }: BaselineEntry, author: Author, isKnown: boolean): number {
  if (author.aliases?.includes(from)) return Infinity;
  const hasValue = (field: string, value: unknown) =>
    value !== undefined &&
    Object.values(sources).some((hashes) => includesHash(hashes[field], hashValue(value)));
  if (hasValue('ORCID', author.ORCID)) return 1000;
  const spellings = [author.name, ...(author.alternateName ?? [])];
  if (spellings.some((spelling) => hasValue('name', spelling))) return 100;
  if (isKnown) return 0;
  if (author.biography !== undefined && hasValue('biography', author.biography)) return 50;
  const values: [string, unknown][] = [
    ...(author.metrics ?? []).map(({ label, value }): [string, unknown] => [`metrics.${label}`, value]),
    ['field', author.field],
    ['affiliations', author.affiliations],
    ['links', author.links],
    ['alternateName', author.alternateName],
  ];
  const equal = values.filter(([field, value]) => hasValue(field, value)).length;
  const known = new Set(Object.values(sources).flatMap((hashes) => Object.keys(hashes)));
  return equal >= 2 && equal * 2 >= known.size - 1 ? equal : 0;
}

function renameAll(ids: readonly string[], renamed: ReadonlyMap<string, string>): string[] {
  return [...new Set(ids.map((id) => renamed.get(id) ?? id))].sort();
}

/** Replaces the old ids in the paths, the names of sources and the profiles of a baseline. */
function renameInBaseline(baseline: Baseline, renamed: ReadonlyMap<string, string>): Baseline {
  const changed: Baseline = new Map();
  for (const [file, entry] of baseline) {
    const from = /^authors\/(.+)\.md$/u.exec(file)?.[1];
    const to = from === undefined ? undefined : renamed.get(from);
    const path = to === undefined ? file : `authors/${to}.md`;
    const sources = renameSources(entry.sources, renamed);
    const known = changed.get(path) ?? (to === undefined ? undefined : baseline.get(path));
    changed.set(path, {
      ...entry,
      sources: { ...sources, ...(known && renameSources(known.sources, renamed)) },
      ...(entry.profiles && { profiles: renameAll(entry.profiles, renamed) }),
    });
  }
  return changed;
}

/** Renames the sources of a person, such as `ada-quill` and `ada-quill (openalex)`. */
function renameSources(sources: SourceHashes, renamed: ReadonlyMap<string, string>): SourceHashes {
  const entries = Object.entries(sources).map(([name, hashes]): [string, typeof hashes] => {
    const [, id = name, rest = ''] = /^([a-z0-9-]+)( \(.*)?$/u.exec(name) ?? [];
    return [`${renamed.get(id) ?? id}${rest}`, hashes];
  });
  // Values of a source that has the new name already are kept.
  return { ...Object.fromEntries(entries), ...pick(sources, (name) => entries.some(([to]) => to === name)) };
}

function pick(sources: SourceHashes, isWanted: (name: string) => boolean): SourceHashes {
  return Object.fromEntries(Object.entries(sources).filter(([name]) => isWanted(name)));
}
