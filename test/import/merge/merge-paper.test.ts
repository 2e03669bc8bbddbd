import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Content, messagesOf } from '../content.ts';
import { article, imported, source, type Values } from '../source-texts.ts';
import { propertyRuns } from '../../run-length.ts';

describe('a preprint and its publication', () => {
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
        content.importTexts([a, b]);
        return content;
      },
    ],
    [
      'from one source',
      () => {
        const content = new Content();
        content.importTexts([source('lab.bib', preprint, published)]);
        return content;
      },
    ],
    ['one after the other', () => imported(a, b)],
    ['with the publication first', () => imported(b, a)],
  ])('become one paper with two versions when imported %s', (_, make) => {
    const content = make();
    expect(content.papers).toEqual(['papers/folding-maps.md']);
    expect(content.paper('folding-maps')).toMatchObject(wanted);
    for (const text of [a, b]) {
      const again = content.importTexts([text]);
      expect(messagesOf(again)).toEqual([]);
    }
    const before = new Map(content.files);
    for (const text of [a, b, a]) content.importTexts([text]);
    expect(content.files).toEqual(before);
  });

  test('do not share a DOI: a publication without a DOI does not get the DOI of the preprint', () => {
    const { DOI: _, ...bare } = published;
    for (const content of [
      imported(a, source('journal.bib', bare)),
      imported(source('journal.bib', bare), a),
    ]) {
      expect(content.paper('folding-maps')).not.toHaveProperty('DOI');
      expect(content.paper('folding-maps')?.versions?.[0]?.DOI).toBe(preprint.DOI);
    }
  });

  test('keep the values that a person edited in the preprint', () => {
    const content = imported(a);
    content.edit('papers/folding-maps.md', 'issued: "2023-05-02"', 'issued: "2023-05"');
    const plan = content.importTexts([b]);
    expect(content.paper('folding-maps')).toMatchObject({
      issued: '2023-05',
      volume: '7',
      type: 'article-journal',
    });
    expect(messagesOf(plan)).toEqual([
      expect.stringMatching(
        /^warning journal\.bib:1: issued of "Folding Maps" was changed by hand .* to "2023-05", and by the source to "2024"\./,
      ),
    ]);
  });

  test('keep a version removed that a person removed', () => {
    const content = imported(a, b);
    content.files.set(
      'papers/folding-maps.md',
      content.text('papers/folding-maps.md').replace(/^versions:\n(?: .*\n)+/m, ''),
    );
    content.importTexts([a]);
    content.importTexts([b]);
    expect(content.paper('folding-maps')).not.toHaveProperty('versions');
  });

  test('have the arXiv id at the preprint that a profile listed without one', () => {
    const { arXiv: _, DOI: __, ...listed } = preprint;
    const both = { ...published, arXiv: '2305.00001' };
    const content = imported(source('profile.bib', listed), source('service.bib', both));
    expect(content.paper('folding-maps')).toMatchObject({
      arXiv: '2305.00001',
      versions: [{ type: 'article', arXiv: '2305.00001' }, { DOI: '10.5555/map.7' }],
    });
    expect(content.paper('folding-maps')?.versions?.[1]).not.toHaveProperty('arXiv');
  });

  test('do not have the arXiv id at a preprint of another server', () => {
    const { arXiv: _, DOI: __, ...unnamed } = preprint;
    const listed = { ...unnamed, publisher: 'bioRxiv' };
    const both = { ...published, arXiv: '2305.00001' };
    const content = imported(source('profile.bib', listed), source('service.bib', both));
    expect(content.paper('folding-maps')?.versions?.[0]).not.toHaveProperty('arXiv');
  });

  test('get a new date of the publication in the list of versions too', () => {
    const content = imported(a, b);
    content.importTexts([source('journal.bib', { ...published, issued: '2025-01' })]);
    expect(content.paper('folding-maps')).toMatchObject({
      issued: '2025-01',
      versions: [{}, { issued: '2025-01' }],
    });
  });
});

