import { listWords, paperWords } from '#words';
import type { ListGroup } from '../library/list-groups.ts';
import type { Paper } from '../model/paper.ts';

/** Returns the heading of a section of a list: a year, the plural of a type, or the name of a topic. */
export function listGroupHeading({ by, key, name }: ListGroup): string {
  if (by === 'year') return key ?? paperWords.undated;
  if (by === 'type') return listWords.types[key as Paper['type']];
  return name ?? listWords.otherTopics;
}
