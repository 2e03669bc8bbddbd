import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/lint/check-content.ts';
import { formatReport } from '../../src/lint/report.ts';
import { formatDiagnostic } from '../../src/model/diagnostic.ts';

type Files = Record<string, string>;

const whole = 'issued: "2024"\n---\nAn abstract.\n';

/**
 * Checks files below `content/`. Each paper has a PDF.
 *
 * @returns each diagnostic as text, after its severity and rule
 */
function lint(files: Files, publicFiles: string[] = []): string[] {
  const of = (folder: string, end: string) =>
    Object.entries(files)
      .filter(([name]) => name.startsWith(`${folder}/`))
      .map(([name, text]) => ({
        id: name.slice(folder.length + 1, -end.length),
        file: `content/${name}`,
        text,
      }));
  const site = files['site.yaml'] ?? 'title: Lab\nurl: https://example.org/\n';
  return checkContent({
    folder: 'content',
    papers: of('papers', '.md'),
    authors: of('authors', '.md'),
    news: of('news', '.md'),
    projects: of('projects', '.md'),
    pages: of('pages', '.mdx'),
    site: { file: 'content/site.yaml', text: site },
    ...(files['home.md'] !== undefined && { home: { file: 'content/home.md', text: files['home.md'] } }),
    ...(files['citations.json'] !== undefined && {
      citations: { file: 'content/citations.json', text: files['citations.json'] },
    }),
    publicFiles: new Set(publicFiles),
    authorFolderFiles: new Set(['ann.jpg']),
    paperFiles: new Map(
      of('papers', '.md').map(({ id }) => [id, [{ name: 'a.pdf', file: 'a.pdf', bytes: 9 }]]),
    ),
    today: '2026-11-23',
  }).map((one) => `${one.severity} ${one.kind} ${formatDiagnostic(one)}`);
}

const paper = (keys: string, title = 'Folding Maps') =>
  `---\ntitle: ${title}\n${keys}${keys ? '\n' : ''}${whole}`;

test('the links of the text of the home page are checked, with their lines', () => {
  const text = (link: string) => `We study **folds**.\n\nSee [all](${link}).\n`;
  expect(lint({ 'papers/folding-maps.md': paper(''), 'home.md': text('/papers/folding-maps/') })).toEqual([]);
  expect(lint({ 'home.md': text('/papers/nothing/') })).toEqual([
    expect.stringContaining('content/home.md:3: '),
  ]);
  const withFrontmatter = `---\ntitle: Home\n---\n${text('/papers/nothing/')}`;
  expect(lint({ 'home.md': withFrontmatter })).toEqual([expect.stringContaining('content/home.md:6: ')]);
});

test('correct content has no diagnostics', () => {
  const files = {
    'papers/folding-maps.md': paper(
      'author: [Ada Quill, Bo Chen]\nDOI: 10.5555/1\nISSN: 1748-3387\nISBN: 978-3-16-148410-0',
    ),
    'authors/ada-quill.md':
      '---\nname: Ada Quill\n---\nSee [a paper](/papers/folding-maps/) and [CV](/cv.pdf).\n',
    'pages/about.mdx':
      '---\ntitle: About\n---\n[Years](/years/2024/), [out](https://example.org), [here](#top), [up](../papers/)\n',
    'news/prize.md': '---\ntitle: A prize\ndate: 2024-05\n---\n[It](/papers/folding-maps/)\n',
    'site.yaml':
      'title: Lab\nurl: https://example.org/\nnavigation:\n  - {label: News, href: /news/}\n  - {label: About, href: /about/}\n  - {label: Years, href: /years/}\n  - {label: Figures, href: /statistics/}\n',
  };
  expect(lint(files, ['cv.pdf'])).toEqual([]);
});

