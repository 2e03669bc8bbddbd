import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readTexts } from '../../src/import/formats.ts';
import { formatName } from '../../src/model/name.ts';
import type { WorkVersion, Work } from '../../scripts/tools/bench/complete/works.ts';

/** Returns an invented work that services can have. `values` replace those of its publication in a journal. */
export function inventedWork(key: string, values: Partial<WorkVersion>, more: Partial<Work> = {}): Work {
  const version: WorkVersion = {
    kind: 'journal-article',
    title: `A Study of ${key}`,
    authors: ['Ada Quill', 'Bo Chen'],
    date: '2021-03-04',
    doi: `10.5555/${key}`,
    venue: 'Journal of Folding',
    volume: '12',
    pages: '101-118',
    publisher: 'Example Press',
    ...values,
  };
  return { key, versions: [version], abstract: '', categories: ['cs.LG'], citations: 7, ...more };
}

/**
 * Returns a work for each paper of the sample profile: its title, the authors that the profile names, and invented ones
 * after them where the profile says "et al.". One paper has 500 authors. All identifiers are invented.
 */
export function sampleWorks(): Work[] {
  const file = path.resolve('content/profiles/dhruv-choudhary.txt');
  const records = readTexts([{ text: readFileSync(file, 'utf8'), file }]).flatMap((results) =>
    results.flatMap((result) => result.records),
  );
  return records.map(({ paper }, place) => {
    const named = (paper.author ?? []).map((name) => formatName(name));
    const count = !paper.authorsTruncated ? 0 : place === 0 ? 500 - named.length : 2 + (place % 9);
    const authors = [...named, ...Array.from({ length: count }, (_, at) => inventedName(place * 1000 + at))];
    const issued = paper.issued ?? '2020-01-01';
    const preprint: WorkVersion = {
      kind: 'posted-content',
      title: paper.title,
      authors,
      date: issued,
      arXiv: `${issued.slice(2, 4)}${issued.slice(5, 7)}.${77000 + place}`,
      doi: `10.48550/arXiv.${issued.slice(2, 4)}${issued.slice(5, 7)}.${77000 + place}`,
      venue: 'arXiv',
    };
    const publication = inventedWork(`sample.${place + 1}`, { title: paper.title, authors, date: issued });
    const hasPreprint = place % 2 === 0;
    return {
      ...publication,
      versions: hasPreprint ? [preprint, ...publication.versions] : publication.versions,
      abstract: paper.abstract ?? '',
      citations: place * 3,
    };
  });
}

/** Returns one of 40,000 invented names: `Tamo Wexbrel`. */
function inventedName(number: number): string {
  const [starts, ends] = [
    ['Ba', 'Do', 'Fe', 'Gi', 'Ha', 'Jo', 'Ka', 'Lu', 'Mi', 'Ne', 'Or', 'Pe', 'Qui', 'Ro', 'Sa', 'Ta', 'Ul', 'Ve', 'Wi', 'Ze'],
    ['bran', 'dell', 'fex', 'gorm', 'hulst', 'jinn', 'kard', 'lowe', 'mott', 'norr'],
  ] as const; // prettier-ignore
  const part = (value: number) => `${starts[value % 20]}${ends[Math.floor(value / 20) % 10]}`;
  return `${part(number)} ${part(number * 7 + Math.floor(number / 200))}`;
}
