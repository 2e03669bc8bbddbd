import { languages } from '../model/language.ts';
import type { CareerList } from '../model/career.ts';
import type { CvSectionKind } from '../model/cv-sections.ts';
import type { linkTypes, OutputKind, Paper, updateTypes } from '../model/paper.ts';
import type { ProjectState } from '../model/project.ts';
import type { VenueKind } from '../model/venue.ts';
import { grammar, type Parts } from './grammar.ts';

export const language = languages.en;
const english = grammar('en');
export const { number, date, fileSize } = english;
const { plural, either } = english;

const papers = (count: number) => plural(count, { one: '# paper', other: '# papers' });
const authors = (count: number) => plural(count, { one: '# author', other: '# authors' });

/** Texts about papers that both the pages and the search use. */
export const paperWords = {
  papers,
  authors,
  /** The text between two names. */
  nameSeparator: ', ',
  /** The text between two facts about a paper, such as its venue and its volume. */
  factSeparator: ', ',
  andMore: (count: number) => plural(count, { one: 'and # more', other: 'and # more' }),
  etAl: 'et al.',
  authorsNotListed: 'Authors not listed',
  /** The text after a shortened list of authors: `A. Author et al., including B. Author`. */
  including: <Part>(names: Part[]): Parts<Part> => [', including ', ...names],
  /** Marks of papers in lists, by the kind of notice. */
  notices: {
    retraction: 'Retracted',
    withdrawal: 'Withdrawn',
    'expression-of-concern': 'Expression of concern',
  },
  undated: 'Undated',
  code: 'Code',
  copy: 'Copy',
};

/** Texts of the entries of lists, in pages and in the script that opens abstracts and citations in place. */
export const entryWords = {
  /** The name of a link for screen readers: `PDF: Tensor folding`. */
  linkOf: (label: string, title: string) => `${label}: ${title}`,
  abstract: 'Abstract',
  cite: 'Cite',
  loading: 'Loading…',
  notLoaded: 'This could not be loaded. Check your connection and try again.',
  openPage: 'Open the page of the paper',
  copyBibtex: 'Copy BibTeX',
  copied: 'Copied.',
  notCopied: 'Could not copy. Select the text and copy it yourself.',
};

