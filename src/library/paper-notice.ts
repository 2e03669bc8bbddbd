import type { Paper } from '../model/paper.ts';

/** Kinds of notices that lists show before the title, the most serious first. Corrections are on the paper's page only. */
export const listedNotices = ['retraction', 'withdrawal', 'expression-of-concern'] as const;

export type ListedNotice = (typeof listedNotices)[number];

/** Returns the most serious notice about a paper that lists show; `undefined` if there is none. */
export function listedNotice({ updates = [] }: Pick<Paper, 'updates'>): ListedNotice | undefined {
  return listedNotices.find((notice) => updates.some(({ type }) => type === notice));
}

/** Whether a kind of notice is shown in lists. */
export function isListedNotice(type: string): type is ListedNotice {
  return listedNotices.some((notice) => notice === type);
}
