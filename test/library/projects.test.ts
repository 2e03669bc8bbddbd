import { expect, test } from 'vitest';
import { createLibrary } from '../../src/library/library.ts';
import { createPageKeys } from '../../src/library/page-key.ts';
import { splitOutputs } from '../../src/library/outputs.ts';
import type { ShownProject } from '../../src/library/shown-project.ts';
import { sitePages } from '../../src/library/site-pages.ts';
import { shownPaper } from './sample-papers.ts';

const project = (id: string, more: Partial<ShownProject> = {}): ShownProject => ({
  id,
  title: id,
  titleHtml: id,
  plainTitle: id,
  body: '',
  bodyHtml: '',
  ...more,
});
const ada = { id: 'ada-quill', name: 'Ada Quill', role: 'Professor', aliases: ['a-quill'] };
const lab = (
  projects: ShownProject[],
  papers = [shownPaper('p', ['Ada Quill', 'Bo Li'], { project: ['folds'] })],
) => createLibrary(papers, [ada], undefined, { projects, today: '2026-11-23' });

test('a project has the papers that name it, and each of these papers has the project', () => {
  const papers = [
    shownPaper('new', [], { project: ['folds', 'herds', 'folds'], issued: '2024' }),
    shownPaper('old', [], { project: ['folds'], issued: '2020' }),
    shownPaper('other', []),
  ];
  const library = lab([project('folds'), project('herds')], papers);
  const [folds] = library.projects;
  expect(folds?.papers.map(({ id }) => id)).toEqual(['new', 'old']);
  expect(library.projectsOf(papers[0]!).map(({ id }) => id)).toEqual(['folds', 'herds']);
  expect(library.projectsOf(papers[2]!)).toEqual([]);
  expect(library.diagnostics).toEqual([]);
});

test('a project that was renamed keeps the papers that name its former id', () => {
  const paper = shownPaper('p', [], { project: ['old-name', 'folds'] });
  const library = lab([project('folds', { aliases: ['old-name'] })], [paper]);
  expect(library.projectsOf(paper).map(({ id }) => id)).toEqual(['folds']);
  expect(library.projects[0]?.papers).toEqual([paper]);
  expect(library.diagnostics).toEqual([]);
});

test('people are found by id, former id, name and spelling; other names have no page', () => {
  const library = lab([project('folds', { people: ['a-quill', 'ADA QUILL', 'Bo Li', 'Partner Inc.'] })]);
  expect(library.projects[0]?.people.map(({ name, person }) => [name, person?.id])).toEqual([
    ['Ada Quill', 'ada-quill'],
    ['Ada Quill', 'ada-quill'],
    ['Bo Li', 'bo-li'],
    ['Partner Inc.', undefined],
  ]);
  expect(library.diagnostics).toEqual([]);
});

test('a person has the projects that name the person, and members those of their papers', () => {
  const papers = [shownPaper('p', ['Ada Quill', 'Bo Li'], { project: ['folds'] })];
  const library = lab([project('folds'), project('herds', { people: ['bo-li'] })], papers);
  const ids = (id: string) =>
    library.projectsWith(library.people.find((person) => person.id === id)!).map((one) => one.id);
  expect(ids('ada-quill')).toEqual(['folds']);
  expect(ids('bo-li')).toEqual(['herds']);
});

test('ids that do not exist are errors, and the advice names a similar id', () => {
  const library = lab(
    [project('folds', { people: ['ada-quil', 'nobody'] })],
    [shownPaper('p', ['Ada Quill'], { project: ['fold', 'unlike'] })],
  );
  expect(library.diagnostics.map(({ severity, file, message, advice }) => [severity, file, message, advice])).toEqual([
    ['error', 'projects/folds.md', 'There is no person with the id "ada-quil" under "people".', expect.stringContaining('"ada-quill"')],
    ['error', 'projects/folds.md', 'There is no person with the id "nobody" under "people".', expect.stringContaining('content/authors/nobody.md')],
    ['error', 'papers/p.md', 'There is no project with the id "fold" under "project".', expect.stringContaining('"folds"')],
    ['error', 'papers/p.md', 'There is no project with the id "unlike" under "project".', expect.stringContaining('content/projects/unlike.md')],
  ]); // prettier-ignore
});

