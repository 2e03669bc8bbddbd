import { language, pageWords, paperWords } from '#words';
import { paperLinks } from '../../components/paper-links.ts';
import { embedSchemaPath } from '../../export/api.ts';
import { formatJsonSchema } from '../../export/api-schema.ts';
import { type EmbeddedSite, formatEmbed } from '../../export/embed.ts';
import { embedSchema } from '../../export/embed-schema.ts';
import { currentLibrary, currentSite } from '../../build/build-context.ts';
import { homeUrl, urlBelow } from '../../library/address.ts';
import { embedParts } from '../../library/embed-parts.ts';
import { type GeneratedFile, siteFilesRoute } from '../_files.ts';

const folder = '/embed/';

/** The lists of papers that other web pages can show, and their schema. Their links need the address of the site. */
export const { getStaticPaths, GET } = siteFilesRoute(
  'json',
  async () => {
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
    const schema = formatJsonSchema(embedSchema, urlBelow(home, embedSchemaPath));
    return [
      toFile(embedSchemaPath, schema),
      ...embedParts(library).map((part) => toFile(part.path, formatEmbed(part, site))),
    ];
  },
  folder,
);

function toFile(path: string, text: string): GeneratedFile {
  return { name: path.slice(folder.length), mediaType: 'application/json', text };
}
