import { grammar } from '../../../words/grammar.ts';

const { plural } = grammar('en');

/** Texts of the start page: the state of the site, and a new site. */
export const home = {
  title: 'State of the site',
  papers: (count: number) => plural(count, { one: '# paper', other: '# papers' }),
  people: (count: number) => plural(count, { one: '# person', other: '# people' }),
  attention: 'Needs attention',
  unpublished: 'Not published yet',
  /** Shown until a number is known. */
  counting: 'Counting …',
  countingHelp: 'Reload the page to see the number.',
  nextTitle: 'What you can do next',
  next: {
    bring: 'Bring in your papers',
    attention: 'Look at what needs attention',
    publish: 'Publish what has changed',
    edit: 'Edit papers, people and settings',
  },
  stepsTitle: 'Last steps',
  allSteps: 'All steps',
  filesTitle: 'Your files',
  files: (content: string, publicFolder: string) =>
    `Everything is in ${content} and ${publicFolder}. The desk writes there only when you save, and never touches what another program has changed meanwhile. Each step can be undone. Nothing leaves this machine before you publish or ask a service.`,
  problemsTitle: 'The settings cannot be read',
  problems: 'Fix this in the file, then reload the page:',
  fix: 'Open the settings',
  /** A new site in a folder without one. */
  newSite: {
    title: 'A new site',
    intro: (content: string) =>
      `The folder ${content} has no site yet. Two lines are enough; you can change everything later.`,
    name: 'Name of the lab or person',
    url: 'Address of the site',
    urlHint: 'For example https://example.org/lab/. Leave it empty if you do not know it yet.',
    language: 'Language of the site',
    make: 'Make the site',
    nameMissing: 'Write a name.',
    urlInvalid: (url: string) =>
      `"${url}" is not a valid address. Write a whole address, such as https://example.org/lab/.`,
    made: (name: string) => `New site: ${name}`,
  },
  /** A new site in a folder that has one. */
  startOver: {
    link: 'Start a new site in this folder',
    title: 'Start a new site',
    text: (content: string) =>
      `This takes all papers, people, news, projects and pages out of ${content}. It is one step, and you can undo it.`,
    list: 'Files that are taken out',
    more: (count: number) => plural(count, { one: 'and # more', other: 'and # more' }),
    stays: 'These files stay, because the desk does not write such files:',
    sure: 'Yes, take these files out',
    unsure: 'Tick the box if you are sure.',
  },
};