test('projects are checked: their keys, people, pictures and links, and the papers that name them', () => {
  const files = {
    'papers/folding-maps.md': paper('author: [Ada Quill]\nproject: [herds, fold]'),
    'projects/herds.md': '---\ntitle: Herds\npeople: [ada-quil]\npicture: herd.png\n---\n[Gone](/gone/)\n',
    'projects/folds.md': '---\ntitle: Folds\nyear: 2020\n---\n',
    'pages/projects/herds.mdx': '---\ntitle: Herds\n---\n',
  };
  expect(lint(files)).toEqual([
    expect.stringContaining('error broken content/projects/folds.md:3: Unknown key "year".'),
    expect.stringContaining(
      'error broken content/projects/herds.md: There is no person with the id "ada-quil"',
    ),
    expect.stringContaining(
      'error broken content/papers/folding-maps.md: There is no project with the id "fold"',
    ),
    expect.stringContaining('warning missing-file content/projects/herds.md: The picture "herd.png" is not'),
    expect.stringContaining(
      'error broken content/pages/projects/herds.mdx: This page and content/projects/herds.md',
    ),
    expect.stringContaining('error link content/projects/herds.md:6: The link leads to "/gone/"'),
  ]);
  const menu =
    'title: Lab\nurl: https://example.org/\nnavigation:\n  - {label: Projects, href: /projects/}\n';
  expect(lint({ 'site.yaml': menu, 'projects/herds.md': '---\ntitle: Herds\n---\n' })).toEqual([]);
  expect(lint({ 'site.yaml': menu })).toEqual([expect.stringContaining('this site has no such page')]);
});

test('a menu may link to the lists that exist, and to no others', () => {
  const files = {
    'papers/folding-maps.md': paper('author: [Ada Quill]\ncontainerTitle: Folds\nDOI: 10.5555/1'),
    'site.yaml':
      'title: Lab\nurl: https://example.org/\nnavigation:\n  - {label: V, href: /venues/}\n  - {label: F, href: /venues/folds/}\n  - {label: T, href: /topics/}\n  - {label: N, href: /venues/nope/}\n',
  };
  expect(lint(files).map((found) => found.replace(/ Correct.*/, ''))).toEqual([
    'error link content/site.yaml:6: The link leads to "/topics/", but this site has no such page.',
    'error link content/site.yaml:7: The link leads to "/venues/nope/", but this site has no such page.',
  ]);
});

describe('an unknown key', () => {
  test.each([
    ['journal', 'containerTitle'],
    ['year', 'issued'],
    ['doi', 'DOI'],
    ['authors', 'author'],
    ['keywords', 'keyword'],
    ['pages', 'page'],
    ['arxiv', 'arXiv'],
    ['contianerTitle', 'containerTitle'],
    ['volme', 'volume'],
    ['container-title', 'containerTitle'],
  ])('%s is reported with its line and with %s as a suggestion', (key, likely) => {
    expect(lint({ 'papers/x.md': paper(`${key}: x`) })).toEqual([
      `error broken content/papers/x.md:3: Unknown key "${key}". Did you mean "${likely}"? Rename the key, or remove it.`,
    ]);
  });

  test('that resembles no known key is reported with all known keys', () => {
    expect(lint({ 'papers/x.md': paper('zzz: x') })[0]).toMatch(
      /Remove the key, or use one of title, type, author/,
    );
  });

  test('is reported each time, if there are several', () => {
    expect(lint({ 'papers/x.md': paper('journal: x\nyear: 3') })).toHaveLength(2);
  });

  test('is found in author files too', () => {
    expect(lint({ 'authors/x.md': '---\nname: X Y\nnick: z\norcid: 0000-0002-1825-0097\n---\n' })).toEqual([
      expect.stringContaining('x.md:3: Unknown key "nick".'),
      expect.stringContaining('x.md:4: Unknown key "orcid". Did you mean "ORCID"?'),
    ]);
  });
});

