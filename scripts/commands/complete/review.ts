import { createInterface } from 'node:readline/promises';
import type { ProposalAnswer } from '../../../src/complete/answers.ts';
import { toSecureAddress } from '../../../src/complete/take-record.ts';
import { quote } from '../../../src/model/diagnostic.ts';
import { formatName } from '../../../src/model/name.ts';
import type { Proposal, ProposedRecord } from '../../../src/model/proposal.ts';
import { type CommandIo, writeLine } from '../../setup/command.ts';

/** Maximum number of names that are shown for a record. */
const maxNames = 6;

/** The number of proposals with each answer. */
export interface ReviewCounts {
  accepted: number;
  refused: number;
  skipped: number;
}

/**
 * Asks the user on the terminal about each proposal.
 *
 * @param onAnswer called after each answer, so that it is kept even if the user stops
 * @param open opens an address in the browser
 */
export async function reviewProposals(
  proposals: readonly (readonly [id: string, proposal: Proposal])[],
  { stdin, stdout }: CommandIo,
  onAnswer: (id: string, answer: ProposalAnswer) => Promise<void>,
  open: (address: string) => void,
): Promise<ReviewCounts> {
  const terminal = createInterface({ input: stdin, output: stdout });
  const closed = new AbortController();
  terminal.once('close', () => closed.abort());
  const counts = { accepted: 0, refused: 0, skipped: 0 };
  try {
    for (const [index, [id, proposal]] of proposals.entries()) {
      writeLine(stdout, formatProposal(id, proposal, index + 1, proposals.length));
      const choice = await ask(proposal);
      if (choice === 'quit') break;
      if (choice === 'skip') counts.skipped++;
      else if ('accepted' in choice) counts.accepted++;
      else counts.refused++;
      if (choice !== 'skip') await onAnswer(id, choice);
    }
  } catch (error) {
    if (!closed.signal.aborted) throw error;
    writeLine(stdout, '');
  } finally {
    terminal.close();
  }
  return counts;

  async function ask({ records }: Proposal): Promise<ProposalAnswer | 'skip' | 'quit'> {
    const accept = records.length === 1 ? 'a = accept' : `1 to ${records.length} = accept this record`;
    const refuse = records.length === 1 ? 'r = refuse' : 'r = refuse all';
    const question = `${accept}, ${refuse}, s = skip, o = open in the browser, q = quit: `;
    for (;;) {
      const answer = (await terminal.question(question, { signal: closed.signal })).trim().toLowerCase();
      const [word = '', number = '1'] = answer.split(/\s+/u);
      const accepted = /^(?:a|accept|y|yes)$/u.test(word)
        ? records[Number(number) - 1]
        : records[Number(word) - 1];
      if (accepted) return { accepted };
      if (/^(?:r|refuse|n|no)$/u.test(word)) return { refused: records };
      if (/^(?:s|skip|)$/u.test(word)) return 'skip';
      if (/^(?:q|quit)$/u.test(word)) return 'quit';
      if (/^(?:o|open)$/u.test(word)) show(records[Number(number) - 1]);
      else writeLine(stdout, `${quote(answer)} is not one of these answers.`);
    }
  }

  function show(record: ProposedRecord | undefined): void {
    const address = record && addressOf(record);
    if (address === undefined) {
      writeLine(stdout, 'The record has no address that a browser can open.');
      return;
    }
    writeLine(stdout, address);
    open(address);
  }
}

/** Returns the address that shows a record best: that of its DOI, of arXiv, or of the record at the service. */
function addressOf({ address, found: { DOI, arXiv } }: ProposedRecord): string | undefined {
  const best =
    DOI !== undefined
      ? `https://doi.org/${encodeURI(DOI)}`
      : arXiv !== undefined
        ? `https://arxiv.org/abs/${encodeURI(arXiv)}`
        : address;
  return toSecureAddress(best);
}

function formatProposal(id: string, { paper, records }: Proposal, number: number, total: number): string {
  const lines = records.flatMap(({ source, address, evidence = {}, found }, index) => {
    const { title, author = [], issued, containerTitle, DOI, arXiv } = found;
    const names = author.slice(0, maxNames).map(formatName);
    const more = author.length > names.length ? ` and ${author.length - names.length} more` : '';
    const place = [containerTitle, issued, DOI ?? (arXiv && `arXiv:${arXiv}`)].filter(Boolean).join(', ');
    return [
      `  ${index + 1}. ${title}`,
      `     ${names.join(', ')}${more}`,
      ...(place === '' ? [] : [`     ${place}`]),
      `     ${source}: ${address}`,
      ...Object.entries(evidence).map(([key, text]) => `     ${key}: ${text}`),
    ];
  });
  return ['', `${number} of ${total}: ${paper}`, `papers/${id}.md may be:`, ...lines]
    .map(toOneLine)
    .join('\n');
}

/** Removes control characters, which a terminal would execute. */
function toOneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').slice(0, 1000);
}
