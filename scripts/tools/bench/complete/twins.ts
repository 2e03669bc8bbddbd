import type { Random } from '../pastes/random.ts';
import { hashOf } from './corpus-records.ts';
import { moveDate, randomOf, type WorkVersion, type Work } from './works.ts';
import { titleWords } from './title-words.ts';

/** The ways in which a work can look like another one without being it. */
export const twinKinds = [
  'other authors',
  'namesake',
  'part II',
  'erratum',
  'reply',
  'thesis',
  'proceedings',
  'dataset',
  'review',
  'sequel',
] as const;

export type TwinKind = (typeof twinKinds)[number];

/**
 * Makes a near twin of a work: another work whose title is the same or nearly the same.
 *
 * @param others works whose authors and words the twin may borrow
 */
export function twinOf(work: Work, kind: TwinKind, others: readonly Work[], seed: number): Work {
  const random = randomOf(seed, work.key, 'twin', kind);
  const stranger = random.pick(others);
  return {
    key: `${work.key} (${kind})`,
    versions: [
      {
        ...twinVersion(work, kind, stranger, random),
        doi: `10.5555/twin.${hashOf(work.key).toString(36)}.${twinKinds.indexOf(kind)}`,
      },
    ],
    abstract: abstractOf(kind, work, stranger, random),
    categories: work.categories,
    citations: random.below(20),
  };
}

/**
 * Returns a work under the title that a paper before a twin would have. A twin "Part II" often belongs to a paper that
 * is itself called "Part I".
 */
export function asFirstPart(work: Work, { pick, chance }: Random): Work {
  if (chance(0.5)) return work;
  const end = pick([': Part I', ', Part 1', ' I', ' (Part One)']);
  return { ...work, versions: work.versions.map((one) => ({ ...one, title: `${one.title}${end}` })) };
}

/** Archives of data, and theses, often repeat the abstract of the paper; other texts have their own or none. */
function abstractOf(kind: TwinKind, work: Work, stranger: Work, { chance }: Random): string {
  const shares: Partial<Record<TwinKind, number>> = { dataset: 0.5, thesis: 0.3, 'part II': 0.1 };
  if (chance(shares[kind] ?? 0)) return work.abstract;
  return kind === 'other authors' || kind === 'namesake' || kind === 'sequel' || kind === 'part II'
    ? stranger.abstract
    : '';
}

function twinVersion(work: Work, kind: TwinKind, stranger: Work, random: Random): WorkVersion {
  const [original] = work.versions as [WorkVersion];
  const { pick, chance, below } = random;
  const strangers = (stranger.versions[0] as WorkVersion).authors;
  const fill = (patterns: readonly string[]) => pick(patterns).replace('%', () => original.title);
  const published: WorkVersion = {
    kind: 'journal-article',
    title: original.title,
    authors: original.authors,
    date: moveDate(original.date, below(20) - 4),
    venue: pick(['Journal of Example Studies', 'Letters in Sample Science']),
    publisher: 'Example Press',
  };
  // A work outside of journals has only a publisher.
  const { venue: _, ...alone } = published;
  switch (kind) {
    case 'other authors':
      return { ...published, authors: strangers };
    case 'namesake':
      return { ...published, authors: namesakes(original.authors, strangers, random) };
    case 'part II':
      return { ...published, title: secondPartOf(original.title, random) };
    case 'erratum': {
      const isSameTitle = chance(0.2);
      const doi = work.versions.find((one) => one.doi)?.doi ?? '10.5555/lost';
      const title = isSameTitle ? original.title : `${pick(titleWords.errata)}${original.title}`;
      const type = title.startsWith('Retraction') ? 'retraction' : 'erratum';
      return { ...published, kind: 'erratum', title, updates: { doi, type } };
    }
    case 'reply':
      return {
        ...published,
        title: fill(titleWords.replies),
        authors: chance(0.4) ? original.authors : strangers,
      };
    case 'thesis':
      return {
        ...alone,
        kind: 'dissertation',
        authors: [original.authors[0] as string],
        date: moveDate(original.date, below(30) - 6).slice(0, 4),
        publisher: pick(['University of Example', 'Northfield University']),
      };
    case 'proceedings':
      return {
        ...alone,
        kind: 'proceedings',
        title: original.kind === 'proceedings-article' && chance(0.3) ? (original.venue as string) : fill(titleWords.proceedings),
        authors: chance(0.5) ? original.authors : strangers,
      }; // prettier-ignore
    case 'dataset':
      return {
        ...alone,
        kind: 'dataset',
        title: fill(titleWords.datasets),
        publisher: 'Example Archive',
      };
    case 'review':
      return {
        ...published,
        kind: 'peer-review',
        title: fill(titleWords.reviews),
        authors: chance(0.3) ? original.authors : strangers.slice(0, 1),
      };
    case 'sequel':
      return {
        ...published,
        title: chance(0.5)
          ? fill(titleWords.sequels)
          : exchangeWord(original.title, (stranger.versions[0] as WorkVersion).title, random),
        authors: chance(0.7) ? original.authors : [original.authors[0] as string, ...strangers],
        date: moveDate(original.date, 6 + below(14)),
      };
  }
}

/** A first part becomes the second part; any other title gets one. */
function secondPartOf(title: string, { pick }: Random): string {
  const second = title
    .replace(/: Part I$/u, ': Part II')
    .replace(/, Part 1$/u, ', Part 2')
    .replace(/ I$/u, ' II')
    .replace(/ \(Part One\)$/u, ' (Part Two)');
  return second === title ? pick(titleWords.secondParts).replace('%', () => title) : second;
}

/** Other people; the first one has the family name of the first author. */
function namesakes(authors: readonly string[], strangers: readonly string[], { pick }: Random): string[] {
  const family = authors[0]?.split(' ').at(-1) ?? 'Quill';
  return [`${pick(['Beatrix', 'Oskar', 'Yusra', 'Quentin', 'Zofia'])} ${family}`, ...strangers.slice(1)];
}

/** Replaces one long word of a title by a long word of another title. */
function exchangeWord(title: string, other: string, { pick }: Random): string {
  const isLong = (word: string) => /^\p{L}{5,}$/u.test(word);
  const words = title.split(' ');
  const places = words.flatMap((word, at) => (isLong(word) ? [at] : []));
  const foreign = other.split(' ').filter((word) => isLong(word) && !words.includes(word));
  if (places.length === 0 || foreign.length === 0) return `Beyond ${title}`;
  words[pick(places)] = pick(foreign);
  return words.join(' ');
}
