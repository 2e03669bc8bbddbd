import { describe, expect, test } from 'vitest';
import { showPaper } from '../../src/library/shown-paper.ts';
import { bibtexEntry, cslItem, importPaper, risRecord } from './import-text.ts';

describe('real records 1: braces around a whole value', () => {
  test.each([
    ['braces twice', '{', '}'],
    ['braces three times, with blanks', '{ { ', ' } }'],
    ['quotes around braces', '"{', '}"', ''],
    ['quotes around braces twice', '"{{', '}}"', ''],
  ])('every field of BibTeX is read with %s', async (_, open, close, outer = '{') => {
    const value = (text: string) => `${outer}${open}${text}${close}${outer === '' ? '' : '}'}`;
    const fields = {
      doi: '10.5555/fold.7', url: 'https://lab.example/fold', year: '2019', month: 'MAR', journal: 'Journal of Folding', volume: '12', number: '3',
      pages: '101--118', issn: '1748-3387', 'keywords-plus': 'robots', keywords: 'soft robots; folding', language: 'german', pmid: '29424689',
      eprint: '2407.21783', archiveprefix: 'arXiv', primaryclass: 'cs.RO', publisher: 'Fold Press', abstract: 'We fold.',
    }; // prettier-ignore
    const entry = bibtexEntry(
      Object.entries(fields)
        .map(([name, text]) => `${name} = ${value(text)}`)
        .join(',\n  '),
    );
    const paper = await importPaper('lab.bib', entry);
    expect(paper).toMatchObject({
      title: 'Robots that Fold', author: ['Ada Quill'], DOI: '10.5555/fold.7', URL: 'https://lab.example/fold', issued: '2019-03',
      containerTitle: 'Journal of Folding', volume: '12', issue: '3', page: '101–118', ISSN: '1748-3387', keyword: ['soft robots', 'folding'],
      language: 'de', PMID: '29424689', arXiv: '2407.21783', categories: ['cs.RO'], publisher: 'Fold Press', abstract: 'We fold.',
    }); // prettier-ignore
    expect(paper.output).toContain('Problems: none');
    expect(JSON.stringify(paper.other)).not.toContain('{"doi');
  });

  test.each([
    ['{{Double}} braces and {DNA}', 'Double braces and DNA'],
    ['A {{{T}}riple} of {{Bayes}}', 'A Triple of Bayes'],
    ['{{The {DNA}} of {B}acteria}', 'The DNA of Bacteria'],
    ['The {111} facet and {{a, b}}-free graphs', 'The {111} facet and {{a, b}}-free graphs'],
  ])('copied into the title of RIS or CSL-JSON, as in %j, are removed', async (written, title) => {
    expect(await importPaper('a.ris', `TY  - JOUR\nTI  - ${written}\nER  - \n`)).toMatchObject({ title });
    const item = JSON.stringify([{ type: 'book', title: written }]);
    expect(await importPaper('a.json', item)).toMatchObject({ title });
  });

  test('all names of a paper inside of them are separate names, also with accents', async () => {
    const author = "author = {{Li, Wei and O'Brien, {\\'E}ile and {van der Meer}, Rob}}";
    const paper = await importPaper('wos.bib', `@article{x, title = {{Folds}}, ${author}}`);
    expect(paper).toMatchObject({
      author: ['Wei Li', "Éile O'Brien", { family: 'van der Meer', given: 'Rob' }],
    });
  });

  test('braces inside of a value, and around a whole name, keep their meaning', async () => {
    const paper = await importPaper(
      'lab.bib',
      '@article{x, title = {{{Folding}} and {{DNA}}}, author = {{World Folding Organization}}, keywords = {{soft, round}, {folding}}}',
    );
    expect(paper).toMatchObject({
      title: 'Folding and DNA',
      author: [{ literal: 'World Folding Organization' }],
      keyword: ['soft, round', 'folding'],
    });
  });

  test.each([
    ['{{Soft robots; Folding; R\\&D}}', ['Soft robots', 'Folding', 'R&D']],
    ['"{soft robots, folding,\n  paper}"', ['soft robots', 'folding', 'paper']],
    ['{{{soft; round}; folding}}', ['soft; round', 'folding']],
  ])('the keywords %j are %j', async (written, keyword) => {
    expect((await importPaper('lab.bib', bibtexEntry(`Keywords = ${written}`))).keyword).toEqual(keyword);
  });

  test('a parent entry is found by a key in braces', async () => {
    const paper = await importPaper(
      'lab.bib',
      '@inproceedings{x, title={Folding}, crossref={{proc}}}\n@proceedings{proc, title={{Proc. of Folds}}, year={{2019}}}',
    );
    expect(paper).toMatchObject({ containerTitle: 'Proc. of Folds', issued: '2019' });
  });

  test.each([
    ['RIS', 'lab.ris', 'TY  - JOUR\nTI  - {{The {DNA} of {B}acteria}}\nAU  - Quill, Ada\nT2  - {Journal of {RNA}}\nDO  - {10.5555/fold.7}\nUR  - {https://lab.example/fold}\nPY  - {2019}\nKW  - {soft robots; folding}\nER  - \n'],
    ['EndNote', 'lab.enw', '%0 Journal Article\n%T {The {DNA} of {B}acteria}\n%A Quill, Ada\n%J {{Journal of {RNA}}}\n%R {10.5555/fold.7}\n%U {{https://lab.example/fold}}\n%D {2019}\n%K {soft robots; folding}\n'],
    ['CSL-JSON', 'lab.json', cslItem({ title: '{{The {DNA} of {B}acteria}}', 'container-title': '{Journal of {RNA}}', DOI: '{{10.5555/fold.7}}', URL: '{https://lab.example/fold}', issued: { raw: '2019' }, keyword: '{soft robots; folding}' })],
  ])('braces that BibTeX left in %s are removed', async (_, file, text) => {
    expect(await importPaper(file, text)).toMatchObject({
      title: 'The DNA of Bacteria', containerTitle: 'Journal of RNA', DOI: '10.5555/fold.7', URL: 'https://lab.example/fold', issued: '2019',
      keyword: ['soft robots', 'folding'],
    }); // prettier-ignore
  }); // prettier-ignore

  test('braces with a meaning of their own stay in other formats', async () => {
    const title = 'Growth on {111} Facets of {a, b}-free $x_{N}$ and \\textit{Bacteria}';
    expect((await importPaper('lab.json', cslItem({ title }))).title).toBe(title);
    expect((await importPaper('lab.ris', risRecord().replace('Robots that Fold', title))).title).toBe(title);
  });
});

