import { absorbAnswer, type AbsorbedAnswer, writtenAnswer } from '../../../src/complete/answers.ts';
import { privateNames } from '../../../src/complete/private-names.ts';
import { formatDiagnostics } from '../../../src/import/plan/summary.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { proposalsFile } from '../../../src/model/proposal.ts';
import { type CommandIo, writeLine } from '../../setup/command.ts';
import { nothingDone } from '../import/apply.ts';
import { authorsOf } from './choose-papers.ts';
import type { KnownContent } from './known-content.ts';
import { startContentRun } from '../../site/undo-records.ts';
import { openAddress } from './open-address.ts';
import { reviewProposals } from './review.ts';
import { writeFindings } from './write-findings.ts';

/** Returns the answers that people wrote into `proposals.yaml`. */
export function readAnswers({ proposals, content, asked, site }: KnownContent): {
  answers: AbsorbedAnswer[];
  diagnostics: Diagnostic[];
} {
  const isPrivate = privateNames(authorsOf(content), site);
  const diagnostics: Diagnostic[] = [];
  const answers = [...proposals.proposals].flatMap(([id, proposal]) => {
    const paper = content.papers.get(id)?.value;
    const answer = writtenAnswer(proposal);
    if (answer === undefined && typeof proposal.answer === 'number') {
      const message = `The list has no record ${proposal.answer}.`;
      const advice = `Write a number from 1 to ${proposal.records.length}, or refuse.`;
      const line = proposals.lineOf([id, 'answer']);
      diagnostics.push({ severity: 'error', file: proposalsFile, line, message, advice });
    }
    return paper && answer ? [absorbAnswer(paper, answer, proposal.records, asked.papers, isPrivate)] : [];
  });
  return { answers, diagnostics };
}

/**
 * Asks the user about each proposal, and takes the accepted records. No service is asked.
 *
 * @param chosen ids of the papers that the user chose
 */
export async function review(
  known: KnownContent,
  chosen: ReadonlySet<string>,
  folder: string,
  io: CommandIo,
): Promise<number> {
  for (const line of formatDiagnostics(known.diagnostics)) writeLine(io.stderr, line);
  const open = [...known.proposals.proposals].filter(
    ([id]) => chosen.has(id) && known.content.papers.get(id)?.value !== undefined,
  );
  if (open.length === 0) {
    writeLine(io.stdout, 'No proposal waits for an answer.');
    return known.proposals.isBroken ? 1 : 0;
  }
  if (io.stdin.isTTY !== true) {
    const advice = `Write accept or refuse after "answer:" in ${proposalsFile}, then run npm run complete.`;
    writeLine(io.stderr, `Standard input is not a terminal, so the command cannot ask questions. ${advice}`);
    return nothingDone;
  }
  const isPrivate = privateNames(authorsOf(known.content), known.site);
  const today = new Date().toISOString().slice(0, 10);
  const run = startContentRun('complete', folder);
  const diagnostics: Diagnostic[] = [];
  const onWait = () =>
    writeLine(io.stdout, 'Another command is writing into this folder. Waiting for it to finish …');
  const counts = await reviewProposals(
    open,
    io,
    async (id, answer) => {
      const paper = known.content.papers.get(id)?.value;
      if (!paper) return;
      const { records = [] } = known.proposals.proposals.get(id) ?? {};
      const absorbed = absorbAnswer(paper, answer, records, known.asked.papers, isPrivate);
      const found = { findings: [], answers: [absorbed], counts: new Map(), uncounted: [], records: [] };
      const written = await writeFindings(found, { folder, today, dryRun: false, run, onWait });
      diagnostics.push(...(written?.diagnostics ?? []));
    },
    (address) => openAddress(address, io.env),
  );
  for (const line of formatDiagnostics(diagnostics)) writeLine(io.stderr, line);
  const left = open.length - counts.accepted - counts.refused;
  writeLine(io.stdout, `${counts.accepted} accepted, ${counts.refused} refused, ${left} left.`);
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}
