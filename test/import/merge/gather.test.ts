import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PaperRecord, ReadResult } from '../../../src/import/readers/record.ts';
import { Content, told } from '../content.ts';
import { propertyRuns } from '../../run-length.ts';

type Said = Partial<PaperRecord['paper']>;

const article: Said = { title: 'Folding Maps', author: ['Ada Quill', 'Bo Chen'], type: 'article-journal' };

/** A text with these papers, the first in its first line. */
function source(file: string, ...papers: Said[]): ReadResult {
  return {
    file,
    format: 'bibtex',
    unread: 0,
    diagnostics: [],
    records: papers.map((paper, index) => ({
      paper: { title: 'T', type: 'article', ...paper },
      file,
      line: index + 1,
    })),
  };
}

/** A content folder into which these texts were imported one after the other. */
function imported(...texts: ReadResult[]): Content {
  const content = new Content();
  for (const text of texts) content.take([text]);
  return content;
}

/** The paper files that two papers of one text become. */
function papersOf(a: Said, b: Said): number {
  const content = new Content();
  content.take([source('a.bib', a, b)]);
  return content.papers.length;
}

describe('one paper in many sources', () => {
  test.each<[string, Said, Said]>([
    [
      'one DOI, whatever its case',
      { ...article, DOI: '10.5555/MAP.1' },
      { ...article, title: 'Folding Maps, Revised', DOI: '10.5555/map.1' },
    ],
    [
      'one arXiv id under another title',
      { ...article, arXiv: '2401.00001' },
      { ...article, title: 'How to Fold', arXiv: '2401.00001' },
    ],
    [
      'an arXiv id and its DOI',
      { ...article, arXiv: '2401.00001' },
      { ...article, title: 'How to Fold', DOI: '10.48550/arXiv.2401.00001' },
    ],
    ['a title in other case and signs', article, { ...article, title: 'FOLDING: maps' }],
    ['the first page, and all pages', { ...article, page: '310' }, { ...article, page: '310–324' }],
    ['`Vol. 12` and `12`', { ...article, volume: 'Vol. 12' }, { ...article, volume: '12' }],
    ['dates a year apart', { ...article, issued: '2019-12' }, { ...article, issued: '2020-02' }],
  ])('is one with %s', (_, a, b) => {
    expect(papersOf(a, b)).toBe(1);
  });

  test.each<[string, Said, Said]>([
    ['other DOIs', { ...article, DOI: '10.5555/map.1' }, { ...article, DOI: '10.5555/map.2' }],
    ['other volumes', { ...article, volume: '1' }, { ...article, volume: '2' }],
    [
      'other issues of one volume',
      { ...article, volume: '1', issue: '1' },
      { ...article, volume: '1', issue: '2' },
    ],
    ['other pages', { ...article, page: '3–4' }, { ...article, page: '30–31' }],
    ['other authors', article, { ...article, author: ['Eve Fox'] }],
    ['dates far apart', { ...article, issued: '2010' }, { ...article, issued: '2020' }],
    [
      'other arXiv ids, though one is published',
      { ...article, arXiv: '2401.00001' },
      { ...article, type: 'article', arXiv: '2401.00002' },
    ],
  ])('is two with %s, and nothing is said', (_, a, b) => {
    const content = new Content();
    expect(told(content.take([source('a.bib', a, b)]))).toEqual([]);
    expect(content.papers).toHaveLength(2);
  });

  test.each<[string, Said, Said]>([
    [
      'a DOI shared by papers of other titles and authors',
      { ...article, DOI: '10.5555/1' },
      { title: 'Bees', author: ['Eve Fox'], DOI: '10.5555/1' },
    ],
    [
      'chapters with the DOI of their book',
      { ...article, DOI: '10.5555/1', page: '1–9' },
      { ...article, title: 'Bees', DOI: '10.5555/1', page: '10–20' },
    ],
    [
      'a thesis and an article of one title',
      { ...article, issued: '2020' },
      { ...article, type: 'thesis', issued: '2020' },
    ],
    [
      'a preprint and an article ten years later',
      { ...article, type: 'article', issued: '2005' },
      { ...article, issued: '2015' },
    ],
    [
      'a talk and the article a year later',
      { ...article, type: 'paper-conference', containerTitle: 'MAPS', issued: '2019' },
      { ...article, containerTitle: 'Journal of Maps', issued: '2020' },
    ],
  ])('is doubtful with %s: both are kept, and both places told', (_, a, b) => {
    const content = new Content();
    const plan = content.take([source('a.bib', a), source('b.bib', b)]);
    expect(content.papers).toHaveLength(2);
    expect(told(plan)).toEqual([
      expect.stringMatching(/^note b\.bib:1: .*a\.bib:1.* may be one paper or two\. Both were kept\./),
    ]);
    expect(told(content.take([source('a.bib', a), source('b.bib', b)]))).toHaveLength(1);
    // One after the other, too: then the other place is the file.
    const later = imported(source('a.bib', a));
    expect(told(later.take([source('b.bib', b)]))).toEqual([
      expect.stringMatching(
        /^note b\.bib:1: .*papers\/folding-maps\.md may be one paper or two\. Both were kept\./,
      ),
    ]);
    expect(later.papers).toHaveLength(2);
  });

  test('joins what a third source shows to be one', () => {
    const content = new Content();
    content.take([
      source('a.bib', { title: 'Old Name', arXiv: '2401.00001', author: ['Ada Quill'] }),
      source('b.bib', { ...article, DOI: '10.5555/map.1' }),
      source('c.bib', { ...article, DOI: '10.5555/map.1', arXiv: '2401.00001' }),
    ]);
    expect(content.papers).toHaveLength(1);
  });
});