const sici = '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2';

describe('real records 2: TeX and entities in identifiers and addresses', () => {
  test.each([
    ['BibTeX commands', 'lab.bib', (doi: string) => bibtexEntry(`doi = {${doi}}`)],
    ['RIS', 'lab.ris', (doi: string) => risRecord(`DO  - ${doi}`)],
    ['EndNote', 'lab.enw', (doi: string) => `%0 Journal Article\n%T Robots that Fold\n%A Quill, Ada\n%R ${doi}\n`],
    ['PubMed', 'lab.nbib', (doi: string) => `PMID- 1\nTI  - Robots that Fold\nFAU - Quill, Ada\nLID - ${doi.replace(/ /gu, '')} [doi]\n`],
    ['CSL-JSON', 'lab.json', (doi: string) => cslItem({ DOI: doi })],
    ['JSON Lines', 'lab.jsonl', (doi: string) => JSON.stringify({ title: 'Robots that Fold', author: ['Ada Quill'], issued: '2020', doi })],
  ])('a DOI is decoded in %s', async (_, file, write) => {
    for (const [less, more] of [
      ['\\textless{}', '\\textgreater{}'],
      ['{$<$}', '{$>$}'],
      ['&amp;lt;', '&amp;gt;'],
      ['&#60;', '&#x3e;'],
      ['{\\&}lt;', '{\\&}gt;'],
      ['\\ensuremath{<}', '\\ensuremath{>}'],
      ['$\\langle$', '$\\rangle$'],
      ['%3C', '%3E'],
    ] as const) {
      const doi = sici.replace('<', less).replace('>', more);
      const paper = await importPaper(file, write(doi));
      expect([doi, paper.DOI]).toEqual([doi, sici]);
      expect(paper.output).not.toContain('DOI');
    }
  }); // prettier-ignore

  test.each([
    ['10.1007/978-3\\_540{\\_}4', '10.1007/978-3_540_4'],
    ['{DOI}: 10.5555/{ABC}.{{d}}', '10.5555/ABC.d'],
    ['https://doi.org/10.5555/a\\%26b', '10.5555/a&b'],
    ['\\url{https://doi.org/10.5555/a{\\#}b}', '10.5555/a#b'],
    ['10.5555/a\\-b\\slash c', '10.5555/ab/c'],
    ['10.5555/a\u00adb\u200bc', '10.5555/abc'],
  ])('the DOI %j of BibTeX is %j', async (tex, doi) => {
    expect((await importPaper('lab.bib', bibtexEntry(`doi = {${tex}}`))).DOI).toBe(doi);
  });

  test.each([
    ['https://lab.example/$\\sim$quill', 'https://lab.example/~quill'],
    ['https://lab.example/\\textasciitilde quill/a\\_b', 'https://lab.example/~quill/a_b'],
    ['https://lab.example/{\\textasciitilde}quill/{\\#}top', 'https://lab.example/~quill/#top'],
    ['https://lab.example/\\string~quill?a=1\\&b=2', 'https://lab.example/~quill?a=1&b=2'],
    ['https://lab.example/?a=1&amp;b=2', 'https://lab.example/?a=1&b=2'],
    ['https://lab.example/?a=1&amp;amp;b=2&#38;c=3', 'https://lab.example/?a=1&b=2&c=3'],
    ['https://lab.example/\u223cquill', 'https://lab.example/~quill'],
    ['\\url{https://lab.example/\\~{}quill}', 'https://lab.example/~quill'],
  ])('the address %j leads to %j', async (written, address) => {
    expect((await importPaper('lab.bib', bibtexEntry(`url = {${written}}`))).URL).toBe(address);
    expect((await importPaper('lab.bib', bibtexEntry(`howpublished = {${written}}`, 'misc'))).URL).toBe(
      address,
    );
    expect((await importPaper('lab.ris', risRecord(`UR  - ${written}`))).URL).toBe(address);
    expect((await importPaper('lab.json', cslItem({ URL: written }))).URL).toBe(address);
  });

  test.each([
    ['{cond-mat}/0309136', 'cond-mat/0309136'],
    ['math{\\slash}0309136', 'math/0309136'],
    ['arXiv&#58;2407.21783', '2407.21783'],
    ['\\url{https://arxiv.org/abs/hep{-}th/9901001v2}', 'hep-th/9901001'],
  ])('the arXiv id %j is %j', async (written, id) => {
    const fields = `eprint = {${written}}, archivePrefix = {arXiv}`;
    expect((await importPaper('lab.bib', bibtexEntry(fields))).arXiv).toBe(id);
    expect((await importPaper('lab.json', cslItem({ arXiv: written }))).arXiv).toBe(id);
  });

  test('values that stay unreadable are kept and reported with file and line', async () => {
    const tex = await importPaper(
      'lab.bib',
      bibtexEntry('doi = {10.5555/\\fold{a}}, url = {https://lab.example/\\fold}, eprint = {soon}, archivePrefix = {arXiv}'),
    ); // prettier-ignore
    expect([tex.DOI, tex.URL, tex.arXiv]).toEqual([undefined, undefined, undefined]);
    expect(tex.other).toMatchObject({
      doi: '10.5555/\\fold{a}',
      url: 'https://lab.example/\\fold',
      eprint: 'soon',
    });
    expect(tex.output).toContain('lab.bib:1: "10.5555/\\fold{a}" in "doi" is not a DOI.');
    expect(tex.output).toContain('lab.bib:1: "https://lab.example/\\fold" in "url" is not an address');
    expect(tex.output).toContain('lab.bib:1: "soon" in "eprint" is not an arXiv id.');
    const ris = await importPaper(
      'lab.ris',
      risRecord('DO  - 10.5555/&fold;a', 'UR  - https://lab.example/\\fold'),
    );
    expect(ris.other).toMatchObject({ DO: '10.5555/&fold;a', UR: 'https://lab.example/\\fold' });
    expect(ris.output).toContain('lab.ris:4: "10.5555/&fold;a" is not a DOI.');
    expect(ris.output).toContain('lab.ris:5: "https://lab.example/\\fold" is not an address');
    const csl = await importPaper(
      'lab.json',
      cslItem({ DOI: '10.5555/\\fold', URL: 'https://x.example/\\fold', arXiv: 'x' }),
    );
    for (const value of ['10.5555/\\fold', 'https://x.example/\\fold', 'x'])
      expect(csl.output).toContain(`lab.json:1: "${value}" in `);
  });

  test('signs that belong to an address stay', async () => {
    for (const address of [
      'https://lab.example/{6B29FC40-CA47}/sci_arttext$pid=S0102&lng=en',
      'https://lab.example/?q=a+b%20c&copy=2#!/top;x=1',
      'https://lab.example/$x$/a_b~c',
    ]) {
      expect((await importPaper('lab.bib', bibtexEntry(`url = {${address}}`))).URL).toBe(address);
      expect((await importPaper('lab.json', cslItem({ URL: address }))).URL).toBe(address);
    }
    const doi = '10.1175/1520-0485(1983)013<0374:O$SOT>2.0.CO;2-#';
    expect((await importPaper('lab.ris', risRecord(`DO  - ${doi}`))).DOI).toBe(doi);
  });
});

