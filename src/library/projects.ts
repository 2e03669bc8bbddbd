import type { Diagnostic } from '../model/diagnostic.ts';
import { compareNewest } from '../model/date.ts';
import { nearestOf } from '../model/edit-distance.ts';
import { idSchema } from '../model/id.ts';
import { nameKey } from '../model/name.ts';
import { type ProjectState, projectState, projectStates } from '../model/project.ts';
import type { People, Person } from './people.ts';
import type { ShownPaper } from './shown-paper.ts';
import type { ShownProject } from './shown-project.ts';

/** Someone whom the file of a project names. A person without a page has only a name. */
export interface ProjectPerson {
  name: string;
  person?: Person;
}

/** A project with its people and papers. */
export interface LabProject {
  id: string;
  project: ShownProject;
  state: ProjectState;
  /** The people whom the project's file names, in its order. */
  people: ProjectPerson[];
  /** The papers whose `project` names the project, newest first. */
  papers: ShownPaper[];
}

/** All projects, and functions that return the projects of a paper and of a person. */
export interface ProjectLinks {
  projects: LabProject[];
  projectsOf(paper: ShownPaper): readonly LabProject[];
  projectsWith(person: Person): readonly LabProject[];
  diagnostics: Diagnostic[];
}

/**
 * Finds the people and papers of projects. Reports ids of projects and of people that do not exist.
 *
 * A person belongs to a project if the project's file names the person. A person of the lab also belongs to a project if
 * one of the project's papers is by this person. So a project without `people` still has the people of its papers.
 *
 * @param papers newest first
 * @param today the day on which the state of the projects is determined
 */
export function linkProjects(
  all: readonly ShownProject[],
  papers: readonly ShownPaper[],
  { all: people, withoutPage, byline }: Pick<People, 'all' | 'withoutPage' | 'byline'>,
  today: string,
): ProjectLinks {
  const diagnostics: Diagnostic[] = [];
  const persons = findPeople(people);
  const others = findPeople(withoutPage);
  const byId = new Map<string, LabProject>();
  for (const project of sortProjects(all, today)) {
    const named = (project.people ?? []).map((text): ProjectPerson => {
      const person = persons.get(text) ?? persons.get(nameKey(text));
      if (person) return { name: person.name, person };
      const other = others.get(text) ?? others.get(nameKey(text));
      if (other) return { name: isId(text) ? other.name : text };
      if (isId(text)) diagnostics.push(unknownPerson(text, project, people));
      return { name: text };
    });
    const state = projectState(project, today);
    byId.set(project.id, { id: project.id, project, state, people: named, papers: [] });
  }
  const places = new Map([...byId.values()].map((project, place) => [project, place]));
  const placeOf = (project: LabProject) => places.get(project) ?? 0;
  // A project that was renamed keeps the papers that name its former id.
  const byFormerId = new Map(
    [...byId.values()].flatMap((one) => (one.project.aliases ?? []).map((former) => [former, one] as const)),
  );
  const ofPaper = new Map<ShownPaper, LabProject[]>();
  for (const paper of papers) {
    const own = new Set<LabProject>();
    for (const id of paper.project ?? []) {
      const found = byId.get(id) ?? byFormerId.get(id);
      if (!found) diagnostics.push(unknownProject(id, paper, [...byId.keys()]));
      else if (!own.has(found)) found.papers.push(paper);
      if (found) own.add(found);
    }
    // A paper of a hidden project is not an error, but does not show it.
    const shown = [...own].filter(({ project }) => !project.hidden);
    if (shown.length > 0)
      ofPaper.set(
        paper,
        shown.sort((a, b) => placeOf(a) - placeOf(b)),
      );
  }
  const projects = [...byId.values()].filter(({ project }) => !project.hidden);
  const ofPerson = new Map<Person, LabProject[]>();
  for (const project of projects) {
    const authors = project.papers
      .flatMap((paper) => byline(paper))
      .flatMap(({ credits, owners }) => [...credits.flatMap(({ person }) => person ?? []), ...owners])
      .filter(({ memberStatus }) => memberStatus !== undefined);
    for (const person of new Set([...project.people.flatMap((one) => one.person ?? []), ...authors]))
      ofPerson.set(person, [...(ofPerson.get(person) ?? []), project]);
  }
  return {
    projects,
    projectsOf: (paper) => ofPaper.get(paper) ?? [],
    projectsWith: (person) => ofPerson.get(person) ?? [],
    diagnostics,
  };
}

function sortProjects(projects: readonly ShownProject[], today: string): ShownProject[] {
  const rank = (project: ShownProject) => projectStates.indexOf(projectState(project, today));
  const { compare } = new Intl.Collator('en');
  return projects.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      (projectState(a, today) === 'completed' ? compareNewest(a.to, b.to) : 0) ||
      compareNewest(a.from, b.from) ||
      compare(a.plainTitle, b.plainTitle) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** Returns all people by their ids and by their spellings. An id that is also a spelling is an id first. */
function findPeople(people: readonly Person[]): Map<string, Person> {
  const found = new Map<string, Person>();
  for (const person of people)
    for (const name of [person.name, ...(person.author?.alternateName ?? [])])
      found.set(nameKey(name), person);
  for (const person of people) for (const id of person.author?.aliases ?? []) found.set(id, person);
  for (const person of people) found.set(person.id, person);
  return found;
}

/** Whether a text is written like an id, and not like a name. */
function isId(text: string): boolean {
  return idSchema.safeParse(text).success;
}

function unknownPerson(id: string, project: ShownProject, people: readonly Person[]): Diagnostic {
  const near = nearestOf(id, people.map((person) => person.id)); // prettier-ignore
  return {
    severity: 'error',
    file: `projects/${project.id}.md`,
    message: `There is no person with the id "${id}" under "people".`,
    advice:
      near === undefined
        ? `Add content/authors/${id}.md, or write the name of the person, with capital letters.`
        : `Did you mean "${near}"? Correct the id, or write the name of the person.`,
  };
}

function unknownProject(id: string, paper: ShownPaper, known: readonly string[]): Diagnostic {
  const near = nearestOf(id, known);
  return {
    severity: 'error',
    file: `papers/${paper.id}.md`,
    message: `There is no project with the id "${id}" under "project".`,
    advice:
      near === undefined
        ? `Add content/projects/${id}.md with the title of the project, or remove the id.`
        : `Did you mean "${near}"? Correct the id, or add content/projects/${id}.md.`,
  };
}
