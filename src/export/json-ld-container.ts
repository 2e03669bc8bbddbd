import type { Book, CreativeWork, Periodical, PublicationIssue, PublicationVolume } from 'schema-dts';
import type { Paper } from '../model/paper.ts';

type Container = Periodical | PublicationVolume | PublicationIssue | Book | CreativeWork;

/**
 * Kind of container, by paper type. A container is the journal, proceedings or book that contains the paper. For other
 * paper types, the container is described as a `CreativeWork` of schema.org.
 */
const containerKinds: Partial<Record<Paper['type'], 'periodical' | 'book'>> = {
  'article-journal': 'periodical',
  'article-magazine': 'periodical',
  'article-newspaper': 'periodical',
  review: 'periodical',
  chapter: 'book',
  'entry-encyclopedia': 'book',
  'paper-conference': 'book',
};

/**
 * Returns the container of a paper as schema.org describes it. An issue of a journal is nested: the issue is part of a
 * volume, and the volume is part of the periodical.
 */
export function toContainer({
  type,
  containerTitle,
  volume,
  issue,
  ISSN,
  ISBN,
}: Paper): Container | undefined {
  if (containerTitle === undefined) return undefined;
  const name = containerTitle;
  const kind = containerKinds[type];
  if (kind === undefined) return { '@type': 'CreativeWork', name };
  if (kind === 'book') return { '@type': 'Book', name, ...(ISBN && { isbn: ISBN }) };
  const periodical: Periodical = { '@type': 'Periodical', name, ...(ISSN && { issn: ISSN }) };
  const whole: Periodical | PublicationVolume = volume
    ? { '@type': 'PublicationVolume', volumeNumber: volume, isPartOf: periodical }
    : periodical;
  return issue ? { '@type': 'PublicationIssue', issueNumber: issue, isPartOf: whole } : whole;
}