/** Texts of lists of papers: headings of their sections, and texts above and below them. */
export const listWords = {
  /** Headings of sections by type. */
  types: {
    article: 'Preprints',
    'article-journal': 'Journal articles',
    'article-magazine': 'Magazine articles',
    'article-newspaper': 'Newspaper articles',
    book: 'Books',
    chapter: 'Book chapters',
    dataset: 'Datasets',
    document: 'Documents',
    'entry-encyclopedia': 'Encyclopedia entries',
    manuscript: 'Manuscripts',
    'paper-conference': 'Conference papers',
    patent: 'Patents',
    'post-weblog': 'Blog posts',
    report: 'Reports',
    review: 'Reviews',
    software: 'Software',
    speech: 'Talks',
    standard: 'Standards',
    thesis: 'Theses',
    webpage: 'Web pages',
  } satisfies Record<Paper['type'], string>,
  /** The heading of the papers without a topic. */
  otherTopics: 'Other topics',
  asFirstAuthor: (count: number) => `Only as first author (${number(count)})`,
  searchAsFirstAuthor: (count: number) => `Search for papers as first author (${number(count)})`,
  citationCounts: (source: string, day: string) => `Citation counts: ${source}, as of ${day}.`,
  venueKinds: {
    conference: 'Conference',
    journal: 'Journal',
    workshop: 'Workshop',
    book: 'Book',
    preprint: 'Preprint server',
    other: 'Venue',
  } satisfies Record<VenueKind, string>,
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
  skip: 'Skip to content',
  mainMenu: 'Main',
  footer: 'Footer',
  papers: 'Papers',
  authors: 'Authors',
  years: 'Years',
  statistics: 'Statistics',
  feed: 'Feed',
  people: 'People',
  groups: { venues: 'Venues', topics: 'Topics', affiliations: 'Affiliations' },
  theme: 'Theme',
  system: 'System',
  light: 'Light',
  dark: 'Dark',
  /** Texts of the links to the previous and the next item of a list. */
  before: (name: string) => `← ${name}`,
  after: (name: string) => `${name} →`,
  arrows: { before: '←', after: '→' },

  notFound: 'Page not found',
  /** On the error page of a site on which people with few papers have no page. */
  personNotFoundHelp: <Part>(link: (text: string) => Part): Parts<Part> => [
    'Are you looking for a person? People with few papers have no page of their own. Find them in the ',
    link('list of people'),
    '.',
  ],
  notFoundHelp: <Part>(link: (text: string, to: 'papers' | 'home') => Part): Parts<Part> => [
    'This page does not exist or has moved. ',
    link('Browse all papers', 'papers'),
    ' or ',
    link('go to the home page', 'home'),
    '.',
  ],
  moved: <Part>(link: (text: string) => Part): Parts<Part> => [
    'This page has moved. ',
    link('Go to the new address'),
    '.',
  ],

  // Home
  noPapersYet: 'No papers yet',
  gettingStarted: <Part>(folder: Part, start: Part, imported: Part): Parts<Part> => [
    'To get started, save the text of a profile page in ',
    folder,
    ' and run ',
    start,
    ', or run ',
    imported,
    '.',
  ],
  selectedPapers: 'Selected papers',
  latestPapers: 'Latest papers',
  papersPerYear: 'Papers per year',
  /** Text of a link to a full list: `View all 47 papers`. */
  viewAll: (count: string) => `View all ${count}`,

  // Lists
  browseByYear: 'Browse by year',
  browseByLetter: 'Browse by letter',
  profiles: 'Profiles',
  mostPapers: 'Most papers',
  noPapers: 'There are no papers yet.',
  noAuthors: 'There are no authors yet.',
  allPapers: 'All papers',
  exportPapersAs: <Part>(formats: Part[]): Parts<Part> => ['Export these papers as ', ...either(formats)],
  exportAs: <Part>(formats: Part[]): Parts<Part> => ['Export as ', ...either(formats)],
  papersAbout: (count: number) => `Browse and search ${papers(count)}, newest first.`,
  peopleCount: (count: number) => plural(count, { one: '# person', other: '# people' }),
  coAuthorCount: (count: number) => plural(count, { one: '# co-author', other: '# co-authors' }),
  /** Description of a list of people: `7 people and their papers.` */
  withPapers: (people: string) => `${people} and their papers.`,
  /** Heading of the part of a list with one initial letter: `Co-authors: A`. */
  letter: (list: string, letter: string) => `${list}: ${letter}`,
  otherLetters: (list: string) => `${list}: other letters`,
  letterCount: (letter: string, count: number) => `${letter}: ${authors(count)}`,
  yearCount: (count: number) => plural(count, { one: '# year', other: '# years' }),
  yearsAbout: (count: number) => plural(count, { one: 'Papers from # year.', other: 'Papers from # years.' }),
  papersFrom: (year: string) => `Papers from ${year}`,
  papersFromAbout: (count: number, year: string) => `${papers(count)} from ${year}.`,
  papersUndated: 'Papers without a date',
  allPapersFrom: (year: string) => `All papers from ${year}`,
  /** Positions of the papers that a page shows, in a long list: `1–250 of 1,200`. */
  range: (from: number, to: number, total: number) => `${number(from)}–${number(to)} of ${number(total)}`,
  /** Title of a page with a part of a long list: `Ada Quill: papers 1–250 of 1,200`. */
  partTitle: (name: string, range: string) => `${name}: papers ${range}`,
  partsOfList: 'Parts of this list',
  newerAndOlder: 'Newer and older papers',
  newerPapers: 'Newer papers',
  olderPapers: 'Older papers',
  others: (count: number) => plural(count, { one: 'and # other', other: 'and # others' }),
  groupCount: {
    venues: (count: number) => plural(count, { one: '# venue', other: '# venues' }),
    topics: (count: number) => plural(count, { one: '# topic', other: '# topics' }),
    affiliations: (count: number) => plural(count, { one: '# affiliation', other: '# affiliations' }),
  },
  /** Summary of a list of groups: `12 topics, sorted by number of papers`. */
  sortedByPapers: (count: string) => `${count}, sorted by number of papers`,
  groupAbout: {
    venues: (count: number, name: string) => `${papers(count)} published in ${name}.`,
    topics: (count: number, name: string) => `${papers(count)} on ${name}.`,
    affiliations: (count: number, name: string) => `${papers(count)} from ${name}.`,
  },
  /** Adds a full stop, so that a phrase becomes a sentence. */
  sentence: (text: string) => `${text}.`,

  /** A list of papers in another web page. The code is attributes of the script. */
  useList: {
    title: 'Use this list',
    help: 'Paste these lines into another web page. That page then always shows the current list.',
    data: 'This list as JSON',
    options: <Part>(code: (text: string) => Part): Parts<Part> => [
      code('data-limit="10"'),
      ' shows 10 papers only. ',
      code('data-group="type"'),
      ' groups them by type, and ',
      code('data-group="none"'),
      ' shows them without groups.',
    ],
  },

  // A person
  papersBy: (count: number, name: string) => `${papers(count)} by ${name}.`,
  alsoKnownAs: <Part>(names: Part): Parts<Part> => ['Also known as ', names],
  citations: {
    label: 'Citations',
    count: (count: number) => plural(count, { one: '# citation', other: '# citations' }),
    perYear: 'Citations per year',
    /** `123 citations of 12 papers`. */
    total: (citations: string, papers: string) => `${citations} of ${papers}`,
    /** The citations that a chart by year cannot show. */
    withoutYear: (count: number) =>
      plural(count, {
        one: '# citation is not in the chart, because its year is not known.',
        other: '# citations are not in the chart, because their years are not known.',
      }),
    none: 'No citation counts yet.',
  },
  metrics: 'Metrics',
  asOf: (day: string) => `As of ${day}`,
  countedBy: (source: string, day: string) => `${source}, as of ${day}`,
  /** The legend of two marks. `self` is the name of the person in its mark, `member` is a word in the other mark. */
  nameMarks: <Part>(self: Part, member: (text: string) => Part): Parts<Part> => [
    self,
    ': this person. ',
    member('Bold'),
    ': members and alumni.',
  ],
  alumni: 'Alumni',
  since: (year: string) => `since ${year}`,
  until: (year: string) => `until ${year}`,
  news: 'News',
  allNews: 'All news',
  newsFrom: (name: string) => `News from ${name}.`,
  onThisPage: 'On this page',
  noPapersOfPerson: 'No papers yet.',
  coAuthors: 'Co-authors',
  coAuthorsIncomplete: 'Some author lists end with “et al.”, so some co-authors may be missing.',

  // A paper
  showAllAuthors: (count: number) => `Show all ${authors(count)}`,
  equalContribution: 'Equal contribution',
  correspondingAuthor: 'Corresponding author',
  date: 'Date',
  type: 'Type',
  publishedIn: 'Published in',
  issue: (issue: string) => `no. ${issue}`,
  topics: (count: number) => plural(count, { one: 'Topic', other: 'Topics' }),
  affiliations: (count: number) => plural(count, { one: 'Affiliation', other: 'Affiliations' }),
  onProfileOf: 'On the profile of',
  available: 'Available',
  license: 'Licence',
  versions: 'Versions',
  abstract: 'Abstract',
  moreByAuthors: 'More papers by these authors',
  previousAndNext: 'Previous and next paper',
  links: {
    pdf: 'PDF',
    code: 'Code',
    data: 'Data',
    model: 'Model',
    slides: 'Slides',
    video: 'Video',
    poster: 'Poster',
    supplement: 'Supplement',
    demo: 'Demo',
    blog: 'Blog post',
    project: 'Project',
    source: 'Source',
  } satisfies Record<(typeof linkTypes)[number] | 'code' | 'source', string>,
  /** The text of a link to a file: `Poster (PDF, 2.1 MB)`. If the name is the format, it is `PDF (2.1 MB)`. */
  fileLabel: (name: string, facts: string) => `${name} (${facts})`,
  fileFacts: (format: string, size: string) => `${format}, ${size}`,
  updates: {
    retraction: 'This paper has been retracted.',
    withdrawal: 'This paper has been withdrawn.',
    'expression-of-concern': 'The editors have expressed concern about this paper.',
    correction: 'This paper has been corrected.',
    erratum: 'An erratum has been published for this paper.',
  } satisfies Record<(typeof updateTypes)[number], string>,
  readNotice: 'Read the notice',
  cite: 'Cite',
  copyFormat: (format: string) => `Copy ${format}`,
  copied: 'Copied.',
  notCopied: 'Could not copy. Select the text and copy it yourself.',
  /** The line with links to the files of one paper. There is one file for each citation format. */
  exportLinks: <Part>(links: Part[]): Parts<Part> => ['Export: ', ...links],

  // The home page
  homePage: {
    /** The picture of the papers per year in words: `From 2009 to 2026; most in 2023: 14`. */
    span: (from: string, to: string) => `From ${from} to ${to}`,
    most: (year: string, count: string) => `most in ${year}: ${count}`,
    /** Name of a link to a page about a person, for screen readers: `GitHub, Ada Quill`. */
    linkOf: (link: string, name: string) => `${link}, ${name}`,
  },

  // The page of a paper
  paperPage: {
    similar: 'Similar papers',
    suggestCorrection: 'Suggest a correction',
    /** Subject of a message about a paper. */
    correctionOf: (title: string) => `Correction: ${title}`,
    /** The first line of the message, for the sender to answer. */
    whatIsWrong: 'What is wrong, and what should it say?',
    title: 'Title',
    page: 'Page',
    citationStyle: 'Citation style',
    copyCitation: 'Copy citation',
  },

  // Statistics
  statisticsAbout: (count: number) => `Statistics and charts for ${papers(count)}.`,
  papersByType: 'Papers per year, by type',
  overTime: { topics: 'Topics over time', venues: 'Venues over time' },
  byGroupAndYear: { topics: 'Papers by topic and year', venues: 'Papers by venue and year' },
  byYearAndType: 'Papers by year and type',
  showTable: 'Show as table',
  other: 'Other',
  year: 'Year',
  total: 'Total',
  ownScale: (from: string, to: string) => `${from} – ${to}, each row on its own scale`,
  coAuthorNetwork: 'Co-author network',
  jointPapers: 'Joint papers',

  // Projects, and outputs that are not papers
  outputs: {
    projects: 'Projects',
    /** Label of the projects of one paper. */
    project: (count: number) => plural(count, { one: 'Project', other: 'Projects' }),
    projectCount: (count: number) => plural(count, { one: '# project', other: '# projects' }),
    projectsOf: (name: string) => `Projects of ${name}.`,
    states: { current: 'Current', planned: 'Planned', completed: 'Completed' } satisfies Record<
      ProjectState,
      string
    >,
    period: 'Period',
    state: 'Status',
    funding: 'Funding',
    noPapersOfProject: 'No papers of this project yet.',
    kinds: { software: 'Software', dataset: 'Datasets', speech: 'Talks' } satisfies Record<
      OutputKind,
      string
    >,
    lists: {
      talks: 'Talks',
      teaching: 'Teaching',
      grants: 'Grants',
      service: 'Service',
    } satisfies Record<CareerList, string>,
    versionLabel: 'Version',
  },
};

