import { citationFormatNames, citationFormats } from '../../export/citation-formats.ts';
import { feedFormNames, feedForms } from '../../export/feed.ts';
import { mediaTypeOf } from '../../model/file-type.ts';

/** Media types of files by the end of their names. The first that fits is used. */
const byEnding: readonly (readonly [ending: string, mediaType: string])[] = [
  ...feedFormNames.map((form) => [`/${feedForms[form].file}`, feedForms[form].mediaType] as const),
  ...citationFormatNames.flatMap((name) => {
    const { extension, mediaType } = citationFormats[name];
    return [[`/papers.${extension}`, mediaType] as const, [`/cite.${name}`, mediaType] as const];
  }),
  ['.schema.json', 'application/schema+json'],
  ['/embed/schema.json', 'application/schema+json'],
  ['/linkset.json', 'application/linkset+json'],
  ['.cff', 'application/yaml'],
  ['.css', 'text/css'],
  ['.js', 'text/javascript'],
  ['.xml', 'application/xml'],
  ['.bin', 'application/octet-stream'],
];

/**
 * Returns the media type of a file that `siteFiles` returns, with the encoding if it is text.
 *
 * @param path the path below the root of the site
 */
export function siteMediaType(path: string): string {
  const known = byEnding.find(([ending]) => `/${path}`.endsWith(ending))?.[1];
  const type = known ?? mediaTypeOf(path) ?? 'text/plain';
  const isText = type.startsWith('text/') || type.endsWith('xml') || /bibtex|research-info|yaml/.test(type);
  return isText ? `${type}; charset=utf-8` : type;
}