describe('real records 3: text that was escaped several times', () => {
  /** Values as a source has them, and as they are meant. Each is a title, a venue and a publisher. */
  const cases: [written: string, meant: string][] = [
    ['Energy &amp;amp; Folding', 'Energy & Folding'],
    ['Energy &amp;amp;amp;amp; Folding', 'Energy & Folding'],
    ['Energy &#38;amp; Folding, n &amp;gt; 3', 'Energy & Folding, n > 3'],
    ['Caf&amp;eacute; &amp;#8211; &amp;amp;#x3b1;', 'Café – α'],
    ['&lt;em&gt;Drosophila&lt;/em&gt; and &lt;b&gt;CO&lt;sub&gt;2&lt;/sub&gt;&lt;/b&gt;', 'Drosophila and CO₂'],
    ['&amp;lt;i&amp;gt;Danio rerio&amp;lt;/i&amp;gt; at 10&amp;lt;sup&amp;gt;3&amp;lt;/sup&amp;gt; K', 'Danio rerio at 10³ K'],
    ['&lt;jats:italic&gt;In vivo&lt;/jats:italic&gt; Folding&lt;bold&gt; of&lt;/bold&gt; &lt;span class=&quot;nocase&quot;&gt;iPods&lt;/span&gt;', 'In vivo Folding of iPods'],
    ['&lt;mml:math&gt;&lt;mml:msub&gt;&lt;mml:mi&gt;L&lt;/mml:mi&gt;&lt;mml:mi&gt;p&lt;/mml:mi&gt;&lt;/mml:msub&gt;&lt;/mml:math&gt; Bounds', '$L_p$ Bounds'],
    ['The &lt;object&gt; and &lt;i&gt; Tags', 'The <object> and <i> Tags'],
    ['A &amp;lt;think&amp;gt; Token, then &lt;answer&gt;yes&lt;/answer&gt;', 'A <think> Token, then <answer>yes</answer>'],
    ['AT&amp;T, R&D and Q&amp;A; x &lt; y', 'AT&T, R&D and Q&A; x < y'],
    ['x < y, a<b and c>d &nonsense; &foo', 'x < y, a<b and c>d &nonsense; &foo'],
    ['Why `&amp;` and `&lt;b&gt;bold&lt;/b&gt;` Fail', 'Why `&amp;` and `<b>bold</b>` Fail'],
  ]; // prettier-ignore

  const formats: [name: string, file: string, write: (text: string) => string][] = [
    ['RIS', 'lab.ris', (text) => `TY  - BOOK\nTI  - ${text}\nT3  - ${text}\nPB  - ${text}\nAB  - ${text}\nAU  - Quill, Ada\nER  - \n`],
    ['EndNote', 'lab.enw', (text) => `%0 Book\n%T ${text}\n%S ${text}\n%I ${text}\n%X ${text}\n%A Quill, Ada\n`],
    ['CSL-JSON', 'lab.json', (text) => cslItem({ type: 'book', title: text, 'collection-title': text, publisher: text, abstract: text })],
    ['JSON Lines', 'lab.jsonl', (text) => JSON.stringify({ type: 'book', title: text, collectionTitle: text, publisher: text, abstract: text, author: ['Ada Quill'] })],
    ['Crossref', 'lab.json', (text) => JSON.stringify({ DOI: '10.5555/x', type: 'book', title: [text], 'container-title': [text], publisher: text, abstract: `<jats:p>${text}</jats:p>`, author: [{ family: 'Quill', given: 'Ada' }] })],
    ['BibTeX', 'lab.bib', (text) => `@book{x, title = {${text}}, series = {${text}}, publisher = {${text}}, abstract = {${text}}, author = {Ada Quill}}`],
  ]; // prettier-ignore

  test.each(formats)(
    'is decoded in titles, venues, publishers and abstracts of %s',
    async (name, file, write) => {
      for (const [written, meant] of cases) {
        // In BibTeX, "`" and "_" are signs of TeX, and TeX decodes code in a sentence further.
        if (name === 'BibTeX' && /`/u.test(written)) continue;
        const { title, collectionTitle, containerTitle, publisher, abstract } = await importPaper(
          file,
          write(written),
        );
        expect([written, title, collectionTitle ?? containerTitle, publisher, abstract]).toEqual([
          written,
          meant,
          meant,
          meant,
          meant,
        ]);
      }
    },
  );

  test.each([
    [
      '{\\textless}i{\\textgreater}Danio{\\textless}/i{\\textgreater} {\\&}amp; \\&amp; Zebras',
      'Danio & & Zebras',
    ],
    ['$<$em$>$Danio$<$/em$>$ with $a$<$b$', 'Danio with $a$<$b$'],
    ['H\\textless{}sub\\textgreater{}2\\textless{}/sub\\textgreater{}O', 'H₂O'],
    ['The {\\textless}b{\\textgreater} Tag', 'The <b> Tag'],
    ['\\&lt;i\\&gt;Danio\\&lt;/i\\&gt; of AT\\&T; Bell', 'Danio of AT&T; Bell'],
  ])('the title %j of BibTeX is %j', async (tex, title) => {
    const entry = `@article{x, title = {${tex}}, journal = {${tex}}, author = {Ada Quill}}`;
    expect(await importPaper('lab.bib', entry)).toMatchObject({ title, containerTitle: title });
  });

  test('is decoded in names, keywords and affiliations, and splits none of them', async () => {
    const expected = {
      author: ['Jörg Müller'],
      keyword: ['R&D', 'Fold & Cut', 'S&P'],
    };
    const bibtex = '@article{x, title={Folding}, author={M&amp;uuml;ller, J&ouml;rg}, keywords={R&amp;D; Fold \\&amp; Cut; S&P}}';
    const ris = 'TY  - JOUR\nTI  - Folding\nAU  - M&amp;uuml;ller, J&ouml;rg\nKW  - R&amp;D; Fold &amp;amp; Cut; S&P\nAD  - Q&amp;amp;A Lab\nER  - \n';
    const csl = { author: [{ family: 'M&amp;uuml;ller', given: 'J&ouml;rg', affiliation: [{ name: 'Q&amp;amp;A Lab' }] }], keyword: 'R&amp;D; Fold &amp;amp; Cut; S&P' };
    const affiliations = ['Q&A Lab'];
    expect(await importPaper('lab.bib', bibtex)).toMatchObject(expected);
    expect(await importPaper('lab.ris', ris)).toMatchObject({ ...expected, affiliations });
    expect(await importPaper('lab.json', cslItem(csl))).toMatchObject({ ...expected, affiliations });
  }); // prettier-ignore

  test.each([
    ['a profile', 'ada.txt', (title: string, abstract: string) => `Ada Quill\n\nLGMar 5, 2024\n${title}\n\nAda Quill, Bo Chen\n\n${abstract}\n`],
    ['arXiv', 'ada.xml', (title: string, abstract: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2407.21783v1</id><published>2024-07-31T17:54:27Z</published><title>${toXml(title)}</title><summary>${toXml(abstract)}</summary><author><name>Ada Quill</name></author></entry></feed>`],
  ])('is decoded in %s, where other brackets are text', async (_, file, write) => {
    const paper = await importPaper(
      file,
      write(
        'Folding R\\&amp;D: a<b>c and <em>Danio</em> &lt;i&gt;rerio&lt;/i&gt;',
        'We fold at 6&#177;2% if $a<b>c$ with a <think> token, CO<sub>2</sub> and <a href="https://github.com/quill/fold">code</a>.',
      ),
    );
    expect(paper).toMatchObject({
      title: 'Folding R&D: a<b>c and Danio rerio',
      abstract: 'We fold at 6±2% if $a<b>c$ with a <think> token, CO₂ and code.',
      code: 'https://github.com/quill/fold',
    });
  }); // prettier-ignore
});

function toXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

describe('real records 4: ranges of dates', () => {
  test.each([
    ['month = "7--9 " # oct, year = 2021', '2021-10-07'],
    ['month = oct, day = {7--9}, year = 2021', '2021-10-07'],
    ['month = {10}, day = {7/9}, year = 2021', '2021-10-07'],
    ['month = "30~" # jun # "--2~" # jul, year = 2021', '2021-06-30'],
    ['month = {1.--3. M{\\"a}rz}, year = 2021', '2021-03-01'],
    ['month = {9--10}, year = 2021', '2021-09'],
    ['month = {October 7th-9th}, year = {{2021}}', '2021-10-07'],
    ['year = {7--9 October 2021}', '2021-10-07'],
    ['year = {Oct. 7--9, 2021}', '2021-10-07'],
    ['date = {7--9 October 2021}', '2021-10-07'],
    ['date = {07.10.2021}', '2021-10-07'],
    ['date = {2021-10-07/2021-10-09}', '2021-10-07'],
    ['month = {7--9 October 2021}', '2021-10-07'],
    ['month = {30 December 2020 -- 2 January 2021}, year = 2021', '2021-01'],
  ])('the date of BibTeX %j is %s', async (fields, issued) => {
    const paper = await importPaper('lab.bib', bibtexEntry(fields));
    expect(paper.issued).toBe(issued);
    expect(paper.output).toContain('Problems: none');
  });

  test.each(['7-9 October 2021', 'October 7th – 9th, 2021', '7. bis 9. Oktober 2021', '2021/10/07/7-9 October', '7-9/10/2021'])(
    '%j is read in all formats',
    async (date) => {
      const texts: [string, string][] = [
        ['lab.ris', risRecord('PY  - 2021', `DA  - ${date}`)],
        ['lab.ris', risRecord(`PY  - ${date}`)],
        ['lab.enw', `%0 Conference Paper\n%T Robots that Fold\n%A Quill, Ada\n%D 2021\n%8 ${date}\n`],
        ['lab.nbib', `PMID- 1\nTI  - Robots that Fold\nFAU - Quill, Ada\nDP  - ${date}\n`],
        ['lab.json', cslItem({ issued: { raw: date } })],
        ['lab.json', cslItem({ issued: { literal: date } })],
        ['lab.json', cslItem({ issued: date })],
        ['lab.jsonl', JSON.stringify({ title: 'Robots that Fold', author: ['Ada Quill'], date })],
      ];
      for (const [file, text] of texts) {
        const paper = await importPaper(file, text);
        expect([file, paper.issued]).toEqual([file, '2021-10-07']);
        expect(paper.output).toContain('Problems: none');
        expect(JSON.stringify(paper.other)).toContain(date);
      }
    },
  ); // prettier-ignore

  test('date-parts of CSL 1.0.2 may contain words', async () => {
    for (const parts of [
      [2021, 10, '7-9'],
      [2021, 'October', '7'],
      ['2021', 'Oct', '7-9'],
    ])
      expect((await importPaper('lab.json', cslItem({ issued: { 'date-parts': [parts] } }))).issued).toBe(
        '2021-10-07',
      );
  });

  test('a part that cannot be read is kept and reported with file and line', async () => {
    const bibtex = await importPaper('lab.bib', `\n${bibtexEntry('month = {Octember}, year = 2021')}`);
    expect([bibtex.issued, bibtex.other?.month]).toEqual(['2021', 'Octember']);
    expect(bibtex.output).toContain('lab.bib:2: "Octember" in "month" is not a readable date.');
    const ris = await importPaper('lab.ris', risRecord('PY  - 2021', 'DA  - 5/6/2021'));
    expect([ris.issued, ris.other?.DA]).toEqual(['2021', '5/6/2021']);
    expect(ris.output).toContain('lab.ris:5: "5/6/2021" was read as "2021".');
    const csl = await importPaper('lab.json', cslItem({ issued: { raw: 'Octember 2021' } }));
    expect(csl.issued).toBe('2021');
    expect(csl.output).toContain('lab.json:1: "{"raw":"Octember 2021"}" in "issued" was read as "2021".');
    const lines = await importPaper('lab.jsonl', JSON.stringify({ title: 'Robots that Fold', author: ['A B'], date: 'Octember 2021' }));
    expect(lines.output).toContain('lab.jsonl:1: "Octember 2021" in "issued" was read as "2021".');
  }); // prettier-ignore
});

describe('real records 10: the name of a preprint server is not a venue', () => {
  const venues: [venue: string, expected: object][] = [
    ['arXiv preprint arXiv:2407.21783', { arXiv: '2407.21783', publisher: 'arXiv' }],
    ['arXiv e-prints, art. arXiv:2407.21783', { arXiv: '2407.21783', publisher: 'arXiv' }],
    ['CoRR abs/2407.21783', { arXiv: '2407.21783', publisher: 'arXiv' }],
    ['arXiv:math/0309136v2 [math.GT]', { arXiv: 'math/0309136', publisher: 'arXiv' }],
    ['ArXiv (Cornell University)', { publisher: 'arXiv' }],
    ['bioRxiv : the preprint server for biology', { publisher: 'bioRxiv' }],
    ['medRxiv, 2020.05.05.20091', { publisher: 'medRxiv' }],
    ['Available at SSRN 3604211', { publisher: 'SSRN' }],
    ['SSRN Electronic Journal', { publisher: 'SSRN' }],
    ['Preprint at Research Square', { publisher: 'Research Square' }],
    ['Cryptology ePrint Archive, Report 2020/123', { publisher: 'Cryptology ePrint Archive' }],
    ['arXiv: High Energy Physics - Theory', { publisher: 'arXiv' }],
    ['Under review, arXiv preprint arXiv:2407.21783', { arXiv: '2407.21783' }],
    ['bioRxiv preprint first posted online Jan. 1, 2020', { publisher: 'bioRxiv' }],
    ['Preprint', {}],
  ];
  const formats: [file: string, write: (venue: string) => string][] = [
    ['lab.bib', (venue) => bibtexEntry(`journal = {${venue}}`)],
    ['lab.bib', (venue) => bibtexEntry(`howpublished = {${venue}}`, 'misc')],
    ['lab.bib', (venue) => bibtexEntry(`booktitle = {${venue}}`, 'inproceedings')],
    ['lab.ris', (venue) => risRecord(`T2  - ${venue}`)],
    ['lab.enw', (venue) => `%0 Journal Article\n%T Robots that Fold\n%A Quill, Ada\n%J ${venue}\n`],
    ['lab.nbib', (venue) => `PMID- 1\nTI  - Robots that Fold\nFAU - Quill, Ada\nJT  - ${venue}\n`],
    ['lab.json', (venue) => cslItem({ 'container-title': venue })],
    ['lab.json', (venue) => JSON.stringify([{ paperId: 'x', title: 'Robots that Fold', authors: [{ name: 'Ada Quill' }], venue, journal: { name: venue } }])],
    ['lab.jsonl', (venue) => JSON.stringify({ title: 'Robots that Fold', author: ['Ada Quill'], journal: venue })],
    ['ada.txt', (venue) => `Ada Quill\nFold Lab\nVerified email at lab.example\nTitle\tCited by\tYear\nRobots that Fold\nA Quill\n${venue}, 2024\t4\t2024\n`],
  ]; // prettier-ignore

  test.each(venues)('%j', async (venue, expected) => {
    for (const [file, write] of formats) {
      const paper = await importPaper(file, write(venue));
      expect([file, paper.type, paper.containerTitle, paper.volume]).toEqual([file, 'article', undefined, undefined]);
      expect(paper).toMatchObject(expected);
    }
  }); // prettier-ignore

  test.each([
    'Preprints of the 18th IFAC World Congress',
    'arXiv Letters of Folding',
    'Corrosion Science',
    'SSRN Conference on Law',
    'Journal of Preprint Studies',
  ])('%j is a venue', async (venue) => {
    for (const [file, write] of formats.filter(([name]) => !name.endsWith('.txt')))
      expect([file, (await importPaper(file, write(venue))).containerTitle]).toEqual([file, venue]);
  });

  test('an id that is repeated as volume or pages is not shown there', async () => {
    const bibtex = bibtexEntry('journal = {ArXiv e-prints}, eid = {arXiv:2407.21783}, eprint = {2407.21783}');
    expect((await importPaper('lab.bib', bibtex)).page).toBe(undefined);
    const ris = risRecord('JO  - CoRR', 'VL  - abs/2407.21783');
    expect(await importPaper('lab.ris', ris)).toMatchObject({ arXiv: '2407.21783', type: 'article' });
  });

  test('a file that contains such a venue is shown without it', () => {
    const shown = (containerTitle: string) =>
      showPaper({ id: 'x', title: 'Fold', type: 'article', containerTitle }, 'x.md', 4).paper;
    for (const venue of ['arXiv preprint arXiv:2407.21783', 'CoRR', 'ArXiv e-prints'])
      expect(shown(venue)).toMatchObject({ publisher: 'arXiv' });
    expect(shown('CoRR').containerTitle).toBe(undefined);
    expect(shown('Preprint').containerTitle).toBe(undefined);
    expect(shown('Journal of Folding').containerTitle).toBe('Journal of Folding');
  });
});