describe('preprint and publication', () => {
  const preprint = {
    ...article,
    type: 'article',
    issued: '2023-05-02',
    arXiv: '2305.00001',
    DOI: '10.48550/arXiv.2305.00001',
    abstract: 'How to fold.',
  } as const;
  const published = {
    ...article,
    issued: '2024',
    containerTitle: 'Journal of Maps',
    volume: '7',
    DOI: '10.5555/map.7',
  } as const;
  const [a, b] = [source('arxiv.bib', preprint), source('journal.bib', published)];
  const wanted = {
    type: 'article-journal',
    issued: '2024',
    containerTitle: 'Journal of Maps',
    DOI: '10.5555/map.7',
    arXiv: '2305.00001',
    abstract: 'How to fold.',
    versions: [
      { type: 'article', issued: '2023-05-02', arXiv: '2305.00001', DOI: '10.48550/arXiv.2305.00001' },
      { type: 'article-journal', issued: '2024', containerTitle: 'Journal of Maps', DOI: '10.5555/map.7' },
    ],
  };

  test.each([
    [
      'together',
      () => {
        const content = new Content();
        content.take([a, b]);
        return content;
      },
    ],
    [
      'in one text',
      () => {
        const content = new Content();
        content.take([source('lab.bib', preprint, published)]);
        return content;
      },
    ],
    ['one after the other', () => imported(a, b)],
    ['the publication first', () => imported(b, a)],
  ])('are one paper with two versions, %s', (_, make) => {
    const content = make();
    expect(content.papers).toEqual(['papers/folding-maps.md']);
    expect(content.paper('folding-maps')).toMatchObject(wanted);
    for (const text of [a, b]) {
      const again = content.take([text]);
      expect(told(again)).toEqual([]);
    }
    const before = new Map(content.files);
    for (const text of [a, b, a]) content.take([text]);
    expect(content.files).toEqual(before);
  });

  test('a publication without a DOI does not get that of the preprint', () => {
    const { DOI: _, ...bare } = published;
    for (const content of [
      imported(a, source('journal.bib', bare)),
      imported(source('journal.bib', bare), a),
    ]) {
      expect(content.paper('folding-maps')).not.toHaveProperty('DOI');
      expect(content.paper('folding-maps')?.versions?.[0]?.DOI).toBe(preprint.DOI);
    }
  });

  test('what a person wrote of the preprint stays when it is published', () => {
    const content = imported(a);
    content.edit('papers/folding-maps.md', 'issued: "2023-05-02"', 'issued: "2023-05"');
    const plan = content.take([b]);
    expect(content.paper('folding-maps')).toMatchObject({
      issued: '2023-05',
      volume: '7',
      type: 'article-journal',
    });
    expect(told(plan)).toEqual([
      expect.stringMatching(
        /^warning journal\.bib:1: issued of "Folding Maps" was changed by hand .* to "2023-05", and by the source to "2024"\./,
      ),
    ]);
  });

  test('a version that a person took out stays out', () => {
    const content = imported(a, b);
    content.files.set(
      'papers/folding-maps.md',
      content.text('papers/folding-maps.md').replace(/^versions:\n(?: .*\n)+/m, ''),
    );
    content.take([a]);
    content.take([b]);
    expect(content.paper('folding-maps')).not.toHaveProperty('versions');
  });

  test('the date of the publication follows its source, in the list of versions too', () => {
    const content = imported(a, b);
    content.take([source('journal.bib', { ...published, issued: '2025-01' })]);
    expect(content.paper('folding-maps')).toMatchObject({
      issued: '2025-01',
      versions: [{}, { issued: '2025-01' }],
    });
  });
});

