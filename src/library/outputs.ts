import { type OutputKind, outputKinds } from '../model/paper.ts';
import { papersPerPart } from './part-size.ts';
import type { ShownPaper } from './shown-paper.ts';

/** The outputs of one kind in a list: its software, data sets or talks. */
export interface OutputSection {
  kind: OutputKind;
  /** Newest first. */
  papers: ShownPaper[];
}

/**
 * Divides a list into papers and outputs that are not papers. Lists show each kind of output in a section of its own,
 * after the papers. A kind with more outputs than one part of a long list stays with the papers.
 *
 * @param list newest first
 */
export function splitOutputs(list: readonly ShownPaper[]): {
  papers: ShownPaper[];
  outputs: OutputSection[];
} {
  const outputs = outputKinds
    .map((kind) => ({ kind, papers: list.filter(({ type }) => type === kind) }))
    .filter(({ papers }) => papers.length > 0 && papers.length <= papersPerPart);
  const own = new Set<string>(outputs.map(({ kind }) => kind));
  return { papers: list.filter(({ type }) => !own.has(type)), outputs };
}