/** Texts of the search that are in the HTML of the page. */
export const searchPageWords = {
  searchPapers: 'Search papers',
  search: 'Search',
  needsScript: 'Search requires JavaScript. You can still browse all papers in the list below.',
  tryAgain: 'Try again',
  filterPapers: 'Filter papers',
  tips: 'Search tips',
  tipPhrase: <Part>(code: (text: string) => Part): Parts<Part> => [
    code('"exact phrase"'),
    ' finds this exact phrase',
  ],
  tipExclude: <Part>(code: (text: string) => Part): Parts<Part> => [
    code('-word'),
    ' excludes papers with this word',
  ],
  tipFields: <Part>(codes: Part): Parts<Part> => [codes, 'search in one field only'],
  tipNarrow: <Part>(codes: Part): Parts<Part> => [codes, 'narrow the results'],
  searchResults: 'Search results',
  filters: 'Filters',
  activeFilters: 'Active filters',
  fromYear: 'From year',
  toYear: 'To year',
  to: 'to',
  papersPerYear: 'Papers per year',
  year: 'Year',
  papers: 'Papers',
  legends: {
    type: 'Type',
    venue: 'Venue',
    topic: 'Topic',
    author: 'Author',
    first: 'Named first',
    has: 'Available',
  },
  has: { code: 'Code', pdf: 'PDF', abstract: 'Abstract' },
  sortBy: 'Sort by',
  sorts: {
    relevance: 'Relevance',
    newest: 'Newest',
    oldest: 'Oldest',
    citations: 'Most cited',
    title: 'Title',
  },
  groupByYear: 'Group by year',
  export: 'Export',
  allResultsAs: 'All results as',
  download: 'Download',
  print: 'Print results',
  showMore: 'Show more',
};

