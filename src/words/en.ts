import { languages } from '../model/language.ts';
import type { linkTypes, Paper, updateTypes } from '../model/paper.ts';
import { grammar, type Parts } from './grammar.ts';

export const language = languages.en;
const english = grammar('en');
export const { number, date } = english;
const { plural, either } = english;

const papers = (count: number) => plural(count, { one: '# paper', other: '# papers' });
const authors = (count: number) => plural(count, { one: '# author', other: '# authors' });

/** What is said of papers, in pages and in the search. */
export const paperWords = {
  papers,
  authors,
  /** Between names. */
  separator: ', ',
  /** Between facts. */
  comma: ', ',
  andMore: (count: number) => plural(count, { one: 'and # more', other: 'and # more' }),
  etAl: 'et al.',
  notNamed: 'Authors not named',
  /** Behind names. */
  including: <Part>(names: Part[]): Parts<Part> => [', including ', ...names],
  undated: 'Undated',
  code: 'Code',
  copy: 'Copy',
};

export const pageWords = {
  types: {
    article: 'Preprint',
    'article-journal': 'Journal article',
    'article-magazine': 'Magazine article',
    'article-newspaper': 'Newspaper article',
    book: 'Book',
    chapter: 'Chapter',
    dataset: 'Dataset',
    document: 'Document',
    'entry-encyclopedia': 'Encyclopedia entry',
    manuscript: 'Manuscript',
    'paper-conference': 'Conference paper',
    patent: 'Patent',
    'post-weblog': 'Blog post',
    report: 'Report',
    review: 'Review',
    software: 'Software',
    speech: 'Talk',
    standard: 'Standard',
    thesis: 'Thesis',
    webpage: 'Web page',
  } satisfies Record<Paper['type'], string>,
  skip: 'Skip to the content',
  mainMenu: 'Main',
  allLists: 'All lists',
  papers: 'Papers',
  authors: 'Authors',
  years: 'Years',
  statistics: 'Statistics',
  feed: 'Feed',
  people: 'People',
  groups: { venues: 'Venues', topics: 'Topics', affiliations: 'Affiliations' },
  colours: 'Colours',
  asSystem: 'As the system',
  light: 'Light',
  dark: 'Dark',
  /** To what stands before and after in a list. */
  before: (name: string) => `← ${name}`,
  after: (name: string) => `${name} →`,
  arrows: { before: '←', after: '→' },

  notFound: 'Page not found',
  nothingHere: <Part>(link: (text: string, to: 'papers' | 'home') => Part): Parts<Part> => [
    'There is nothing at this address. The paper may have moved: ',
    link('look through all papers', 'papers'),
    ' or ',
    link('begin at the front page', 'home'),
    '.',
  ],
  moved: <Part>(link: (text: string) => Part): Parts<Part> => [
    'This page has moved: ',
    link('go there'),
    '.',
  ],

  // Home
  noPapersYet: 'No papers yet',
  howToBegin: <Part>(folder: Part, start: Part, imported: Part): Parts<Part> => [
    'Put the text of a profile page into ',
    folder,
    ' and run ',
    start,
    ', or run ',
    imported,
    '.',
  ],
  selectedPapers: 'Selected papers',
  newestPapers: 'Newest papers',
  overTheYears: 'Over the years',
  allOf: (count: string) => `All ${count}`,

  // Lists
  byYear: 'By year',
  byLetter: 'By letter',
  profiles: 'Profiles',
  mostPapers: 'Most papers',
  noPapers: 'There are no papers yet.',
  noAuthors: 'There are no authors yet.',
  allPapers: 'All papers',
  allAuthors: 'All authors',
  allPapersAs: <Part>(formats: Part[]): Parts<Part> => ['All papers as ', ...either(formats)],
  allAs: <Part>(formats: Part[]): Parts<Part> => ['All as ', ...either(formats)],
  papersAbout: (count: number) => `All ${papers(count)}, newest first, with search.`,
  authorsAbout: (count: number) => `${authors(count)} and their papers.`,
  letter: (letter: string) => `Authors, ${letter}`,
  otherLetters: 'Authors of other names',
  letterCount: (letter: string, count: number) => `${letter}: ${authors(count)}`,
  yearCount: (count: number) => plural(count, { one: '# year', other: '# years' }),
  yearsAbout: (count: number) => `${plural(count, { one: '# year', other: '# years' })} and their papers.`,
  papersOf: (year: string) => `Papers of ${year}`,
  papersOfAbout: (count: number, year: string) => `${papers(count)} of ${year}.`,
  papersUndated: 'Papers without a date',
  allPapersOf: (year: string) => `All papers of ${year}`,
  others: (count: number) => plural(count, { one: 'and # other', other: 'and # others' }),
  groupCount: {
    venues: (count: number) => plural(count, { one: '# venue', other: '# venues' }),
    topics: (count: number) => plural(count, { one: '# topic', other: '# topics' }),
    affiliations: (count: number) => plural(count, { one: '# affiliation', other: '# affiliations' }),
  },
  mostFirst: (count: string) => `${count}, those of most papers first`,
  groupAbout: {
    venues: (count: number, name: string) => `${papers(count)}: venue ${name}.`,
    topics: (count: number, name: string) => `${papers(count)}: topic ${name}.`,
    affiliations: (count: number, name: string) => `${papers(count)}: affiliation ${name}.`,
  },
  sentence: (text: string) => `${text}.`,

  // A person
  papersBy: (count: number, name: string) => `${papers(count)} by ${name}.`,
  alsoWritten: <Part>(names: Part): Parts<Part> => ['Also written ', names],
  metrics: 'Metrics',
  asOf: (day: string) => `As of ${day}`,
  countedBy: (source: string, day: string) => `${source}, as of ${day}`,
  alumni: 'Alumni',
  since: (year: string) => `since ${year}`,
  until: (year: string) => `until ${year}`,
  news: 'News',
  allNews: 'All news',
  newsOf: (name: string) => `News of ${name}.`,
  onThisPage: 'On this page',
  noPapersRecorded: 'No papers are recorded yet.',
  coAuthors: 'Co-authors',
  fromNamesGiven: 'From the names given: some author lists end with et al.',

  // A paper
  allOfAuthors: (count: number) => `All ${authors(count)}`,
  equalContribution: 'Equal contribution',
  correspondingAuthor: 'Corresponding author',
  date: 'Date',
  type: 'Type',
  in: 'In',
  issue: (issue: string) => `no. ${issue}`,
  topics: (count: number) => plural(count, { one: 'Topic', other: 'Topics' }),
  affiliations: (count: number) => plural(count, { one: 'Affiliation', other: 'Affiliations' }),
  onProfileOf: 'On the profile of',
  available: 'Available',
  license: 'Licence',
  versions: 'Versions',
  abstract: 'Abstract',
  noAbstract: 'No abstract is recorded for this paper.',
  sameAuthors: 'By the same authors',
  nextPapers: 'Next papers',
  links: {
    pdf: 'PDF',
    code: 'Code',
    data: 'Data',
    model: 'Model',
    slides: 'Slides',
    video: 'Video',
    poster: 'Poster',
    project: 'Project',
    source: 'Source',
  } satisfies Record<(typeof linkTypes)[number] | 'code' | 'source', string>,
  updates: {
    retraction: 'This paper was retracted.',
    withdrawal: 'This paper was withdrawn.',
    'expression-of-concern': 'The editors have expressed concern about this paper.',
    correction: 'This paper was corrected.',
    erratum: 'There is an erratum to this paper.',
  } satisfies Record<(typeof updateTypes)[number], string>,
  readNotice: 'Read the notice',
  cite: 'Cite',
  copyAs: (format: string) => `Copy as ${format}`,
  copied: 'Copied.',
  notCopied: 'Copying did not work: select the text instead.',
  files: <Part>(links: Part[]): Parts<Part> => ['Files: ', ...links],

  // Statistics
  statisticsAbout: (count: number) => `${papers(count)} in figures and pictures.`,
  papersByType: 'Papers per year, by type',
  overTime: { topics: 'Topics over time', venues: 'Venues over time' },
  byGroupAndYear: { topics: 'Papers by topic and year', venues: 'Papers by venue and year' },
  byYearAndType: 'Papers by year and type',
  asTable: 'The same as a table',
  other: 'Other',
  year: 'Year',
  all: 'All',
  ownScale: (from: string, to: string) => `${from} – ${to}, each at its own scale`,
  whoWithWhom: 'Who wrote with whom',
  papersTogether: 'Papers together',
};