describe('sources that say more, or otherwise', () => {
  const complete: [string, Said, Said][] = [
    [
      'all authors',
      { author: ['Ada Quill', 'Bo Chen'], authorsTruncated: true },
      { author: ['Ada Quill', 'Bo Chen', 'Cy Dee'] },
    ],
    ['names in full', { author: ['A. Quill', 'B. Chen'] }, { author: ['Ada Quill', 'Bo Chen'] }],
    [
      'ORCIDs',
      { author: ['Ada Quill', 'Bo Chen'] },
      { author: [{ family: 'Quill', given: 'Ada', ORCID: '0000-0002-1825-0097' }, 'Bo Chen'] },
    ],
    ['a full date', { issued: '2024' }, { issued: '2024-07-31' }],
    ['a range of pages', { page: '310' }, { page: '310–324' }],
    ['a type that says something', { type: 'document' }, { type: 'chapter' }],
    ['the abstract uncut', { abstract: 'How to fold …' }, { abstract: 'How to fold maps.' }],
    ['the address of the code', { code: true }, { code: 'https://github.com/ada/maps' }],
    ['a venue', {}, { containerTitle: 'Journal of Maps' }],
  ];
  test.each(complete)('%s is taken, whichever comes first', (_, less, more) => {
    const [a, b] = [source('a.bib', { ...article, ...less }), source('b.bib', { ...article, ...more })];
    for (const make of [
      () => imported(a, b),
      () => imported(b, a),
      () => {
        const content = new Content();
        content.take([b, a]);
        return content;
      },
    ]) {
      const content = make();
      expect(content.paper('folding-maps')).toMatchObject(more);
      expect(content.paper('folding-maps')).not.toHaveProperty('authorsTruncated');
      const before = new Map(content.files);
      for (const text of [a, b, a, b]) expect(told(content.take([text]))).toEqual([]);
      expect(content.files).toEqual(before);
    }
  });

  const [one, two] = [
    source('a.bib', { ...article, containerTitle: 'Journal of Maps', issued: '2024-03' }),
    source('b.json', { ...article, containerTitle: 'Annals of Folding', issued: '2024-05' }),
  ];

  test('where they contradict each other the first stays, one message names both, and no import goes back and forth', () => {
    const content = new Content();
    expect(told(content.take([two, one]))).toEqual([
      expect.stringMatching(
        /^warning b\.json:1: Sources contradict each other on "Folding Maps": issued is "2024-03" in a\.bib:1, and "2024-05" here; containerTitle is "Journal of Maps" in a\.bib:1, and "Annals of Folding" here\. What came first stays; change papers\/folding-maps\.md if this is right\.$|containerTitle is .*; issued is /,
      ),
    ]);
    const before = new Map(content.files);
    for (const text of [one, two, two, one]) {
      const plan = content.take([text]);
      expect(plan.writes).toEqual([]);
      expect(told(plan)).toEqual([]);
    }
    expect(content.files).toEqual(before);
  });

  test('one after the other, the message names the source whose value stands', () => {
    const content = imported(two);
    expect(told(content.take([one]))).toEqual([
      expect.stringMatching(
        /^warning a\.bib:1: .*containerTitle is "Annals of Folding" in b\.json, and "Journal of Maps" here/,
      ),
    ]);
    expect(content.paper('folding-maps')?.containerTitle).toBe('Annals of Folding');
  });

  test('the source whose value stands may change it, the other may not', () => {
    const content = imported(one, two);
    content.take([source('b.json', { ...article, containerTitle: 'Annals', issued: '2024-06' })]);
    expect(content.paper('folding-maps')).toMatchObject({
      containerTitle: 'Journal of Maps',
      issued: '2024-03',
    });
    content.take([source('a.bib', { ...article, containerTitle: 'J. Maps', issued: '2024-04' })]);
    expect(content.paper('folding-maps')).toMatchObject({ containerTitle: 'J. Maps', issued: '2024-04' });
  });

  test('what a person removed is not filled in by another source', () => {
    const content = imported(one);
    content.edit('papers/folding-maps.md', 'containerTitle: Journal of Maps\n', '');
    content.take([two]);
    expect(content.paper('folding-maps')).not.toHaveProperty('containerTitle');
  });

  test('what no field knows is kept from all of them, key by key', () => {
    const [a, b] = [
      source('a.bib', { ...article, other: { mrnumber: '1', zbl: '2' } }),
      source('b.bib', { ...article, other: { zbl: '3', lccn: '4' } }),
    ];
    const content = imported(a, b);
    expect(content.paper('folding-maps')?.other).toEqual({ mrnumber: '1', zbl: '2', lccn: '4' });
    content.edit('papers/folding-maps.md', 'mrnumber: "1"', 'mrnumber: "9"');
    content.take([a]);
    expect(content.paper('folding-maps')?.other).toMatchObject({ mrnumber: '9' });
  });
});