/** Texts that the script of the search shows. */
export const searchWords = {
  /**
   * Texts of each filter: the label of its search field, the message if no value matches, and the name of its values.
   */
  values: {
    type: { find: 'Find a type', none: 'No matching types', all: 'types' },
    venue: { find: 'Find a venue', none: 'No matching venues', all: 'venues' },
    topic: { find: 'Find a topic', none: 'No matching topics', all: 'topics' },
    author: { find: 'Find an author', none: 'No matching authors', all: 'authors' },
    first: { find: 'Find a first author', none: 'No matching first authors', all: 'first authors' },
    has: { find: 'Find an option', none: 'No matching options', all: 'options' },
  },
  showAll: (count: number) => `Show all ${number(count)}`,
  showFewer: 'Show fewer',
  /** The label of a button for screen readers, with the name of the list: `Show all 12 venues`. */
  ofList: (text: string, list: string) => `${text} ${list}`,
  removeFilter: (choice: string) => `Remove filter: ${choice}`,
  /** Text of a button that removes a filter. It is shown if there are no results. */
  searchWithout: (choice: string) => `Search without “${choice}”`,
  clearFilters: 'Clear filters',
  yearsFrom: (year: number) => `${year} or later`,
  yearsTo: (year: number) => `${year} or earlier`,
  /** `query` is empty if the visitor has only chosen filters. */
  noResults: (query: string) => (query === '' ? 'No results' : `No results for “${query}”`),
  papersFound: (count: number) => plural(count, { one: '# paper found', other: '# papers found' }),
  citations: (count: number) => plural(count, { one: '# citation', other: '# citations' }),
  interpretedAs: 'Your search was interpreted as:',
  /** How each part of the query was interpreted. Shown if there are no results. */
  queryParts: {
    word: <Part>(text: Part): Parts<Part> => ['the word ', text],
    phrase: <Part>(text: Part): Parts<Part> => ['the phrase ', text],
    without: <Part>(text: Part): Parts<Part> => ['without ', text],
    /** The text after a word or phrase. */
    notInAnyPaper: ' (not in any paper)',
  },
  tryOtherWords: 'Try fewer or different words.',
  didYouMean: <Part>(query: Part, count: number): Parts<Part> => [
    'Did you mean ',
    query,
    `? (${papers(count)})`,
  ],
  suggestions: 'Suggestions',
  suggestionCount: (count: number) =>
    plural(count, {
      one: '# suggestion. Use the arrow keys to choose.',
      other: '# suggestions. Use the arrow keys to choose.',
    }),
  loading: 'Loading search…',
  copiedPapers: (count: number) => `Copied ${papers(count)}.`,
  downloadedPapers: (count: number) => `Downloaded ${papers(count)}.`,
  preparingExport: 'Preparing export…',
  exportFailed: (reason: string) => `Export failed: ${reason}. Try again.`,
  notLoaded: (reason: string) => `The search could not be loaded: ${reason}.`,
  incomplete: (reason: string) =>
    `Some results may be missing, because part of the search index could not be loaded: ${reason}.`,
};

/** Reasons why a part of the search failed. In the messages above, they follow a colon. */
export const errorWords = {
  unreachable: 'the server cannot be reached',
  serverStatus: (status: number) => `the server returned status ${status}`,
  invalidIndex: 'the search index is invalid',
  scriptFailed: 'the search script could not be started',
  unsupportedBrowser: 'this browser is not supported',
  notLoaded: 'the search is not loaded',
  unknownFormat: 'unknown format',
  fileMissing: (address: string) => `${address} could not be loaded`,
  fileStatus: (address: string, status: number) => `${address} could not be loaded (status ${status})`,
};

/** Texts of a CV that are not on pages. */
export const cvWords = {
  sections: {
    journal: 'Journal articles',
    conference: 'Conference papers',
    books: 'Books',
    chapters: 'Book chapters',
    preprints: 'Preprints',
    theses: 'Theses',
    reports: 'Reports and standards',
    patents: 'Patents',
    software: 'Software',
    datasets: 'Datasets',
    talks: 'Talks',
    other: 'Other publications',
  } satisfies Record<CvSectionKind, string>,
  selected: 'Selected publications',
};
