import { describe, expect, test } from 'vitest';
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
