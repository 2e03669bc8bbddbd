import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';

/** Words that are wider than a page of 320 px, in every script and shape that real lists contain. */
export const longWords = {
  german: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen',
  endless: 'W'.repeat(800),
  cells: `GFP-${'Δ'.repeat(60)}::${'lexA'.repeat(30)}`,
  address: `https://example.org/${'a-very-long-path/'.repeat(12)}${'x'.repeat(120)}?query=${'y'.repeat(120)}`,
  chinese: '超长的没有空格的期刊名称'.repeat(20),
  arabic: 'وسيستعملونهاتعليمياً'.repeat(12),
  code: `${'veryLongIdentifier_'.repeat(20)}()`,
};

const { german, endless, cells, address, chinese, arabic, code } = longWords;

const formula = `$${Array.from({ length: 60 }, (_, index) => `x_{${index}}`).join('+')}$`;
const displayed = `$$\\underbrace{${'abcdefgh'.repeat(20)}}_{${'n'.repeat(50)}} = ${'\\frac{a}{b}+'.repeat(30)}0$$`;
const table = [
  `| ${german} | ${Array.from({ length: 12 }, (_, index) => `Column ${index}`).join(' | ')} |`,
  `| ${'--- | '.repeat(13)}`,
  `| ${endless.slice(0, 90)} | ${Array.from({ length: 12 }, () => 'value').join(' | ')} |`,
].join('\n');
const prose = [german, `\`${code}\``, formula, displayed, address, table, `    ${code}`, arabic].join('\n\n');

/**
 * Writes a content folder whose texts have words that are too long for every place in which a page shows them. The names
 * of the files are short, so that tests know the addresses.
 */
export function writeLongWords(folder: string): void {
  const write = (name: string, values: Record<string, unknown>, body = '') => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `---\n${stringify(values)}---\n${body}\n`);
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'site.yaml'),
    stringify({
      title: `Lab ${german}`,
      url: 'https://example.org/lab/',
      description: `${endless.slice(0, 200)} ${chinese}`,
      roles: [german],
      navigation: [
        { label: 'Papers', href: '/papers/' },
        { label: german, href: '/people/' },
        { label: 'W'.repeat(60), href: '/about/' },
      ],
    }),
  );
  const member = { role: german, from: '2019', affiliations: [endless.slice(0, 300)], field: cells };
  write(
    'authors/ada.md',
    {
      name: `Ada ${german}`,
      alternateName: ['Q'.repeat(300)],
      ...member,
      ORCID: '0000-0002-1825-0097',
      metrics: [{ label: cells, value: 1e21, asOf: '2026-01-02', source: german.repeat(4) }],
      links: { [german]: address, ['L'.repeat(80)]: 'https://example.com/' },
    },
    prose,
  );
  write('authors/endless.md', { name: endless, ...member, to: '2023' });
  write('authors/wide.md', { name: 'WWWWWWWWWWWWW WWWWWWWWWWWWWW', role: 'Postdoc' });
  const people = [
    `Ada ${german}`,
    endless,
    'WWWWWWWWWWWWW WWWWWWWWWWWWWW',
    chinese.slice(0, 60),
    arabic,
    `Co ${cells}`,
  ];
  const paper = (index: number, title: string, more: Record<string, unknown> = {}) =>
    write(
      `papers/p${index}.md`,
      {
        title,
        type: 'article-journal',
        author: people,
        issued: `20${10 + index}-03`,
        containerTitle: [german.repeat(3), endless, chinese, cells][index % 4],
        volume: '1'.repeat(60),
        issue: german,
        page: '9'.repeat(90),
        categories: ['LG', 'K'.repeat(90)],
        keyword: [german, endless.slice(0, 200), arabic],
        affiliations: [endless.slice(0, 300), german],
        DOI: `10.1234/${'d'.repeat(200)}.${index}`,
        URL: `${address}&index=${index}`,
        code: `https://example.com/${'c'.repeat(150)}`,
        license: `https://example.com/${'l'.repeat(150)}`,
        links: { slides: `https://example.com/${'s'.repeat(150)}.pdf` },
        awards: [german.repeat(2), 'A'.repeat(120)],
        equalContribution: [endless, `Ada ${german}`],
        updates: [{ type: 'correction', issued: '2024', URL: address }],
        selected: index < 2,
        ...more,
      },
      prose,
    );
  paper(0, endless, { aliases: ['former-address'] });
  paper(1, `${german} ${cells}`);
  paper(2, formula);
  paper(3, chinese, {
    versions: [
      { type: 'article', containerTitle: endless, URL: address },
      { type: 'article-journal', containerTitle: german, DOI: `10.1234/${'d'.repeat(200)}` },
    ],
  });
  paper(4, address);
  paper(5, arabic, { authorsTruncated: true, author: undefined, profiles: ['ada', 'endless'] });
  paper(6, `\`${code}\` ${formula}`, { type: 'article', containerTitle: undefined });
  write('news/first.md', { title: `${german} ${endless.slice(0, 300)}`, date: '2024-05' }, prose);
  write(
    'pages/about.mdx',
    { title: endless.slice(0, 300), description: german },
    [
      `## ${endless.slice(0, 120)}`,
      `[${address}](https://example.com/) and \`${code}\``,
      table,
      ['```', code.repeat(3), '```'].join('\n'),
      `- ${german}`,
      '<PersonCard id="ada" />',
      '<PaperList author="ada" limit={3} />',
      '<Chart of="types" />',
      '<Chart of="topics" />',
      '<Chart of="venues" />',
      '<Chart of="co-authors" />',
    ].join('\n\n'),
  );
}
