import type { ListGrouping } from '../model/list-settings.ts';
import type { Paper } from '../model/paper.ts';
import type { Groups } from './groups.ts';
import { groupByYear } from './library.ts';
import type { ShownPaper } from './shown-paper.ts';

/**
 * A section of a list of papers. `key` is a year, a type of paper or the id of a topic; `undefined` for papers without
 * a date, and for those without a topic.
 */
export interface ListGroup {
  by: ListGrouping;
  key: string | undefined;
  /** The name of the topic. */
  name?: string;
  papers: ShownPaper[];
}

/** Types of papers in the order in which lists show them, as a list of publications is usually ordered. */
const typeOrder: readonly Paper['type'][] = [
  'article-journal',
  'review',
  'paper-conference',
  'book',
  'chapter',
  'entry-encyclopedia',
  'article',
  'thesis',
  'report',
  'manuscript',
  'patent',
  'standard',
  'software',
  'dataset',
  'article-magazine',
  'article-newspaper',
  'post-weblog',
  'webpage',
  'speech',
  'document',
];

/**
 * Divides a list of papers into sections. Years come newest first, types in the order of `typeOrder`, topics with most
 * papers first. A paper with several topics is in the section of its first topic, so that each paper is listed once.
 *
 * @param papers newest first
 */
export function groupList(
  by: ListGrouping,
  papers: readonly ShownPaper[],
  groups: Pick<Groups, 'of'>,
): ListGroup[] {
  if (papers.length === 0) return [];
  if (by === 'none') return [{ by, key: undefined, papers: [...papers] }];
  if (by === 'year')
    return groupByYear(papers).map(({ year, papers: members }) => ({ by, key: year, papers: members }));
  const sections = new Map<string | undefined, ListGroup>();
  for (const paper of papers) {
    const [topic] = by === 'topic' ? groups.of('topics', paper) : [];
    const key = by === 'type' ? paper.type : topic?.id;
    const section = sections.get(key) ?? { by, key, ...(topic && { name: topic.name }), papers: [] };
    section.papers.push(paper);
    sections.set(key, section);
  }
  const found = [...sections.values()];
  return by === 'type'
    ? found.sort((a, b) => typePlace(a) - typePlace(b))
    : found.sort(
        (a, b) =>
          Number(a.key === undefined) - Number(b.key === undefined) || b.papers.length - a.papers.length,
      );
}

function typePlace({ key }: ListGroup): number {
  return typeOrder.indexOf(key as Paper['type']);
}

/** Returns the anchor of a section: `year-2024`, `type-chapter`, `topic-robotics`. */
export function listGroupAnchor({ by, key }: Pick<ListGroup, 'by' | 'key'>): string {
  return `${by}-${key ?? (by === 'year' ? 'undated' : 'other')}`;
}