test.each<[string, RegExp]>([
  [
    'DOI: abc',
    /^error broken content\/papers\/x\.md:3: The value "abc" of "DOI" is not valid\. Write the DOI as 10\.1234\/abc\.5\./,
  ],
  [
    'DOI: https://doi.org/10.5555/1',
    /^warning identifier .*:3: The value ".*" of "DOI" is an address\. Write the DOI without/,
  ],
  [
    'arXiv: 2407.21783v2',
    /^warning identifier .*:3: The value "2407\.21783v2" of "arXiv" is not an arXiv number\./,
  ],
  ['PMID: PM12', /^warning identifier .*"PM12" of "PMID"/],
  ['ISBN: 978-3-16-148410-1', /^warning identifier .*"ISBN" .* does not match/],
  ['ISSN: 1748-3388', /^warning identifier .*"ISSN" .* does not match/],
  ['URL: javascript:alert(1)', /^error broken .*:3: The value "javascript:alert\(1\)" of "URL" is not valid/],
  [
    'author: [{ family: Quill, ORCID: 0000-0002-1825-0098 }]',
    /^error broken .*:3: .* Correct the ORCID: its check/,
  ],
  ['aliases: [x]', /^error broken content\/papers\/x\.md: The id "x" under "aliases" is the id of this file/],
])('%s is reported', (keys, wanted) => {
  expect(lint({ 'papers/x.md': paper(keys) })).toEqual([expect.stringMatching(wanted)]);
});

test('an invalid ORCID of a person is reported with its line', () => {
  expect(lint({ 'authors/x.md': '---\nname: X Y\nORCID: 0000-0002-1825-0098\n---\n' })).toEqual([
    expect.stringMatching(
      /^error broken content\/authors\/x\.md:3: The value "0000-0002-1825-0098" of "ORCID" is not valid\. Correct the ORCID: its check digit/,
    ),
  ]);
});

test.each([
  ['"2024-13"', /^error broken .*:3: The value ".*" of "issued" is not valid/],
  ['"2024-02-31"', /^error broken .*:3: The value ".*" of "issued" is not valid/],
  ['"2042"', /^warning date .*:3: The date "2042" .* more than a year in the future/],
])('the date %s is reported', (date, wanted) => {
  expect(lint({ 'papers/x.md': `---\ntitle: X\nissued: ${date}\n---\nText.\n` })).toEqual([
    expect.stringMatching(wanted),
  ]);
});

test('a missing year, a missing abstract and broken TeX are reported with their lines', () => {
  expect(lint({ 'papers/x.md': '---\ntitle: X\n---\n' })).toEqual([
    expect.stringMatching(/^warning no-year content\/papers\/x\.md:2: /),
    expect.stringMatching(/^warning no-abstract content\/papers\/x\.md:2: /),
  ]);
  expect(
    lint({ 'papers/x.md': '---\ntitle: X\nissued: 2024\n---\nFirst.\n\nThat $\\frac{1}{2$ is.\n' }),
  ).toEqual([expect.stringMatching(/^warning tex content\/papers\/x\.md:7: /)]);
});

describe('papers that may be the same', () => {
  const by = 'author: [Ada Quill, Bo Chen]';
  test.each<[string, string, string]>([
    ['share a DOI', paper('DOI: 10.5555/1'), paper('DOI: 10.5555/1', 'How to Fold')],
    ['have one title', paper(by), paper(by)],
    ['have one title and different volumes', paper(`${by}\nvolume: 1`), paper(`${by}\nvolume: 2`)],
    [
      'have titles that differ in a letter',
      paper(by, 'On the Folding of Maps'),
      paper(by, 'On teh Folding of Maps'),
    ],
  ])('%s: reported with both files', (_, a, b) => {
    expect(lint({ 'papers/a.md': a, 'papers/b.md': b })).toEqual([
      expect.stringMatching(/^warning same-paper content\/papers\/b\.md:2: .*\(content\/papers\/a\.md\)/),
    ]);
  });

  test.each<[string, string, string]>([
    ['other authors', paper(by), paper('author: [Eve Fox]')],
    [
      'another number',
      paper(by, 'A Long Study of Folding, Part 1'),
      paper(by, 'A Long Study of Folding, Part 2'),
    ],
    [
      'another volume and a title that recurs',
      paper(`${by}\nvolume: 1`, 'Editorial'),
      paper(`${by}\nvolume: 2`, 'Editorial'),
    ],
  ])('with %s are different papers', (_, a, b) => {
    expect(lint({ 'papers/a.md': a, 'papers/b.md': b })).toEqual([]);
  });
});

