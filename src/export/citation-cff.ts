import { stringify } from 'yaml';
import type { Site } from '../model/site.ts';

/**
 * Formats a `CITATION.cff` (Citation File Format 1.2.0) that describes the site as a data set.
 *
 * @param home the address of the home page
 */
export function formatCitationCff({ title, description }: Site, home: string | undefined): string {
  return stringify({
    'cff-version': '1.2.0',
    message: 'If you use this bibliography, please cite it as below.',
    type: 'dataset',
    title: `Publications of ${title}`,
    authors: [{ name: title }],
    ...(description && { abstract: description }),
    ...(home && { url: home }),
  });
}
