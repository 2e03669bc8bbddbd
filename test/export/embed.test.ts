import { expect, test } from 'vitest';
import { paperWords, pageWords } from '../../src/words/en.ts';
import { type EmbeddedSite, formatEmbed } from '../../src/export/embed.ts';
import { formatEmbedCode } from '../../src/export/embed-code.ts';
import type { EmbedFile } from '../../src/export/embed-schema.ts';
import { embedSchema } from '../../src/export/embed-schema.ts';
import { formatJsonSchema } from '../../src/export/api-schema.ts';
import { divideEmbed, embedLists } from '../../src/library/embed-parts.ts';
import { createLibrary } from '../../src/library/library.ts';
import type { ShownPaper } from '../../src/library/shown-paper.ts';
import { shownPaper } from '../library/sample-papers.ts';
import { schemaErrors } from './json-schema.ts';

const home = 'https://example.org/lab/';

/** Returns the first file of a list. */
function embed(papers: ShownPaper[], key = 'all', links: EmbeddedSite['linksOf'] = () => []): EmbedFile {
  const library = createLibrary(papers, [{ id: 'ada-quill', name: 'Ada Quill' }]);
  const list = embedLists(library).find((each) => each.key === key);
  const [part] = list ? divideEmbed(list) : [];
  if (!part) throw new Error(`There is no list ${key}.`);
  const text = formatEmbed(part, {
    title: 'Lab',
    home,
    byline: library.byline,
    linksOf: links,
    words: {
      ...paperWords,
      tag: 'en',
      direction: 'ltr',
      separator: paperWords.nameSeparator,
      all: (count) => pageWords.viewAll(paperWords.papers(count)),
      types: pageWords.types,
      updates: pageWords.updates,
    },
  });
  const file = JSON.parse(text) as EmbedFile;
  expect(schemaErrors(formatJsonSchema(embedSchema, `${home}embed/schema.json`), file)).toEqual([]);
  return file;
}

test('a list has what another page shows: titles, names, dates, venues and addresses', () => {
  const paper = shownPaper('folding', ['Ada Quill', 'Bo Chen'], {
    issued: '2024-07',
    containerTitle: 'Journal of Folds',
    type: 'article-journal',
    language: 'de',
    DOI: '10.5555/fold',
  });
  expect(embed([paper], 'authors/ada-quill')).toEqual({
    version: 1,
    title: 'Ada Quill',
    url: `${home}authors/ada-quill/`,
    site: { title: 'Lab', url: home },
    language: 'en',
    direction: 'ltr',
    count: 1,
    words: {
      separator: ', ',
      undated: 'Undated',
      all: 'View all 1 paper',
      types: { 'article-journal': 'Journal article' },
    },
    papers: [
      {
        id: 'folding',
        url: `${home}papers/folding/`,
        title: 'folding',
        language: 'de',
        authors: [{ name: 'Ada Quill', self: true }, { name: 'Bo Chen' }],
        date: '2024-07',
        year: '2024',
        venue: 'Journal of Folds',
        type: 'article-journal',
        DOI: '10.5555/fold',
        links: [],
      },
    ],
  });
});

test('only links with https are written, those of files with the address of the site', () => {
  const links = ['/lab/papers/a/a.pdf', 'http://example.com/', 'javascript:alert(1)', 'mailto:a@b.example'];
  const [paper] = embed([shownPaper('a', [])], 'all', () =>
    links.map((address) => ({ label: 'PDF', address })),
  ).papers;
  expect(paper?.links).toEqual([{ label: 'PDF', url: 'https://example.org/lab/papers/a/a.pdf' }]);
});

test('of many authors, the first are listed and the person whose list it is', () => {
  const many = Array.from(
    { length: 500 },
    (_, index) => `Person ${String.fromCharCode(65 + (index % 26))}${index}`,
  );
  const paper = shownPaper('herd', [...many, 'Ada Quill']);
  const [own] = embed([paper], 'authors/ada-quill').papers;
  expect(own?.authors).toHaveLength(13);
  expect(own?.authors.at(-1)).toEqual({ name: 'Ada Quill', self: true });
  expect(own?.authorsEnd).toBe('and 488 more');
  expect(embed([paper]).papers[0]?.authors).toHaveLength(12);
});

test('a truncated list of authors says so, and a retraction is named once', () => {
  const [paper] = embed([
    shownPaper('cut', ['A B'], {
      authorsTruncated: true,
      updates: [{ type: 'retraction' }, { type: 'retraction', issued: '2024' }],
    }),
  ]).papers;
  expect(paper?.authorsEnd).toBe('et al.');
  expect(paper?.notices).toEqual(['This paper has been retracted.']);
  expect(embed([shownPaper('none', [], { authorsTruncated: true })]).papers[0]?.authorsEnd).toBe(
    'Authors not listed',
  );
});

test('no text becomes HTML in the lines to paste', () => {
  expect(formatEmbedCode({ key: 'all', path: '/papers/' }, home, '</a><script>x</script>"&')).toBe(
    '<script src="https://example.org/lab/embed.js" data-list="all" data-group="year" async></script>\n' +
      '<noscript><a href="https://example.org/lab/papers/">&lt;/a&gt;&lt;script&gt;x&lt;/script&gt;&quot;&amp;</a></noscript>',
  );
});
