import type { Random } from '../pastes/random.ts';
import type { CorpusRecord } from './corpus-records.ts';
import { disturb, type ShownWork } from './disturbances.ts';
import { asFirstPart, type TwinKind, twinKinds, twinOf } from './twins.ts';
import { randomOf, toWork, type Work } from './works.ts';

/** A paper of a profile, and what the services have of it. */
export interface BenchQuestion {
  /** The work that the profile lists. */
  work: Work;
  shown: ShownWork;
  /** Whether at least one service has the work. */
  isHeld: boolean;
  /** The kind of a work that looks like it and that services have. */
  twin?: TwinKind;
}

/** Works of the services, and questions about some of them. */
export interface BenchWorld {
  /** The works that the services have. */
  held: Work[];
  questions: BenchQuestion[];
}

/** Share of the questions about works that no service has. */
const missingShare = 0.2;
/** Share of these works, and of all other works of questions, for which services have a twin. */
const [twinShareOfMissing, twinShareOfHeld] = [0.5, 0.1];

/**
 * Makes works of all records, and questions about some of them. The same records, number and seed give the same world.
 *
 * @param papers number of questions; at most one per record
 */
export function makeWorld(records: readonly CorpusRecord[], papers: number, seed: number): BenchWorld {
  const works = records.map((record) => toWork(record, seed));
  const random = randomOf(seed, 'world');
  const asked = new Set(sample(works.length, Math.min(papers, works.length), random));
  const held: Work[] = [];
  const questions: BenchQuestion[] = [];
  for (const [place, original] of works.entries()) {
    if (!asked.has(place)) {
      held.push(original);
      continue;
    }
    const isHeld = !random.chance(missingShare);
    const twin = random.chance(isHeld ? twinShareOfHeld : twinShareOfMissing)
      ? random.pick(twinKinds)
      : undefined;
    const work = twin === 'part II' ? asFirstPart(original, random) : original;
    if (isHeld) held.push(work);
    if (twin) held.push(twinOf(work, twin, works, seed));
    const shown = disturb(work, randomOf(seed, work.key, 'shown'));
    questions.push({ work, shown, isHeld, ...(twin && { twin }) });
  }
  return { held, questions };
}

/** Returns different whole numbers below a limit, in random order. */
function sample(limit: number, count: number, { below }: Random): number[] {
  const numbers = Array.from({ length: limit }, (_, number) => number);
  for (let at = 0; at < count; at++) {
    const other = at + below(limit - at);
    [numbers[at], numbers[other]] = [numbers[other] as number, numbers[at] as number];
  }
  return numbers.slice(0, count);
}
