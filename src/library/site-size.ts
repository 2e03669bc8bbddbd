import type { SiteSize, SizedCollection } from './file-plan.ts';
import { groupKinds, type Groups } from './groups.ts';
import { type LetterPage, withParts } from './letters.ts';
import type { FormerId } from './former-ids.ts';
import type { Person } from './people.ts';
import type { LabProject } from './projects.ts';
import { splitOutputs } from './outputs.ts';
import type { ShownPaper } from './shown-paper.ts';

/** The content of a site whose files are counted. */
interface CountedSite {
  papers: readonly ShownPaper[];
  people: readonly Person[];
  groups: Groups;
  years: readonly { papers: readonly ShownPaper[] }[];
  projects: readonly LabProject[];
  letters: readonly LetterPage[];
  formerIds: readonly FormerId[];
}

/**
 * Counts everything of a site that decides about the number of its files.
 *
 * @param others the number of files in `public/`, and of pages of the lab
 */
export function sizeOfSite(
  { papers, people, groups, years, projects, letters, formerIds }: CountedSite,
  others: number,
): SiteSize {
  const sizeOf = (own: readonly ShownPaper[], more: Partial<SizedCollection> = {}): SizedCollection => ({
    papers: own.length,
    listed: splitOutputs(own).papers.length,
    ...more,
  });
  const former = Map.groupBy(formerIds, ({ kind, id }) => `${kind}/${id}`);
  return {
    papers: papers.length,
    outside: people.filter(({ author }) => !author).map((person) => sizeOf(person.papers)),
    declared: people
      .filter(({ author }) => author)
      .map((person) => {
        const lists = 1 + (former.get(`authors/${person.id}`)?.length ?? 0);
        return sizeOf(person.papers, { lists, feeds: true });
      }),
    groups: groupKinds.flatMap((kind) =>
      groups.all(kind).map((group) => sizeOf(group.papers, { feeds: kind === 'topics' })),
    ),
    projects: projects.map((project) => sizeOf(project.papers)),
    years: years.map((year) => sizeOf(year.papers)),
    former: formerIds.length,
    attached: papers.reduce((sum, { files = [] }) => sum + files.length, 0),
    letters: withParts(letters).length,
    others,
  };
}
