import { cleanTexts } from '../model/characters.ts';
import { type Diagnostic, quote } from '../model/diagnostic.ts';
import { idSchema } from '../model/id.ts';
import { type Proposal, proposalSchema, proposalsFile } from '../model/proposal.ts';
import { checkValues } from './check-values.ts';
import { formatYaml } from './frontmatter.ts';
import { parseYaml, type Values } from './yaml.ts';

/** The proposals of the file `proposals.yaml`, by the id of the paper. */
export interface ReadProposals {
  proposals: Map<string, Proposal>;
  /** The ids of all entries, also of those that cannot be used. */
  ids: string[];
  diagnostics: Diagnostic[];
  /** Whether the file is not valid YAML, so that it cannot be changed without losing something. */
  isBroken: boolean;
  lineOf: Values['lineOf'];
}

const header = `# Records that may be papers of this folder, found by \`npm run complete\`. To decide about them, run
# \`npm run complete -- --review\`. Or write accept or refuse after "answer:" (or the number of a record in the list), and run
# \`npm run complete\`.
`;

/**
 * Parses `proposals.yaml`. An invalid proposal is reported and left out; the others are read.
 *
 * @param text the text of the file; undefined if there is no file
 * @param file the path of the file, as messages show it
 */
export function parseProposals(text: string | undefined, file: string = proposalsFile): ReadProposals {
  const proposals = new Map<string, Proposal>();
  const yaml = parseYaml(text ?? '', file);
  if (Array.isArray(yaml)) return { proposals, ids: [], diagnostics: yaml, isBroken: true, lineOf: () => 1 };
  const { data, lineOf } = yaml;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    const message = 'The file is not a list of papers with their proposals.';
    const advice = 'Write the id of a paper, a colon, and the proposal below it; or delete the file.';
    const diagnostic: Diagnostic = { severity: 'error', file, line: 1, message, advice };
    return { proposals, ids: [], diagnostics: [diagnostic], isBroken: true, lineOf };
  }
  const diagnostics: Diagnostic[] = [];
  for (const [id, value] of Object.entries(data)) {
    if (!idSchema.safeParse(id).success) {
      const message = `${quote(id)} is not the id of a paper.`;
      const advice = 'Write the name of a file in papers/, without .md.';
      diagnostics.push({ severity: 'error', file, line: lineOf([id]), message, advice });
      continue;
    }
    const values = { data: value, lineOf: (path: readonly PropertyKey[]) => lineOf([id, ...path]) };
    const checked = checkValues(proposalSchema, values, file);
    if ('diagnostics' in checked) diagnostics.push(...checked.diagnostics);
    else proposals.set(id, cleanTexts(checked.values));
  }
  return { proposals, ids: Object.keys(data), diagnostics, isBroken: false, lineOf };
}

/**
 * Changes the text of `proposals.yaml`. Proposals that do not change keep their lines, with the comments above them.
 *
 * @param text the text of the file, which must be valid YAML; undefined if there is no file
 * @param changes the new proposals by the id of the paper; undefined removes a proposal
 * @returns the new text; undefined if nothing changes
 */
export function editProposals(
  text: string | undefined,
  changes: ReadonlyMap<string, Proposal | undefined>,
): string | undefined {
  const { head, blocks } = splitBlocks(text ?? '');
  const before = new Map(blocks);
  for (const [id, proposal] of changes) {
    if (!proposal) before.delete(id);
    else if (!isEqual(parseProposals(before.get(id)).proposals.get(id), proposal))
      before.set(id, formatYaml({ [id]: proposal }));
  }
  const known = new Map(blocks);
  const isSame = before.size === known.size && [...before].every(([id, block]) => known.get(id) === block);
  if (isSame) return undefined;
  // New proposals are sorted in between those that are there.
  const ids = [...known.keys()].filter((id) => before.has(id));
  for (const id of [...before.keys()].filter((one) => !known.has(one)).sort()) {
    const index = ids.findIndex((one) => one > id);
    ids.splice(index < 0 ? ids.length : index, 0, id);
  }
  return [head, ...ids.map((id) => before.get(id) ?? '')].join('');
}

function isEqual(current: Proposal | undefined, proposal: Proposal): boolean {
  const withoutAnswer = ({ answer: _, ...rest }: Proposal) => JSON.stringify(rest);
  return current !== undefined && withoutAnswer(current) === withoutAnswer(proposal);
}

/** Splits the text of the file into its head and one block of lines per proposal, with the comments above it. */
function splitBlocks(text: string): { head: string; blocks: [id: string, block: string][] } {
  const yaml = parseYaml(text, proposalsFile);
  const data = Array.isArray(yaml) ? {} : yaml.data;
  const ids = typeof data === 'object' && data !== null && !Array.isArray(data) ? Object.keys(data) : [];
  if (ids.length === 0 || Array.isArray(yaml)) return { head: header, blocks: [] };
  const lines = text.replace(/^\uFEFF/u, '').split('\n');
  const starts = ids.map((id) => yaml.lineOf([id]) - 1);
  const isBlockStyle = starts.every(
    (start, index) => start > (starts[index - 1] ?? -1) && /^[\w"']/u.test(lines[start] ?? ''),
  );
  if (!isBlockStyle) {
    const values = data as Record<string, unknown>;
    return { head: header, blocks: ids.map((id) => [id, formatYaml({ [id]: values[id] })]) };
  }
  const headLength = lines.join('\n').startsWith(header) ? header.split('\n').length - 1 : 0;
  const tops = starts.map((start, index) => {
    let top = start;
    const first = index === 0 ? headLength : (starts[index - 1] ?? 0) + 1;
    while (top > first && /^#/u.test(lines[top - 1] ?? '')) top--;
    return top;
  });
  const end = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  const toText = (from: number, to: number) =>
    lines
      .slice(from, to)
      .map((line) => `${line}\n`)
      .join('');
  const blocks = ids.map((id, index): [string, string] => [
    id,
    toText(tops[index] ?? 0, tops[index + 1] ?? end),
  ]);
  return { head: toText(0, tops[0] ?? 0), blocks };
}
