import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { formatFrontmatter } from '../../src/files/frontmatter.ts';
import { authorFrontmatterSchema } from '../../src/model/author.ts';
import { newsFrontmatterSchema } from '../../src/model/news.ts';
import { linkTypes, paperFrontmatterSchema, paperTypes, updateTypes } from '../../src/model/paper.ts';
import { siteSchema } from '../../src/model/site.ts';
import { linksOf } from '../../src/text/links.ts';

/** Number of values that the schemas accepted, and number that they refused. */
export interface PlacedTexts {
  accepted: number;
  refused: number;
}

/**
 * Writes a content folder with the given texts. Each text is in every field of a paper, of a person and of a news
 * entry. 12 of the texts are also in the settings. Values that a schema refuses are left out, because a build would
 * stop at them.
 *
 * @param folder the path of the content folder
 * @param toUrl changes a text into the value for fields that accept only addresses
 */
export function writeContent(
  folder: string,
  texts: readonly string[],
  toUrl: (text: string) => string = (text) => text,
): PlacedTexts {
  const placed: PlacedTexts = { accepted: 0, refused: 0 };
  const write = (name: string, schema: z.ZodObject, values: Values, body: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(
      path.join(folder, `${name}.md`),
      formatFrontmatter(keepValid(schema, values, placed), body),
    );
  };
  for (const [index, text] of texts.entries()) {
    const url = toUrl(text);
    const body = `Attackable ${text}\n\n${text}`;
    write(`papers/p${index}`, paperFrontmatterSchema, paperOf(text, url, index), body);
    // A link to a page that does not exist stops a build. Such a link is not an attack, and other tests check it.
    const hasDeadLink = linksOf(text).some((link) => !/^[a-z][a-z\d+.-]*:/iu.test(link.url));
    const markdown = hasDeadLink ? 'A link was here.' : body;
    placed[hasDeadLink ? 'refused' : 'accepted'] += 2;
    write(`authors/a${index}`, authorFrontmatterSchema, authorOf(text, url, index), markdown);
    const news = { title: [text, `News ${index}`], date: ['2024-05-02'] };
    write(`news/n${index}`, newsFrontmatterSchema, news, markdown);
  }
  const some = texts.slice(0, 12);
  const site = keepValid(
    siteSchema,
    {
      title: [some.join(' ')],
      description: [some.join(' ')],
      url: ['https://example.org/'],
      navigation: [some.map((label) => ({ label, href: '/papers/' }))],
      roles: [some],
    },
    placed,
  );
  // JSON text is also valid YAML.
  writeFileSync(path.join(folder, 'site.yaml'), JSON.stringify(site));
  return placed;
}

/** Values to try for each key. The first value that the schema accepts is written. */
type Values = Record<string, readonly unknown[]>;

function paperOf(text: string, url: string, index: number): Values {
  const plain = [
    'containerTitle',
    'collectionTitle',
    'collectionNumber',
    'edition',
    'volume',
    'issue',
    'page',
    'number',
  ];
  const more = [
    'publisher',
    'publisherPlace',
    'eventTitle',
    'genre',
    'arXiv',
    'PMID',
    'PMCID',
    'ISBN',
    'ISSN',
    'note',
  ];
  const lists = ['categories', 'keyword', 'affiliations', 'awards', 'equalContribution', 'corresponding'];
  const type = paperTypes[index % paperTypes.length];
  const updates = updateTypes[index % updateTypes.length];
  return {
    title: [text, `Paper ${index}`],
    type: [type],
    author: [
      [text, { family: text, given: text, suffix: text }, { literal: text }, 'Ada Quill'],
      ['Ada Quill'],
    ],
    authorsTruncated: [index % 3 === 0],
    issued: [text, `${2000 + (index % 25)}-0${1 + (index % 9)}`],
    editor: [[text]],
    ...Object.fromEntries([...plain, ...more].map((key) => [key, [text]])),
    ...Object.fromEntries(lists.map((key) => [key, [[text]]])),
    language: [index % 2 === 0 ? text : 'en'],
    DOI: [text, `10.5555/${index}`],
    URL: [url],
    license: [url],
    code: [url],
    links: [Object.fromEntries(linkTypes.map((key) => [key, url]))],
    versions: [
      [
        { type: 'article', containerTitle: text, publisher: text, URL: url },
        { type, arXiv: text, DOI: text },
      ],
      [
        { type: 'article', containerTitle: text, publisher: text },
        { type, arXiv: text },
      ],
    ],
    updates: [[{ type: updates, URL: url }], [{ type: updates }]],
    selected: [index % 40 === 0],
    other: [{ [text]: text }],
  };
}

function authorOf(text: string, url: string, index: number): Values {
  return {
    name: [`${text} ${index}`, `Person ${index}`],
    alternateName: [[`${text} other ${index}`]],
    ORCID: [text],
    role: [text],
    from: [text, '2019'],
    to: index % 4 === 0 ? ['2023'] : [],
    photo: [text],
    field: [text],
    affiliations: [[text]],
    metrics: [
      [{ label: text, value: text, asOf: '2024', source: text }],
      [{ label: text, value: 7, asOf: '2024', source: text }],
    ],
    links: [{ [text]: url }, { [text]: 'https://example.org/' }],
  };
}

function keepValid(schema: z.ZodObject, values: Values, placed: PlacedTexts): Record<string, unknown> {
  const valid: Record<string, unknown> = {};
  for (const [key, tried] of Object.entries(values)) {
    const field = schema.shape[key];
    if (!field) throw new Error(`The schema has no field "${key}".`);
    const accepted = tried.find((value) => (field as z.ZodType).safeParse(value).success);
    placed[accepted === tried[0] && tried.length > 0 ? 'accepted' : 'refused'] += 1;
    if (accepted !== undefined) valid[key] = accepted;
  }
  return valid;
}