/** What stands on the page of the search before its script runs. */
export const searchPageWords = {
  searchPapers: 'Search papers',
  search: 'Search',
  needsScript: 'Searching needs JavaScript. Every paper can be reached from the list below without it.',
  tryAgain: 'Try again',
  filterAll: 'Filter all papers',
  tips: 'Search tips',
  tipPhrase: <Part>(code: (text: string) => Part): Parts<Part> => [
    code('"exact phrase"'),
    ' finds these words one after the other',
  ],
  tipWithout: <Part>(code: (text: string) => Part): Parts<Part> => [
    code('-word'),
    ' leaves out papers with it',
  ],
  tipFields: <Part>(codes: Part): Parts<Part> => [codes, 'look in one place only'],
  tipNarrow: <Part>(codes: Part): Parts<Part> => [codes, 'narrow what is found'],
  papersFound: 'Papers found',
  filters: 'Filters',
  filtersInUse: 'Filters in use',
  fromYear: 'From the year',
  toYear: 'To the year',
  to: 'to',
  papersByYear: 'Papers by year',
  year: 'Year',
  papers: 'Papers',
  legends: { type: 'Type', venue: 'Venue', topic: 'Topic', author: 'Author', has: 'With' },
  has: { code: 'Code', pdf: 'PDF', abstract: 'Abstract' },
  sort: 'Sort',
  sorts: {
    relevance: 'Relevance',
    newest: 'Newest first',
    oldest: 'Oldest first',
    citations: 'Most cited',
    title: 'Title',
  },
  groupByYear: 'Group by year',
  takeAlong: 'Export',
  allFoundAs: 'All found papers as',
  download: 'Download',
  print: 'Print the list',
  showMore: 'Show more',
};

