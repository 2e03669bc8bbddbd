import { formatName } from '../../../../src/model/name.ts';
import type { JudgedAnswer } from './judge.ts';

/** The ways in which an answer can be wrong. */
const ways: Readonly<Record<string, (one: JudgedAnswer) => boolean>> = {
  'another paper was taken': ({ isWrong }) => isWrong,
  'not found, although a service has it': ({ question, finding }) => question.isHeld && finding?.outcome === 'not found',
  'asking failed': ({ finding }) => finding?.outcome === 'failed',
  'only proposed': ({ isRightProposed }) => isRightProposed,
  'another paper was proposed': ({ isProposal, isRightProposed }) => isProposal && !isRightProposed,
  'authors not completed': ({ authors }) => authors === 'not completed',
  'a wrong author': ({ authors }) => authors === 'a wrong person',
}; // prettier-ignore

/** Describes some papers of each way in which an answer can be wrong. */
export function describeMiss(all: readonly JudgedAnswer[], limit: number): string {
  return Object.entries(ways)
    .map(([name, isSuch]) => {
      const such = all.filter(isSuch);
      return [`\n${name}: ${such.length}`, ...such.slice(0, limit).map(describe)].join('\n\n');
    })
    .join('\n');
}

function describe({ question: { work, shown, twin, isHeld }, finding }: JudgedAnswer): string {
  const versions = work.versions.map((one) => `${one.kind} ${one.date} ${one.doi ?? one.arXiv ?? 'no DOI'} ${one.title}`);
  const candidates = (finding?.candidates ?? []).slice(0, 4).map(({ service, id, paper: { paper }, evidence }) => {
    const names = (paper.author ?? []).slice(0, 5).map((name) => formatName(name)).join(', ');
    return `    ${service} ${id} "${paper.title}" (${names}; ${paper.issued}; ${paper.type}) ${JSON.stringify(evidence)}`;
  });
  return [
    `  "${shown.title}" ${shown.date} ${shown.authors.slice(0, 4).join(', ')} (${[...shown.kinds, twin ? `twin: ${twin}` : '', isHeld ? 'there' : 'not there'].filter(Boolean).join(', ')})`,
    ...versions.map((version) => `    truth: ${version}`),
    ...candidates,
    ...(finding?.problems ?? []).map(({ message }) => `    problem: ${message}`),
  ].join('\n');
} // prettier-ignore
