import type { CollectionPage, ResearchProject, Thing } from 'schema-dts';
import { paperPath, personPath, projectPath, projectsPath, urlBelow } from '../library/address.ts';
import type { LabProject } from '../library/projects.ts';
import { toWebAddress } from '../model/url.ts';
import { breadcrumbs, type SiteName, withoutEmpty } from './json-ld.ts';
import { schemaTypes } from './schema-types.ts';

/** Maximum number of papers that the description of a project names, newest first. */
const namedPapers = 50;

/**
 * Describes a project, and the breadcrumbs of its page. The papers are `subjectOf` the project: schema.org has no
 * property for the results of a project.
 *
 * @param list the name of the page that lists all projects
 */
export function projectJsonLd(
  { id, project, people, papers }: LabProject,
  list: string,
  { home, title }: SiteName,
): Thing[] {
  const address = home && urlBelow(home, projectPath(id));
  const described = {
    '@type': 'ResearchProject',
    '@id': address && `${address}#project`,
    url: address,
    name: project.plainTitle,
    description: project.description,
    foundingDate: project.from,
    dissolutionDate: project.to,
    member: people.map(({ name, person }) =>
      withoutEmpty({ '@type': 'Person', name, url: home && person && urlBelow(home, personPath(person)) }),
    ),
    funder: project.funding?.map((name) => ({ '@type': 'Organization', name })),
    sameAs: Object.values(project.links ?? {}).flatMap(toWebAddress),
    subjectOf: papers.slice(0, namedPapers).map((paper) =>
      withoutEmpty({
        '@type': schemaTypes[paper.type],
        name: paper.plainTitle,
        url: home && urlBelow(home, paperPath(paper.id)),
      }),
    ),
  };
  return [
    withoutEmpty(described) as ResearchProject,
    ...breadcrumbs(home, [title, ''], [list, projectsPath], [project.plainTitle, projectPath(id)]),
  ];
}

/** Describes the page that lists all projects, and its breadcrumbs. */
export function projectsJsonLd(list: string, { home, title }: SiteName): Thing[] {
  if (home === undefined) return [];
  const address = urlBelow(home, projectsPath);
  const page = { '@type': 'CollectionPage', '@id': address, url: address, name: list };
  return [page as CollectionPage, ...breadcrumbs(home, [title, ''], [list, projectsPath])];
}