describe('sources with different values', () => {
  const complete: [string, Values, Values][] = [
    [
      'all authors',
      { author: ['Ada Quill', 'Bo Chen'], authorsTruncated: true },
      { author: ['Ada Quill', 'Bo Chen', 'Cy Dee'] },
    ],
    [
      'names with full given names',
      { author: ['A. Quill', 'B. Chen'] },
      { author: ['Ada Quill', 'Bo Chen'] },
    ],
    [
      'ORCIDs',
      { author: ['Ada Quill', 'Bo Chen'] },
      { author: [{ family: 'Quill', given: 'Ada', ORCID: '0000-0002-1825-0097' }, 'Bo Chen'] },
    ],
    ['a full date', { issued: '2024' }, { issued: '2024-07-31' }],
    ['a range of pages', { page: '310' }, { page: '310–324' }],
    ['a specific type', { type: 'document' }, { type: 'chapter' }],
    ['the complete abstract', { abstract: 'How to fold …' }, { abstract: 'How to fold maps.' }],
    ['the address of the code', { code: true }, { code: 'https://github.com/ada/maps' }],
    ['a venue', {}, { containerTitle: 'Journal of Maps' }],
  ];
  test.each(complete)('%s wins in any order', (_, less, more) => {
    const [a, b] = [source('a.bib', { ...article, ...less }), source('b.bib', { ...article, ...more })];
    for (const make of [
      () => imported(a, b),
      () => imported(b, a),
      () => {
        const content = new Content();
        content.importTexts([b, a]);
        return content;
      },
    ]) {
      const content = make();
      expect(content.paper('folding-maps')).toMatchObject(more);
      expect(content.paper('folding-maps')).not.toHaveProperty('authorsTruncated');
      const before = new Map(content.files);
      for (const text of [a, b, a, b]) expect(messagesOf(content.importTexts([text]))).toEqual([]);
      expect(content.files).toEqual(before);
    }
  });

  const [one, two] = [
    source('a.bib', { ...article, containerTitle: 'Journal of Maps', issued: '2024-03' }),
    source('b.json', { ...article, containerTitle: 'Annals of Folding', issued: '2024-05' }),
  ];

  test('keep the first value on a contradiction, report both, and do not change on the next import', () => {
    const content = new Content();
    expect(messagesOf(content.importTexts([two, one]))).toEqual([
      expect.stringMatching(
        /^warning b\.json:1: Sources contradict each other about "Folding Maps": issued is "2024-03" in a\.bib:1 and "2024-05" here; containerTitle is "Journal of Maps" in a\.bib:1 and "Annals of Folding" here\. The first value was kept\. If this source is right, change papers\/folding-maps\.md\.$|containerTitle is .*; issued is /,
      ),
    ]);
    const before = new Map(content.files);
    for (const text of [one, two, two, one]) {
      const plan = content.importTexts([text]);
      expect(plan.writes).toEqual([]);
      expect(messagesOf(plan)).toEqual([]);
    }
    expect(content.files).toEqual(before);
  });

  test('imported one after the other, report the source of the current value', () => {
    const content = imported(two);
    expect(messagesOf(content.importTexts([one]))).toEqual([
      expect.stringMatching(
        /^warning a\.bib:1: .*containerTitle is "Annals of Folding" in b\.json and "Journal of Maps" here/,
      ),
    ]);
    expect(content.paper('folding-maps')?.containerTitle).toBe('Annals of Folding');
  });

  test('only let the source of the current value change it', () => {
    const content = imported(one, two);
    content.importTexts([source('b.json', { ...article, containerTitle: 'Annals', issued: '2024-06' })]);
    expect(content.paper('folding-maps')).toMatchObject({
      containerTitle: 'Journal of Maps',
      issued: '2024-03',
    });
    content.importTexts([source('a.bib', { ...article, containerTitle: 'J. Maps', issued: '2024-04' })]);
    expect(content.paper('folding-maps')).toMatchObject({ containerTitle: 'J. Maps', issued: '2024-04' });
  });

  test('do not restore a value that a person removed', () => {
    const content = imported(one);
    content.edit('papers/folding-maps.md', 'containerTitle: Journal of Maps\n', '');
    content.importTexts([two]);
    expect(content.paper('folding-maps')).not.toHaveProperty('containerTitle');
  });

  test('each add their unknown keys, and keep the values edited by hand', () => {
    const [a, b] = [
      source('a.bib', { ...article, other: { mrnumber: '1', zbl: '2' } }),
      source('b.bib', { ...article, other: { zbl: '3', lccn: '4' } }),
    ];
    const content = imported(a, b);
    expect(content.paper('folding-maps')?.other).toEqual({ mrnumber: '1', zbl: '2', lccn: '4' });
    content.edit('papers/folding-maps.md', 'mrnumber: "1"', 'mrnumber: "9"');
    content.importTexts([a]);
    expect(content.paper('folding-maps')?.other).toMatchObject({ mrnumber: '9' });
  });
});

/** Records that often are of the same paper and sometimes contradict each other. */
const record: fc.Arbitrary<Values> = fc
  .record(
    {
      title: fc.constantFrom('Folding Maps', 'folding maps', 'Bees'),
      type: fc.constantFrom('article', 'article-journal', 'paper-conference', 'thesis', 'document'),
      author: fc.constantFrom<Values['author'][]>(
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
      ({ ...paper, ...(paper.author && authorsTruncated && { authorsTruncated }) }) as Values,
  );

const texts = fc
  .array(fc.array(record, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
  .map((lists) => lists.map((papers, index) => source(`${index}.bib`, ...papers)));

describe('any sources', () => {
  test('give the same files in any order, with every record counted, and no change on the second import', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const [content, reversed] = [new Content(), new Content()];
        const { counts } = content.importTexts(all);
        expect(counts.read).toBe(all.reduce((sum, { records }) => sum + records.length, 0));
        expect(counts.written + counts.merged + counts.unchanged + counts.reported).toBe(counts.read);
        expect(counts.written).toBe(content.papers.length);
        reversed.importTexts(all.toReversed());
        expect([...reversed.files].sort()).toEqual([...content.files].sort());
        expect(content.importTexts(all.toReversed()).writes).toEqual([]);
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  test('imported one by one, give no changes after the first import', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const content = imported(...all);
        const before = new Map(content.files);
        for (const text of [...all, ...all]) content.importTexts([text]);
        expect(content.files).toEqual(before);
      }),
      { numRuns: propertyRuns(300) },
    );
  });
});