describe('people who may be the same', () => {
  const files = (first: string, second: string, others = ['Bo Chen', 'Bo Chen']): Files => ({
    'papers/a.md': paper(`author: [${first}, ${others[0]}]`, 'Apples'),
    'papers/b.md': paper(`author: [${second}, ${others[1]}]`, 'Pears'),
  });

  test.each([
    ['J. Smith', 'John Smith'],
    ['John Smith', 'John A. Smith'],
    ['Smith John', 'John Smith'],
  ])('%s and %s are suggested, with the text to add', (a, b) => {
    const [found = '', ...others] = lint(files(a, b));
    expect(others).toEqual([]);
    expect(found).toMatch(
      /^note same-person content\/papers\/[ab]\.md:3: .* may be .*: they have co-authors in common\./,
    );
    expect(found).toContain(a);
    expect(found).toContain(b);
  });

  test('the spelling used more often is kept if both are equally long', () => {
    const found = lint({
      ...files('Smith John', 'John Smith'),
      'papers/c.md': paper('author: [John Smith, Eve Fox]', 'Plums'),
    });
    expect(found).toEqual([
      expect.stringContaining('"Smith John" (1 paper) and "John Smith" (2 papers) may be the same person'),
    ]);
  });

  test('are not suggested if the words of their names are swapped again and again', () => {
    const many = ['Apples', 'Pears', 'Plums'].flatMap((title, index) => [
      [`papers/a${index}.md`, paper('author: [Zhou Yu, Bo Chen]', title)],
      [`papers/b${index}.md`, paper('author: [Yu Zhou, Bo Chen]', `More ${title} ${title}`)],
    ]);
    expect(lint(Object.fromEntries(many) as Files)).toEqual([]);
  });

  test('the advice names the author file if there is one', () => {
    const found = lint({
      ...files('J. Smith', 'John Smith'),
      'authors/john-smith.md': '---\nname: John Smith\n---\n',
    });
    expect(found).toEqual([
      expect.stringContaining('add alternateName: ["J. Smith"] to content/authors/john-smith.md.'),
    ]);
  });

  test.each([
    ['James Smith', 'John Smith'],
    ['Ana Lee', 'Anna Lee'],
    ['John A. Smith', 'John B. Smith'],
  ])('%s and %s are not suggested', (a, b) => {
    expect(lint(files(a, b))).toEqual([]);
  });

  test('are not suggested if they wrote a paper together, or have no co-author in common', () => {
    expect(lint(files('J. Smith', 'John Smith', ['Bo Chen', 'Eve Fox']))).toEqual([]);
    expect(
      lint({
        ...files('J. Smith', 'John Smith'),
        'papers/c.md': paper('author: [J. Smith, John Smith]', 'Plums'),
      }),
    ).toEqual([]);
  });

  test('real records 30: a person of four spellings is suggested once, with all of them', () => {
    const four = {
      'papers/a.md': paper('author: [Vera Maria Kolb, Bo Chen]', 'Apples'),
      'papers/b.md': paper('author: [Vera Kolb, Bo Chen]', 'Pears'),
      'papers/c.md': paper('author:\n  - { family: Kolb, given: V. M. }\n  - Bo Chen', 'Plums'),
      'papers/d.md': paper('author: [V. Kolb, Bo Chen]', 'Figs'),
      'papers/e.md': paper('author: [V. Kolb, Bo Chen]', 'Quinces'),
    };
    const all =
      '"V. Kolb" (2 papers), "V. M. Kolb" (1 paper), "Vera Kolb" (1 paper) and "Vera Maria Kolb" (1 paper)';
    const [found, ...others] = lint(four);
    expect(others).toEqual([]);
    expect(found).toContain(`${all} may be the same person: they have co-authors in common.`);
    expect(found).toContain(
      'add an author file with name: "Vera Maria Kolb" and alternateName: ["Vera Kolb", "V. M. Kolb", "V. Kolb"].',
    );
    const author = '---\nname: Vera Kolb\nalternateName: [V. Kolb]\n---\n';
    const [one, ...rest] = lint({ ...four, 'authors/vera-kolb.md': author });
    expect(rest).toEqual([]);
    expect(one).toContain(`${all} may be`);
    expect(one).toContain(
      'add alternateName: ["Vera Maria Kolb", "V. M. Kolb"] to content/authors/vera-kolb.md.',
    );
  });

  test('are not suggested if an author file lists both spellings', () => {
    const author = '---\nname: John Smith\nalternateName: [J. Smith]\n---\n';
    expect(lint({ ...files('J. Smith', 'John Smith'), 'authors/john-smith.md': author })).toEqual([]);
  });
});

