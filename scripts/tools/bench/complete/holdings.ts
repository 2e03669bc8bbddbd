import type { Random } from '../pastes/random.ts';
import { randomOf, type WorkVersion, type Work } from './works.ts';

/** The services that are played, by the names that Offprint gives them. */
export const playedServices = ['openalex', 'crossref', 'arxiv', 'semantic-scholar', 'dblp'] as const;

export type PlayedService = (typeof playedServices)[number];

/** One record at one service. */
export interface Holding {
  service: PlayedService;
  /** Number of the record among all records of all services, from 1. The ids at the services are made of it. */
  number: number;
  work: Work;
  /** The versions of the work that the record is about. Its own values are those of the first version. */
  versions: readonly [WorkVersion, ...WorkVersion[]];
  title: string;
  /** The part of the title that Crossref keeps in a field of its own. */
  subtitle?: string;
  /** The authors as this service writes them. */
  authors: readonly string[];
  /** ORCID of each author; most are empty. */
  orcids: readonly string[];
  /** The abstract as this service has it; empty if it has none. */
  abstract: string;
}

/** Decides which service has which work, and how it writes titles and names. */
export function makeHoldings(works: readonly Work[], seed: number): Holding[] {
  const holdings: Holding[] = [];
  for (const work of works) {
    const random = randomOf(seed, work.key, 'holdings');
    const found = servicesOfWork(work, random);
    // Each work that is not a twin is at one service at least.
    const services = found.length > 0 ? found : [['openalex', work.versions] as const];
    for (const [service, versions] of services)
      holdings.push(toHolding(service, versions, work, holdings.length + 1, random));
  }
  return holdings;
}

type Held = readonly [PlayedService, readonly WorkVersion[]];

/** Returns the records that services have of a work, each with its versions. */
function servicesOfWork({ versions, categories }: Work, { chance }: Random): Held[] {
  const held: Held[] = [];
  const preprint = versions.find((one) => one.arXiv !== undefined);
  const publication = versions.find((one) => one.arXiv === undefined);
  const publicationFirst = [publication, preprint].filter((one) => one !== undefined);
  if (chance(0.93)) {
    const isJoined = chance(0.75);
    if (isJoined) held.push(['openalex', publicationFirst]);
    else for (const version of publicationFirst) held.push(['openalex', [version]]);
  }
  if (publication?.doi !== undefined) held.push(['crossref', [publication]]);
  if (preprint) held.push(['arxiv', [preprint]]);
  // A record without a type would look exactly like the paper.
  const isTyped = publication?.kind !== 'erratum' && publication?.kind !== 'proceedings';
  if (isTyped && chance(0.9)) held.push(['semantic-scholar', publicationFirst]);
  const isComputerScience = categories.some((category) => category.startsWith('cs.'));
  if (isComputerScience && publication && !isUnknownToDblp(publication) && chance(0.85))
    held.push(['dblp', [publication]]);
  if (isComputerScience && preprint && chance(0.85)) held.push(['dblp', [preprint]]);
  return held;
}

function isUnknownToDblp({ kind }: WorkVersion): boolean {
  return kind === 'peer-review' || kind === 'erratum';
}

function toHolding(
  service: PlayedService,
  versions: readonly WorkVersion[],
  work: Work,
  number: number,
  random: Random,
): Holding {
  const [first] = versions as [WorkVersion];
  const { chance } = random;
  const names = writeNames(first.authors, service, random);
  const parts = service === 'crossref' && chance(0.5) ? /^(.+?): (.+)$/u.exec(first.title) : null;
  const isCut = parts !== null && chance(0.04);
  return {
    service,
    number,
    work,
    versions: versions as [WorkVersion, ...WorkVersion[]],
    title: parts?.[1] ?? first.title,
    ...(parts && !isCut && { subtitle: parts[2] as string }),
    authors: names,
    orcids: names.map((_, place) => (chance(0.2) ? orcidOf(number * 1000 + place) : '')),
    abstract: writeAbstract(work.abstract, service, first, random),
  };
}

/** Writes the names of authors as a service has them: some with initials, some without accents or middle names. */
function writeNames(names: readonly string[], service: PlayedService, { chance }: Random): readonly string[] {
  if (service === 'arxiv') return names;
  if (service === 'crossref' && chance(0.01)) return names.slice(0, 1);
  if (service !== 'dblp' && chance(0.08)) return names.map(withInitials);
  if (service === 'crossref' && chance(0.03))
    return names.map((name) => name.normalize('NFD').replace(/\p{M}/gu, ''));
  if (chance(0.05)) return names.map((name) => name.replace(/ \p{Lu}\.(?= )/gu, ''));
  return names;
}

/** Returns the abstract that a service has: often none, and in publications sometimes another wording. */
function writeAbstract(
  abstract: string,
  service: PlayedService,
  { kind }: WorkVersion,
  { chance, below }: Random,
): string {
  const shares = {
    openalex: 0.85,
    crossref: kind === 'journal-article' ? 0.4 : 0.1,
    arxiv: 1,
    'semantic-scholar': 0.7,
    dblp: 0,
  };
  if (!chance(shares[service])) return '';
  if (service === 'arxiv' || !chance(0.15)) return abstract;
  const sentences = abstract.split(/(?<=[.?!]) /u);
  return sentences.length < 3 ? abstract : sentences.toSpliced(below(sentences.length), 1).join(' ');
}

/** `Ada Bell Quill` becomes `A. B. Quill`. */
function withInitials(name: string): string {
  const { given, family } = splitName(name);
  const initials = given.split(' ').map((part) => `${part.charAt(0)}.`);
  return given === '' ? name : `${initials.join(' ')} ${family}`;
}

/** Splits a name into given and family name. Particles such as `van` belong to the family name. */
export function splitName(name: string): { given: string; family: string } {
  const words = name.split(' ');
  let start = words.length - 1;
  while (
    start > 1 &&
    /^(?:van|von|de|der|den|del|della|di|du|la|le|da|dos|bin|ter)$/iu.test(words[start - 1] ?? '')
  )
    start--;
  return { given: words.slice(0, start).join(' '), family: words.slice(start).join(' ') };
}

/** Returns an ORCID with a valid check digit (ISO 7064, MOD 11-2) that is in no range of real ones. */
function orcidOf(number: number): string {
  const digits = `0009${String(900_000_000_00 + number).slice(-11)}`;
  let total = 0;
  for (const digit of digits) total = ((total + Number(digit)) * 2) % 11;
  const check = (12 - total) % 11;
  return `${digits}${check === 10 ? 'X' : check}`.replace(/(.{4})(?=.)/gu, '$1-');
}
