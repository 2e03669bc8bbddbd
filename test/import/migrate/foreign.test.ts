import { describe, expect, test } from 'vitest';
import { parsePaperFile } from '../../../src/files/paper-file.ts';
import { cleanForeignText, titleFrom } from '../../../src/import/migrate/foreign-text.ts';
import { migrateFile } from '../../../src/import/migrate/migrate.ts';
import { classifySite } from '../../../src/import/migrate/site-layout.ts';

const written = (lines: string[], body = '') => `---\n${lines.join('\n')}\n---\n${body}`;

function paperOf(...lines: string[]) {
  const { text, diagnostics } = migrateFile('papers', written(['title: X', ...lines]), 'x.md');
  expect(diagnostics).toEqual([]);
  const read = parsePaperFile(text, 'x.md', 'x');
  if (!('value' in read)) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

describe('real records 13: keys of other tools', () => {
  test('url_* keys are links, also next to a list or a map of links', () => {
    const pdf = 'https://example.org/a.pdf';
    expect(
      paperOf('links:', '- {name: Poster, url: https://example.org/p}', `url_pdf: ${pdf}`).links,
    ).toEqual({
      poster: 'https://example.org/p',
      pdf,
    });
    expect(
      paperOf('links: {slides: https://example.org/s}', `url_pdf: ${pdf}`, 'url_dataset: www.example.org/d')
        .links,
    ).toEqual({
      slides: 'https://example.org/s',
      pdf,
      data: 'https://www.example.org/d',
    });
    expect(paperOf(`url_pdf: ${pdf}`, 'links:', '- {type: code, url: https://example.org/c}')).toMatchObject({
      code: 'https://example.org/c',
      links: { pdf },
    });
  });

  test.each([
    ['url_pdf: "#"', {}],
    ['url_slides: ""', {}],
    ['links:\n- {type: pdf, url: ""}', {}],
    ['url_pdf: files/gone.pdf', { other: { url_pdf: 'files/gone.pdf' } }],
    [
      'links:\n- {label: Press, url: https://example.org/}',
      { other: { links: [{ label: 'Press', url: 'https://example.org/' }] } },
    ],
  ])('%s has no counterpart', (line, kept) => {
    expect(paperOf(...line.split('\n'))).toEqual({ id: 'x', title: 'X', type: 'article', ...kept });
  });

  test.each([
    ['doi: https://doi.org/10.5555/a', { DOI: '10.5555/a' }],
    ['arxiv: 2305.00001v2', { arXiv: '2305.00001' }],
    ['pmid: 29424689', { PMID: '29424689' }],
  ])('hugoblox.ids.%s is an identifier', (line, expected) => {
    expect(paperOf('hugoblox:', '  ids:', `    ${line}`)).toMatchObject(expected);
  });

  test('an unknown id and other values below hugoblox are kept', () => {
    expect(paperOf('hugoblox:', '  ids: {ror: x, doi: ""}', '  view: card').other).toEqual({
      hugoblox: { ids: { ror: 'x' }, view: 'card' },
    });
  });

  test('an image is kept, and is not taken for the pages', () => {
    expect(paperOf('image:', '  caption: X').other).toEqual({ image: { caption: 'X' } });
    const { diagnostics, text } = migrateFile(
      'news',
      written(['title: X', 'date: 2024', 'image: a.png']),
      'n.md',
    );
    expect([diagnostics, text]).toEqual([[], written(['title: X', 'date: 2024', '# image: a.png'])]);
  });

  test('keys of people without a counterpart become comments, and other lines stay', () => {
    const lines = [
      'name: Ada   # PI',
      'superuser: true',
      'interests:',
      '  - Folding',
      '  # more',
      '  - Paper',
      'role: PI',
    ];
    const { text, diagnostics } = migrateFile('authors', written(lines, 'Text.\n'), 'a.md');
    expect(diagnostics).toEqual([]);
    expect(text).toBe(
      written(
        [
          'name: Ada   # PI',
          '# superuser: true',
          '# interests:',
          '#   - Folding',
          '#   # more',
          '#   - Paper',
          'role: PI',
        ],
        'Text.\n',
      ),
    );
  });
});

describe('real records 13: texts of other tools', () => {
  test.each([
    ['{% include a.liquid %}Text {{ site.url }}{: .x}', 'Text {: .x}'],
    ['{{< icon name="x" >}} Text {{% callout %}}in{{% /callout %}}', 'Text in'],
    ['![p](/a.png) [t](/b) [u](https://example.org) <!-- no -->', 't [u](https://example.org)'],
    [
      'See <a class="x" href="https://example.org/">it</a> and <a href="/here">this</a>.',
      'See [it](https://example.org/) and this.',
    ],
    ['<ul>\n <li><b>one</b></li>\n</ul>', '- **one**'],
    ['```\n<b>code</b>\n```', '```\n<b>code</b>\n```'],
  ])('%j becomes %j', (text, expected) => {
    expect(cleanForeignText(text, true)).toBe(expected);
  });

  test('formulas of abstracts stay', () => {
    const text = String.raw`We show $p < 0.05$ for $x_{{i}}$ and $ {{a}\over b}$.`;
    expect(cleanForeignText(text, false)).toBe(text);
  });

  test.each([
    ['We won a **prize**. More follows.', 'We won a prize'],
    ['# Heading\n\nText', 'Heading'],
    ['Dr. Quill gave a talk! Really.', 'Dr. Quill gave a talk!'],
    [':tada: 新论文发表。', '新论文发表。'],
    ['![p](a.png)', undefined],
  ])('the title of %j is %j', (text, title) => {
    if (title === undefined) expect(titleFrom(text)).toBe('p');
    else expect(titleFrom(text)).toBe(title);
  });
});

test('real records 13: each file of a site is of one kind', () => {
  const kinds = (...paths: string[]) =>
    classifySite(paths).map(({ kind, item }) => (item === undefined ? kind : `${kind} ${item}`));
  expect(
    kinds('_posts/2020-01-01-x.md', '_news/fr/b.md', '_news/en-us/b.md', 'content/en/publication/x/index.md'),
  ).toEqual(['posts 2020-01-01-x', 'translations', 'news b', 'papers x']);
  expect(kinds('content/blog/x/index.md', 'content/publications/2020/y.md', 'data/authors/me.yaml', 'references.bib')).toEqual([
    'news x', 'papers 2020-y', 'people', 'bibliographies',
  ]); // prettier-ignore
});