test('a hidden project is on no page, but a paper may name it', () => {
  const papers = [shownPaper('p', ['Ada Quill'], { project: ['folds'] })];
  const library = lab([project('folds', { hidden: true, aliases: ['old'] })], papers);
  expect([library.projects, library.projectsOf(papers[0]!), library.diagnostics, library.formerIds]).toEqual([
    [],
    [],
    [],
    [expect.objectContaining({ kind: 'authors' })],
  ]);
  expect(sitePages(library, [], new Map()).filter(({ path }) => path.startsWith('/projects/'))).toEqual([]);
});

test('projects are listed by state, then newest first, whatever their order is', () => {
  const projects = [
    project('planned', { from: '2028' }),
    project('over-2020', { from: '2010', to: '2020' }),
    project('over-2022', { from: '2005', to: '2022' }),
    project('since-2019', { from: '2019' }),
    project('since-2023', { from: '2023', to: '2030' }),
  ];
  const wanted = ['since-2023', 'since-2019', 'planned', 'over-2022', 'over-2020'];
  for (const list of [projects, projects.toReversed()])
    expect(lab(list, []).projects.map(({ id }) => id)).toEqual(wanted);
});

test('former ids of projects lead to their pages', () => {
  expect(lab([project('folds', { aliases: ['a-quill', 'old'] })]).formerIds).toEqual([
    { kind: 'authors', former: 'a-quill', id: 'ada-quill', name: 'Ada Quill' },
    { kind: 'projects', former: 'a-quill', id: 'folds', name: 'folds' },
    { kind: 'projects', former: 'old', id: 'folds', name: 'folds' },
  ]);
});

test('a change of a project changes the pages that show it, and no others', () => {
  const papers = [
    shownPaper('p', ['Ada Quill'], { project: ['folds'] }),
    shownPaper('q', ['Cy Pen'], { project: ['herds'] }),
  ];
  const keysOf = (folds: Partial<ShownProject>, today = '2026-11-23') => {
    const all = [project('folds', folds), project('herds')];
    const library = createLibrary(papers, [ada], undefined, { projects: all, today });
    const keys = createPageKeys(library, '');
    const byId = (id: string) => keys.project(library.projects.find((one) => one.id === id)!);
    return [byId('folds'), byId('herds'), ...papers.map(keys.paper), ...library.people.map(keys.person)];
  };
  const changed = (folds: Partial<ShownProject>, from: Partial<ShownProject> = {}, later?: string) =>
    keysOf(folds, later).map((key, index) => key !== keysOf(from)[index]);
  // Pages: folds, herds, p, q, Ada Quill, Cy Pen
  expect(changed({ titleHtml: 'New' })).toEqual([true, false, true, false, true, false]);
  expect(changed({ bodyHtml: 'New' })).toEqual([true, false, false, false, false, false]);
  expect(changed({ people: ['cy-pen'] })).toEqual([true, false, false, false, false, true]);
  const ends = { to: '2026-12' };
  expect(changed(ends, ends, '2027-01-01')).toEqual([true, false, false, false, true, false]);
});

test('the sitemap has the list of projects and each project', () => {
  const dates = new Map([['projects/folds.md', '2026-01-02'], ['papers/p.md', '2026-03-04']]); // prettier-ignore
  const pages = (free: string[]) =>
    sitePages(lab([project('folds')]), free, dates).filter(({ path }) => path.startsWith('/projects/'));
  expect(pages([])).toEqual([
    { path: '/projects/', changed: '2026-01-02' },
    { path: '/projects/folds/', changed: '2026-03-04' },
  ]);
  // A page of the lab replaces the list.
  expect(pages(['/projects/'])).toHaveLength(2);
});

test('a list is divided into papers and a section per kind of output', () => {
  const types = ['speech', 'article', 'dataset', 'software', 'thesis', 'dataset'] as const;
  const list = types.map((type, index) => shownPaper(`${type}-${index}`, [], { type }));
  const { papers, outputs } = splitOutputs(list);
  expect(papers.map(({ id }) => id)).toEqual(['article-1', 'thesis-4']);
  expect(outputs.map((one) => [one.kind, one.papers.map(({ id }) => id)])).toEqual([
    ['software', ['software-3']],
    ['dataset', ['dataset-2', 'dataset-5']],
    ['speech', ['speech-0']],
  ]);
});

test('a kind with more outputs than a page has stays with the papers, whose list has parts', () => {
  const list = Array.from({ length: 251 }, (_, index) => shownPaper(`d${index}`, [], { type: 'dataset' }));
  expect(splitOutputs(list)).toEqual({ papers: list, outputs: [] });
  expect(splitOutputs(list.slice(1)).papers).toEqual([]);
});
