import { language, pageWords, paperWords } from '#words';
import { embedScript } from '../../embed/embed-script.ts';
import { embedSchemaPath } from '../../export/api.ts';
import { formatJsonSchema } from '../../export/api-schema.ts';
import { type EmbeddedSite, formatEmbed } from '../../export/embed.ts';
import { embedSchema } from '../../export/embed-schema.ts';
import { homeUrl, urlBelow } from '../../library/address.ts';
import { embedParts } from '../../library/embed-parts.ts';
import { currentLibrary, currentSite } from '../build-context.ts';
import { paperLinks } from '../paper-links.ts';
import type { SiteFile } from './site-file.ts';

/**
 * The lists of papers that other web pages can show, their schema, and the script that shows them. Their links need the
 * address of the site, so a site without `url` has none.
 */
export async function embedFiles(): Promise<SiteFile[]> {
  const home = homeUrl();
  if (home === undefined) return [];
  const library = await currentLibrary();
  const { title } = await currentSite();
  const site: EmbeddedSite = {
    title,
    home,
    byline: library.byline,
    linksOf: paperLinks,
    words: {
      tag: language.tag,
      direction: language.direction,
      separator: paperWords.nameSeparator,
      undated: paperWords.undated,
      all: (count) => pageWords.viewAll(paperWords.papers(count)),
      types: pageWords.types,
      updates: pageWords.updates,
      andMore: paperWords.andMore,
      etAl: paperWords.etAl,
      including: paperWords.including,
      authorsNotListed: paperWords.authorsNotListed,
    },
  };
  return [
    { path: 'embed.js', make: () => embedScript },
    {
      path: embedSchemaPath.slice(1),
      make: () => formatJsonSchema(embedSchema, urlBelow(home, embedSchemaPath)),
    },
    ...embedParts(library).map((part) => ({
      path: part.path.slice(1),
      make: () => formatEmbed(part, site),
    })),
  ];
}