/** What the script of the search says. */
export const searchWords = {
  /** What the filters list: their box to find one, and what stands below. */
  values: {
    type: { find: 'Find types', none: 'No types of this name', all: 'types' },
    venue: { find: 'Find venues', none: 'No venues of this name', all: 'venues' },
    topic: { find: 'Find topics', none: 'No topics of this name', all: 'topics' },
    author: { find: 'Find authors', none: 'No authors of this name', all: 'authors' },
    has: { find: 'Find kinds', none: 'No kinds of this name', all: 'kinds' },
  },
  showAll: (count: number) => `Show all ${number(count)}`,
  showFewer: 'Show fewer',
  /** For whoever does not see of what list: `Show all 12 venues`. */
  ofList: (text: string, list: string) => `${text} ${list}`,
  without: (choice: string) => `Without ${choice}`,
  lookWithout: (choice: string) => `Look without ${choice}`,
  allFilters: 'all filters',
  yearsFrom: (year: number) => `from ${year}`,
  yearsTo: (year: number) => `to ${year}`,
  noneMatches: 'No paper matches.',
  match: (count: number) => plural(count, { one: '# paper matches', other: '# papers match' }),
  citations: (count: number) => plural(count, { one: '# citation', other: '# citations' }),
  lookedFor: 'This was looked for:',
  /** A part of the query; with `found` false no paper has it. */
  understood: {
    word: <Part>(text: Part): Parts<Part> => ['the word ', text],
    phrase: <Part>(text: Part): Parts<Part> => ['the phrase ', text],
    without: <Part>(text: Part): Parts<Part> => ['without ', text],
    inNoPaper: ', which stands in no paper',
  },
  tryOtherWords: 'Try fewer or other words.',
  didYouMean: <Part>(query: Part, count: number): Parts<Part> => [
    'Did you mean ',
    query,
    `? (${papers(count)})`,
  ],
  valuesLabel: 'Values',
  valuesOffered: (count: number) =>
    plural(count, { one: '# value, arrow down to choose', other: '# values, arrow down to choose' }),
  loading: 'Loading the search …',
  copiedPapers: (count: number) => `Copied ${papers(count)}.`,
  downloadedPapers: (count: number) => `Downloaded ${papers(count)}.`,
  oneMoment: 'One moment …',
  didNotWork: (reason: string) => `That did not work: ${reason}. Try again.`,
  notLoaded: (reason: string) => `The search could not be loaded: ${reason}.`,
  mayBeMissing: (reason: string) =>
    `Papers may be missing here, since a part of the search was not loaded: ${reason}.`,
};

/** Why something of the search is not there; told behind a colon. */
export const troubleWords = {
  unreachable: 'the server cannot be reached',
  answered: (status: number) => `the server answered ${status}`,
  somethingElse: 'the index of the search is something else',
  noScript: 'its script did not run',
  noBrowser: 'this browser does not run it',
  notLoaded: 'the search is not loaded',
  unknownFormat: 'this format is not known',
  fileMissing: (address: string) => `${address} could not be loaded`,
  fileAnswered: (address: string, status: number) => `${address} could not be loaded (${status})`,
};