describe('a file that a person renamed', () => {
  test('keeps its old address, and is the file of its paper from then on', () => {
    const text = source('a.bib', { ...article, DOI: '10.5555/1' });
    const content = imported(text);
    content.files.set('papers/maps.md', content.text('papers/folding-maps.md'));
    content.files.delete('papers/folding-maps.md');
    const plan = content.take([text]);
    expect(told(plan)).toEqual([
      expect.stringMatching(/^note a\.bib:1: papers\/folding-maps\.md is papers\/maps\.md now\./),
    ]);
    expect(content.papers).toEqual(['papers/maps.md']);
    expect(content.paper('maps')?.aliases).toEqual(['folding-maps']);
    expect(content.text('imported.jsonl')).not.toContain('folding-maps.md');
    expect(content.take([text]).writes).toEqual([]);
    // The old id belongs to this paper for good.
    content.take([source('b.bib', { title: 'Folding Maps', author: ['Eve Fox'] })]);
    expect(content.papers).toEqual(['papers/folding-maps-2.md', 'papers/maps.md']);
  });
});

describe('the owner of a profile', () => {
  const owned = (file: string, owner: Partial<ReadResult['owner'] & object>): ReadResult => ({
    ...source(file, article),
    format: 'orcid',
    owner: { name: 'Ada Quill', metrics: [], ...owner },
  });
  const ORCID = '0000-0002-1825-0097';

  test('is known by the ORCID, whatever the name', () => {
    const content = new Content();
    content.files.set('authors/ada.md', `---\nname: Ada B. Quill\nORCID: "${ORCID}"\n---\n`);
    content.take([owned('a.json', { ORCID, name: 'A. Quill', links: { Home: 'https://example.org/' } })]);
    expect([...content.files.keys()].filter((file) => file.startsWith('authors/'))).toEqual([
      'authors/ada.md',
    ]);
    expect(content.text('authors/ada.md')).toContain('links: {Home: https://example.org/}');
    expect(content.paper('folding-maps')?.profiles).toEqual(['ada']);
  });

  test('is somebody else where the name is the same and the ORCID is not', () => {
    const content = new Content();
    content.take([owned('a.json', { ORCID }), owned('b.json', { ORCID: '0000-0001-5109-3700' })]);
    expect([...content.files.keys()].filter((file) => file.startsWith('authors/')).sort()).toEqual([
      'authors/ada-quill-2.md',
      'authors/ada-quill.md',
    ]);
  });
});

