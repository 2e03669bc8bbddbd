import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { root } from '../scripts/setup/process.ts';

/** Number of papers of the lab. It is too large for one page. */
export const largeLabPapers = 520;

/** The people of the lab: id, name, role, and the year in which the person left. */
export const largeLabPeople = [
  ['zoe', 'Zoe Professor', 'Professor', undefined],
  ['liwei', '李伟', 'Postdoc', undefined],
  ['rob', 'Rob van der Meer', 'Postdoc', undefined],
  ['anna', 'Anna Assistant', 'PhD student', undefined],
  ['arabi', 'محمد العربي', 'PhD student', undefined],
  ['mausam', 'Mausam', 'PhD student', undefined],
  ['otto', 'Otto Oldman', 'Postdoc', '2009'],
] as const;

/**
 * Writes the content folder of a lab with several roles, and with a person, venue, topic, affiliation and year whose
 * lists of papers are too long for one page.
 */
export function writeLargeLab(folder: string): void {
  for (const name of ['authors', 'papers']) mkdirSync(path.join(folder, name), { recursive: true });
  const write = (file: string, values: Record<string, unknown>, body = '') =>
    writeFileSync(path.join(folder, file), `---\n${stringify(values)}---\n${body}`);
  writeFileSync(
    path.join(folder, 'site.yaml'),
    stringify({
      title: 'Large Lab',
      url: 'https://example.org/',
      roles: ['Professor', 'Postdoc', 'PhD student'],
    }),
  );
  for (const [id, name, role, to] of largeLabPeople)
    write(`authors/${id}.md`, { name, role, ...(to && { to }), ...(id === 'anna' && { photo: 'anna.jpg' }) });
  copyFileSync(
    path.join(root, 'test/fixtures/site/authors/ada-quill.jpg'),
    path.join(folder, 'authors/anna.jpg'),
  );
  for (let index = 0; index < largeLabPapers; index++) {
    const year = index < 505 ? '2024' : index < 513 ? '2009' : undefined;
    write(
      `papers/p${index}.md`,
      {
        title: `Folding ${index}`,
        type: index < 510 ? 'article-journal' : index < 515 ? 'article' : 'dataset',
        author: ['Zoe Professor', ...(index % 3 === 0 ? ['Anna Assistant'] : []), `Co Author${index % 5}`],
        ...(year && { issued: `${year}-${String(12 - (index % 12)).padStart(2, '0')}` }),
        ...(index < 510 && { containerTitle: 'Journal of Folds' }),
        keyword: ['folding'],
        affiliations: ['North Lab'],
      },
      index === 0 ? 'We fold maps.\n' : '',
    );
  }
  write('papers/crowd.md', {
    title: 'A crowd of authors',
    type: 'report',
    author: [
      ...Array.from({ length: 20 }, (_, index) => `Crowd Member${index}`),
      'Rob van der Meer',
      'Otto Oldman',
    ],
    issued: '2008',
    selected: true,
  });
  write('papers/owned.md', {
    title: 'A list without its owner',
    type: 'book',
    author: ['First Outsider'],
    profiles: ['rob'],
    issued: '2006',
  });
  write('papers/cut.md', {
    title: 'A cut list of authors',
    type: 'thesis',
    author: ['First Outsider'],
    authorsTruncated: true,
    profiles: ['liwei'],
    issued: '2007',
  });
}