describe('links', () => {
  const page = (body: string) => ({ 'pages/about.mdx': `---\ntitle: About\n---\nOne.\n${body}\n` });
  test.each<[string, RegExp]>([
    [
      '[x](javascript:alert(1))',
      /^error link content\/pages\/about\.mdx:5: The link "javascript:alert\(1\)" has an address that is not allowed/,
    ],
    ['[x](//example.org/)', /^error link .*:5: /],
    [
      '[x](/papers/gone/)',
      /^error link .*:5: The link leads to "\/papers\/gone\/", but this site has no such page\./,
    ],
    [
      '![x](/files/photo.jpg)',
      /^error missing-file .*:5: .* there is no file "public\/files\/photo\.jpg"\. Add the file/,
    ],
    ['<a href="/nowhere/">x</a>', /^error link .*:5: The link leads to "\/nowhere\/"/],
  ])('%s is reported with its line', (body, wanted) => {
    expect(lint(page(body))).toEqual([expect.stringMatching(wanted)]);
  });

  test('in code are not checked', () => {
    expect(lint(page('`[x](/papers/gone/)`'))).toEqual([]);
  });

  test('must begin with the path of the site; the advice gives the relative path', () => {
    const files = {
      ...page('[a](/lab/papers/x/) [b](../papers/x/) [c](/papers/x/)'),
      'papers/x.md': paper('author: [Ada Quill]'),
      'site.yaml': 'title: Lab\nurl: https://example.org/lab/\n',
    };
    expect(lint(files)).toEqual([
      'error link content/pages/about.mdx:5: The link leads to "/papers/x/", but all addresses of this site begin with "/lab/". Write "../papers/x/".',
    ]);
  });

  test('by reference and in biographies are checked too', () => {
    const files = {
      ...page('[a][r]\n\n[r]: javascript:alert(1)'),
      'authors/ada.md': '---\nname: Ada\n---\nOne.\n\n[x](../../papers/gone/)\n',
    };
    expect(lint(files)).toEqual([
      expect.stringMatching(/^error link content\/authors\/ada\.md:6: The link leads to "\/papers\/gone\/"/),
      expect.stringMatching(/^error link content\/pages\/about\.mdx:7: The link "javascript:/),
    ]);
  });

  test('of the menu are checked', () => {
    const site = 'title: Lab\nurl: https://example.org/\nnavigation:\n  - {label: Team, href: /team/}\n';
    expect(lint({ 'site.yaml': site })).toEqual([
      'error link content/site.yaml:4: The link leads to "/team/", but this site has no such page. Correct the link.',
    ]);
  });
});

test('reports news without a date or with a broken link, and a link to the news page if there are no news', () => {
  const site = 'title: Lab\nurl: https://example.org/\nnavigation:\n  - {label: News, href: /news/}\n';
  expect(lint({ 'site.yaml': site })).toEqual([
    'error link content/site.yaml:4: The link leads to "/news/", but this site has no such page. Correct the link.',
  ]);
  const news = {
    'news/a.md': '---\ntitle: A\n---\n',
    'news/b.md': '---\ntitle: B\ndate: 2024\n---\n\n[C](/c/)\n',
  };
  expect(lint({ ...news, 'site.yaml': site }).map((line) => line.slice(0, 70))).toEqual([
    expect.stringMatching(/^error broken content\/news\/a\.md:2: The key "date" is missing/),
    expect.stringContaining('error link content/news/b.md:6: The link leads to "/c/"'),
  ]);
});

test('reports unknown keys of free pages and of nested maps, and identifiers of versions', () => {
  const files = {
    'pages/about.mdx': '---\ntitle: About\ndescrption: x\n---\n',
    'authors/ada.md': '---\nname: Ada\nmetrics:\n  - {label: h, value: 1, asOf: "2024", asof: "2024"}\n---\n',
    'papers/x.md': paper(
      'author: [Ada Quill]\nversions:\n  - {type: article, arXiv: nonsense}\n  - {type: article-journal}',
    ),
  };
  expect(lint(files).sort()).toEqual([
    expect.stringMatching(
      /^error broken .*ada\.md:4: Unknown key "asof" in "metrics" \(item 1\)\. Did you mean "asOf"/,
    ),
    expect.stringMatching(
      /^error broken .*about\.mdx:3: Unknown key "descrption"\. Did you mean "description"/,
    ),
    expect.stringMatching(/^warning identifier .*x\.md:5: The value "nonsense" of "arXiv"/),
  ]);
});

test('conflicts between files are errors, as in the build', () => {
  const files = {
    'papers/a.md': paper('profiles: [nobody]'),
    'authors/a.md': '---\nname: Ada Quill\n---\n',
    'authors/b.md': '---\nname: ADA QUILL\n---\n',
  };
  const found = lint(files);
  expect(found).toContainEqual(
    expect.stringMatching(/^error broken content\/papers\/a\.md: There is no person with the id "nobody"/),
  );
  expect(found).toContainEqual(
    expect.stringMatching(/^error broken content\/authors\/b\.md: The name "ADA QUILL" is also a spelling/),
  );
});

test('many warnings of one rule are summed up, but errors are always listed', () => {
  const files = Object.fromEntries(
    Array.from({ length: 30 }, (_, n) => [
      `papers/p${n}.md`,
      `---\ntitle: Paper of ${n}${'x'.repeat(n)}\nissued: 2024\nURL: https://example.org/${n}\n---\n`,
    ]),
  );
  const findings = checkContent({
    folder: '.',
    papers: Object.entries(files).map(([name, text]) => ({ id: name.slice(7, -3), file: name, text })),
    authors: [],
    news: [],
    pages: [],
    publicFiles: new Set(),
    authorFolderFiles: new Set(),
    today: '2026-11-23',
  });
  const lines = formatReport(findings, false);
  expect(lines).toContain(
    '… and 27 more papers without an abstract. To list all: npm run lint-content -- --all',
  );
  expect(lines.at(-1)).toBe('0 errors, 30 warnings, 0 suggestions.');
  expect(formatReport(findings, true)).toHaveLength(32);
  expect(formatReport([], false)).toEqual(['No problems found.']);
  expect(
    formatReport(
      findings.map((one) => ({ ...one, severity: 'error' as const })),
      false,
    ),
  ).toHaveLength(32);
});

describe('ids of people at services', () => {
  const person = (name: string, ...ids: string[]) =>
    `---\nname: ${name}\nids:\n${ids.map((id) => `  ${id}\n`).join('')}---\n`;

  test.each([
    'openalex: A5012345678', 'dblp: 12/3456-1', 'dblp: "65/9612"', 'dblp: c/AdaQuill', 'arXiv: quill_a_1', 'arXiv: 0000-0002-1825-0097',
    'semanticScholar: 1741101', 'semanticScholar: "1741101"',
  ])('%s is valid', (id) => {
    expect(lint({ 'authors/ada-quill.md': person('Ada Quill', id) })).toEqual([]);
  }); // prettier-ignore

  test.each([
    'openalex: W5012345678', 'openalex: https://openalex.org/A5', 'dblp: https://dblp.org/pid/12/3456', 'dblp: ../x', 'dblp: 12/34?x=1',
    'arXiv: Quill', 'arXiv: 2407.21783', 'semanticScholar: 12.5', 'semanticScholar: Ada', 'openAlex: A5',
  ])('%s is reported with its line', (id) => {
    expect(lint({ 'authors/ada-quill.md': person('Ada Quill', id) })).toEqual([
      expect.stringMatching(/^error broken content\/authors\/ada-quill\.md:4: .* "ids/),
    ]);
  }); // prettier-ignore

  test('an id that two people have is reported with both files', () => {
    const files = {
      'authors/ada-quill.md': person('Ada Quill', 'openalex: A5', 'dblp: 1/2'),
      'authors/bo-chen.md': person('Bo Chen', 'dblp: 3/4', 'openalex: A5'),
    };
    expect(lint(files)).toEqual([
      'warning identifier content/authors/bo-chen.md:5: The id "A5" under "ids.openalex" is also in content/authors/ada-quill.md. An id belongs to one person only. Correct the id in one of the two files.',
    ]);
  });
});

test('a missing photo is reported', () => {
  const file = (photo: string) => ({ 'authors/ann.md': `---\nname: Ann\nphoto: ${photo}\n---\n` });
  expect(lint(file('ann.jpg'))).toEqual([]);
  expect(lint(file('Ann.jpg'))).toEqual([
    expect.stringContaining('warning missing-file content/authors/ann.md'),
  ]);
  expect(lint(file('../ann.jpg'))).toEqual([expect.stringContaining('content/authors/ann.md:3: ')]);
});

test('a menu may link to the list of venues only if there are venues', () => {
  const site = 'title: Lab\nnavigation:\n  - {label: V, href: /venues/}\n  - {label: Y, href: /years/}\n';
  const venue = `---\ntitle: A\ncontainerTitle: J\n${whole}`;
  expect(lint({ 'site.yaml': site, 'papers/a.md': venue })).toEqual([]);
  expect(lint({ 'site.yaml': site })).toEqual([expect.stringContaining('The link leads to "/venues/"')]);
});

test('a link to a group that gets no page within maxFiles is an error, as in the build', () => {
  const files = (maxFiles: number) => ({
    'site.yaml': `title: Lab\nmaxFiles: ${maxFiles}\nnavigation:\n  - {label: B, href: /venues/b/}\n`,
    'papers/x.md': paper('containerTitle: A', 'Apples'),
    'papers/y.md': paper('containerTitle: A', 'Pears'),
    'papers/z.md': paper('containerTitle: B', 'Plums'),
  });
  expect(lint(files(200))).toEqual([]);
  expect(lint(files(5))).toEqual([
    expect.stringContaining('content/site.yaml:4: The link leads to "/venues/b/"'),
  ]);
});

test('a link to a co-author who gets no page within maxFiles is an error that names the entry', () => {
  const files = (maxFiles: number) => ({
    'site.yaml': `title: Lab\nmaxFiles: ${maxFiles}\nnavigation:\n  - {label: B, href: /authors/bo-chen/}\n`,
    'papers/x.md': paper('author: [Bo Chen]', 'Apples'),
  });
  expect(lint(files(200))).toEqual([]);
  expect(lint(files(5))).toEqual([
    expect.stringContaining(
      'The link leads to "/authors/bo-chen/", but on a site of this size, co-authors with few papers have no page. ' +
        'Link to "/people/#person-bo-chen", or add content/authors/bo-chen.md, which gives the person a page.',
    ),
  ]);
});

describe('real records 24: citation keys', () => {
  test('that two papers have are reported once for each further file, in any case', () => {
    const files = {
      'papers/a.md': paper('citationKey: quill24', 'Folding Maps'),
      'papers/b.md': paper('citationKey: Quill24', 'Tensors of Old'),
      'papers/c.md': paper('citationKey: quill24b', 'Sheep and Goats'),
    };
    expect(lint(files)).toEqual([
      'warning identifier content/papers/b.md:3: The citation key "Quill24" is also in content/papers/a.md. Change or remove the key in one of the two files. In exports, one of them has another key.',
    ]);
  });

  test.each(['a b', 'a,b', '{a}', 'a%', '#a', "o'neil", '~a', ':a'])(
    'that BibTeX cannot read are reported: %s',
    (key) => {
      expect(lint({ 'papers/a.md': paper(`citationKey: ${JSON.stringify(key)}`) })).toEqual([
        expect.stringMatching(/^error broken content\/papers\/a\.md:3: .*letter or digit/u),
      ]);
    },
  );
});

describe('citations.json', () => {
  const counts = (papers: string, source = 'openalex') =>
    `{\n  "source": "${source}",\n  "day": "2026-11-23",\n  "papers": {\n${papers}\n  }\n}\n`;
  const papers = {
    'papers/folding.md': paper(''),
    'papers/herds.md': paper('aliases: [cows]\nhidden: true', 'Herds'),
    'papers/broken.md': paper('nope: 1', 'Broken'),
  };
  const own = (files: Files) => lint(files).filter((line) => line.includes('citations.json'));

  test('with counts of papers, of former ids, of hidden and of broken papers is correct', () => {
    const lines = ['folding', 'cows', 'broken'].map((id) => `    "${id}": { "count": 1 }`);
    expect(own({ ...papers, 'citations.json': counts(lines.join(',\n')) })).toEqual([]);
  });

  test('is reported if it counts papers that do not exist, or on a day to come', () => {
    const text = counts(
      '    "folding": { "count": 1, "day": "2026-11-24" },\n    "herds": { "count": 1, "day": "2026-11-25" },\n    "gone": { "count": -1 },\n    "away": { "count": 3 }',
    );
    expect(own({ ...papers, 'citations.json': text })).toEqual([
      'warning citations content/citations.json:7: The "count" of "gone" is "-1", not a number of citations. The count is left out. `npm run complete -- --only citations` writes it again.',
      'warning citations content/citations.json:6: The "day" of "herds" is "2026-11-25", which is in the future. Correct the day on which the citations were counted.',
      'warning citations content/citations.json:8: There is no paper "away". Remove the line. If you renamed the file, add the old id to "aliases" of the paper.',
    ]);
  });

  test('is reported if the site shows the numbers of another service', () => {
    const files = { ...papers, 'citations.json': counts('    "folding": { "count": 1 }', 'crossref') };
    const site = (service: string) => `title: Lab\nurl: https://example.org/\ncitations: ${service}\n`;
    expect(own({ ...files, 'site.yaml': site('crossref') })).toEqual([]);
    expect(own({ ...files, 'site.yaml': site('semantic-scholar') })).toEqual([
      'warning citations content/citations.json: The counts are from Crossref, but site.yaml says "citations: semantic-scholar", so that pages show none. Run `npm run complete -- --only citations`, or change "citations" in site.yaml.',
    ]);
    expect(
      lint({ ...files, 'site.yaml': site('scholar') }).filter((line) =>
        line.startsWith('error broken content/site'),
      ),
    ).toEqual([
      expect.stringContaining('content/site.yaml:3: The value "scholar" of "citations" is not valid.'),
    ]);
  });
});

test('people without a page are checked: unknown names, pictures that are not shown, and links to them', () => {
  const files = {
    'papers/folding.md': paper('author: [Ada Quill, Bo Chen]'),
    'authors/ada-quill.md': '---\nname: Ada Quill\nphoto: ann.jpg\npage: false\n---\n',
    'news/prize.md':
      '---\ntitle: A prize\ndate: 2024-05\n---\n[Ada](/authors/ada-quill/) and [Bo](/authors/bo-chen/)\n',
    'site.yaml':
      'title: Lab\nurl: https://example.org/\nwithoutPage:\n  - Bo Chen\n  - Bo Chn\n  - Nobody Atall\n',
  };
  const found = lint(files).filter((line) => !line.includes('no-link'));
  expect(found.filter((line) => line.includes('without-page'))).toEqual([
    'note without-page content/authors/ada-quill.md:3: The picture "ann.jpg" is not shown, because the person has no page ("page: false"). Remove the picture and this line, if the person does not want it to be public.',
    'warning without-page content/site.yaml:5: No author has the name "Bo Chn" under "withoutPage". Did you mean "Bo Chen"? Write the name as lists of authors have it.',
    'warning without-page content/site.yaml:6: No author has the name "Nobody Atall" under "withoutPage". Write the name as lists of authors have it, or remove it.',
  ]);
  expect(found.filter((line) => line.includes('news/prize.md'))).toEqual([
    expect.stringContaining('/authors/ada-quill/'),
    expect.stringContaining('/authors/bo-chen/'),
  ]);
});