/** Records that often tell of one paper, and of which some contradict each other. */
const record: fc.Arbitrary<Said> = fc
  .record(
    {
      title: fc.constantFrom('Folding Maps', 'folding maps', 'Bees'),
      type: fc.constantFrom('article', 'article-journal', 'paper-conference', 'thesis', 'document'),
      author: fc.constantFrom<Said['author'][]>(
        ['Ada Quill', 'Bo Chen'],
        ['A. Quill'],
        ['Ada Quill', 'Bo Chen', 'Cy Dee'],
        ['Eve Fox'],
      ),
      authorsTruncated: fc.constant(true),
      issued: fc.constantFrom('2020', '2020-05', '2021', '2020-05-03'),
      containerTitle: fc.constantFrom('Journal of Maps', 'CoRR', 'Annals'),
      volume: fc.constantFrom('1', '2'),
      page: fc.constantFrom('310', '310–324'),
      DOI: fc.constantFrom('10.5555/1', '10.5555/2', '10.48550/arXiv.2005.00001'),
      arXiv: fc.constantFrom('2005.00001', '2005.00002'),
      abstract: fc.constantFrom('How to fold.', 'How to fold. More.'),
      keyword: fc.constantFrom(['a'], ['a', 'b'], ['c']),
      other: fc.constantFrom({ x: '1' }, { y: '2' }),
    },
    { requiredKeys: ['title', 'type'] },
  )
  .map(
    ({ authorsTruncated, ...paper }) =>
      ({ ...paper, ...(paper.author && authorsTruncated && { authorsTruncated }) }) as Said,
  );

const texts = fc
  .array(fc.array(record, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
  .map((lists) => lists.map((papers, index) => source(`${index}.bib`, ...papers)));

describe('any sources', () => {
  test('come out the same in any order, account for every record, and change nothing the second time', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const [content, reversed] = [new Content(), new Content()];
        const { counts } = content.take(all);
        expect(counts.read).toBe(all.reduce((sum, { records }) => sum + records.length, 0));
        expect(counts.written + counts.merged + counts.unchanged + counts.reported).toBe(counts.read);
        expect(counts.written).toBe(content.papers.length);
        reversed.take(all.toReversed());
        expect([...reversed.files].sort()).toEqual([...content.files].sort());
        expect(content.take(all.toReversed()).writes).toEqual([]);
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  test('imported one by one, again and again, come to rest after the first time', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const content = imported(...all);
        const before = new Map(content.files);
        for (const text of [...all, ...all]) content.take([text]);
        expect(content.files).toEqual(before);
      }),
      { numRuns: propertyRuns(300) },
    );
  });
});
