import { grammar } from '../../../words/grammar.ts';

const { plural, number } = grammar('en');

/** Texts of the part of the desk below `/attention`. */
export const attention = {
  title: 'Needs attention',
  nothing: 'Nothing needs your attention.',
  proposals: 'Proposals',
  proposalsLead:
    'A service has a record that may be this paper. If you accept it, the paper gets the values that it lacks. What you wrote yourself stays.',
  proposalFor: 'Your paper',
  record: (place: number, of: number): string =>
    of === 1 ? 'Record found' : `Record ${number(place)} of ${number(of)}`,
  accept: 'Accept',
  acceptRecord: (place: number) => `Accept record ${number(place)}`,
  refuse: 'Refuse',
  refuseAll: 'Refuse all',
  accepted: (title: string) => `Accepted a record for “${title}”`,
  refused: (title: string) => `Refused records for “${title}”`,
  papers: 'Possible duplicates',
  papersLead:
    'If two files are the same paper, choose the file that stays. It gets what only the other one has, and the old address leads to it.',
  sameIdentifier: 'Both have the same identifier.',
  sameTitle: 'Their titles are the same, or almost.',
  keepThis: 'Same paper, keep this file',
  twoPapers: 'Two papers',
  joined: (title: string) => `Joined two files of “${title}”`,
  keptApart: (title: string) => `Noted that “${title}” is two papers`,
  people: 'Names that may be one person',
  peopleLead: 'These spellings have co-authors in common.',
  spelling: (name: string, count: number) =>
    `${name} (${plural(count, { one: '# paper', other: '# papers' })})`,
  onePerson: 'This name is one person',
  twoPeople: (count: number): string => (count === 2 ? 'Two people' : 'Different people'),
  inFile: (file: string) => `Listed in ${file}`,
  joinedPeople: (name: string) => `Joined the spellings of ${name}`,
  keptPeopleApart: (name: string) => `Kept people apart who are named like ${name}`,
  findings: 'Findings in the files',
  findingsLead: 'Errors stop the site from being built. The rest is probably wrong, or could be better.',
  severities: { error: 'Error', warning: 'Warning', note: 'Suggestion' },
  fix: 'Open in the form',
  fixFor: (file: string, line: number | undefined) =>
    line === undefined ? file : `${file}, line ${number(line)}`,
  counts: {
    proposals: (count: number) => plural(count, { one: '# proposal', other: '# proposals' }),
    papers: (count: number) => plural(count, { one: '# possible duplicate', other: '# possible duplicates' }),
    people: (count: number) => plural(count, { one: '# name to decide', other: '# names to decide' }),
    findings: (count: number) => plural(count, { one: '# finding', other: '# findings' }),
  },
  field: 'Field',
};
