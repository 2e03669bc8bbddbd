import { describe, expect, test } from 'vitest';
import { formatCslJson } from '../../../../src/export/csl-json.ts';
import { type FormatName, readTexts } from '../../../../src/import/formats.ts';
import type { Paper } from '../../../../src/model/paper.ts';

function read(text: string, format?: FormatName): Partial<Paper> & { messages: string[] } {
  const [result] = readTexts([{ text, file: 'input' }], format)[0] ?? [];
  return {
    ...result?.records[0]?.paper,
    messages: (result?.diagnostics ?? []).map(({ message }) => message),
  };
}

/** Reads an entry of BibTeX with these fields. */
const entry = (fields: string) =>
  read(`@article{k,\n  title = {T},\n  journal = {Journal of Folding},\n  ${fields}\n}`);

describe('real records 5: fields that lists of labs add to BibTeX', () => {
  test.each([
    ['pdf = {https://a.example/x_y.pdf}', { pdf: 'https://a.example/x_y.pdf' }],
    ['url_Paper = {http://a.example/x.pdf}', { pdf: 'http://a.example/x.pdf' }],
    ['PDF = {{https://a.example/x.pdf}}', { pdf: 'https://a.example/x.pdf' }],
    ['slides_url = {www.a.example/s}', { slides: 'https://www.a.example/s' }],
    ['presentation = {https://a.example/s}', { slides: 'https://a.example/s' }],
    ['url-poster = {https://a.example/p}', { poster: 'https://a.example/p' }],
    ['recording = {\\url{https://a.example/v}}', { video: 'https://a.example/v' }],
    ['appendix = {https://a.example/a.pdf}', { supplement: 'https://a.example/a.pdf' }],
    [
      'url_dataset = {https://a.example/d}, models = {https://a.example/m}',
      { data: 'https://a.example/d', model: 'https://a.example/m' },
    ],
    [
      'project_page = {https://a.example}, url_demo = {https://d.example}',
      { demo: 'https://d.example', project: 'https://a.example' },
    ],
    ['blogpost = {https://b.example}', { blog: 'https://b.example' }],
    ['pdf = {x.pdf}', { pdf: '/assets/pdf/x.pdf' }],
    ['pdf = {2024/x y.pdf}', { pdf: '/assets/pdf/2024/x y.pdf' }],
    ['poster = {assets/pdf/x.pdf}', { poster: '/assets/pdf/x.pdf' }],
    ['url_slides = {/static/files/x.pptx}', { slides: '/files/x.pptx' }],
    ['video = {talk.mp4}', { video: '/assets/video/talk.mp4' }],
    ['html = {folding.html}', { project: '/assets/html/folding.html' }],
  ])('are links: %s', (fields, links) => {
    expect(entry(fields)).toEqual({
      type: 'article-journal', title: 'T', containerTitle: 'Journal of Folding', citationKey: 'k', links, messages: [],
    }); // prettier-ignore
  });

  test.each([
    ['code = {https://code.example/x}', { code: 'https://code.example/x' }],
    ['url_code = {https://github.com/a/b}', { code: 'https://github.com/a/b' }],
    ['github = {github.com/a/b}, repo = {https://github.com/a/b}', { code: 'https://github.com/a/b' }],
    ['code = {true}', { code: true }],
    ['html = {https://pub.example/1}', { URL: 'https://pub.example/1' }],
    ['html = {https://doi.org/10.5555/x}', { DOI: '10.5555/x' }],
    ['paper = {https://pub.example/1}', { URL: 'https://pub.example/1' }],
    ['url_preprint = {https://arxiv.org/abs/2401.00001v2}', { arXiv: '2401.00001' }],
    ['award = {Best Paper}', { awards: ['Best Paper'] }],
    [
      'award = {**Best Paper Award** at [FoldConf](https://f.example)}, award_name = {Best Paper}',
      { awards: ['Best Paper Award at FoldConf'] },
    ],
    ['award = {true}, award_name = {Runner-Up}', { awards: ['Runner-Up'] }],
    ['honors = {Oral; Spotlight}', { awards: ['Oral', 'Spotlight'] }],
    ['selected = {true}', { selected: true }],
    ['featured = 1', { selected: true }],
    ['abbr = {JoF}', { containerTitleShort: 'JoF' }],
    ['shortjournal = {J. Fold.}', { containerTitleShort: 'J. Fold.' }],
    ['additional_info = {. *Accepted* as an oral}', { note: 'Accepted as an oral' }],
  ])('have a key of the paper: %s', (fields, values) => {
    expect(entry(fields)).toMatchObject({ ...values, messages: [] });
  });

  test('that only the other tool needs are left out, and the rest is kept', () => {
    const { other, ...paper } = entry(
      'bibtex_show = {true}, selected = {false}, preview = {x.png}, annotation = {My remark}, altmetric = {12}, abbr = {arXiv}, data = {None was used}, url_custom = {x}',
    );
    expect(paper).not.toHaveProperty('selected');
    expect(other).toEqual({
      preview: 'x.png', annotation: 'My remark', altmetric: '12', abbr: 'arXiv', data: 'None was used', url_custom: 'x',
    }); // prettier-ignore
  });

  test('that say the same twice keep the first, and nothing is lost', () => {
    const { links, other } = entry('pdf = {https://a.example/1.pdf}, url_pdf = {https://a.example/2.pdf}');
    expect(links).toEqual({ pdf: 'https://a.example/1.pdf' });
    expect(other).toEqual({ url_pdf: 'https://a.example/2.pdf' });
  });

  test.each([
    ['award = {true}', '"true" in "award" does not name the award.'],
    [
      'pdf = {../../secret.pdf}',
      '"../../secret.pdf" in "pdf" is not an address or the path of a file in public/.',
    ],
  ])('are reported if they say too little: %s', (fields, message) => {
    expect(entry(fields).messages).toEqual([message]);
  });

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'C:\\x.pdf'])(
    'are never links with an unsafe address: %s',
    (address) => {
      expect(entry(`pdf = {${address}}, slides = {${address}}, code = {${address}}`)).not.toHaveProperty(
        'links',
      );
      expect(entry(`code = {${address}}`)).not.toHaveProperty('code');
    },
  );
});

describe('real records 5: a repository in BibTeX', () => {
  test.each(['github = {quill/fold.js}', 'github = {https://github.com/quill/fold.js}'])('%s', (field) => {
    expect(entry(field)).toMatchObject({ code: 'https://github.com/quill/fold.js' });
  });

  test('that is neither a name nor an address is kept', () => {
    expect(entry('github = {see below}')).toMatchObject({ other: { github: 'see below' } });
  });
});

describe('real records 5: links in other formats', () => {
  test('are the PDF (L1), the page (L2) and further addresses (UR) of RIS', () => {
    const ris = (lines: string) => read(`TY  - JOUR\nTI  - T\n${lines}ER  - \n`, 'ris');
    expect(ris('L1  - https://a.example/x.pdf\nL2  - https://a.example/x\n')).toMatchObject({
      URL: 'https://a.example/x',
      links: { pdf: 'https://a.example/x.pdf' },
    });
    expect(
      ris(
        'UR  - https://a.example/x\nUR  - https://a.example/x.pdf\nUR  - https://github.com/a/b\nL4  - https://a.example/f.png\n',
      ),
    ).toMatchObject({
      URL: 'https://a.example/x',
      links: { pdf: 'https://a.example/x.pdf' },
      code: 'https://github.com/a/b',
      other: { L4: 'https://a.example/f.png' },
    });
    expect(ris('L1  - internal-pdf://1/x.pdf\n')).not.toHaveProperty('links');
  });

  test('are several addresses in one field of RIS', () => {
    for (const separator of ['; ', ';', ' ', ', '])
      expect(
        read(
          `TY  - JOUR\nTI  - T\nUR  - https://a.example/x${separator}https://b.example/y\nER  - \n`,
          'ris',
        ),
      ).toMatchObject({ URL: 'https://a.example/x' });
  });

  test('are the PDF of the main place in OpenAlex, or else of the best open one', () => {
    const work = (places: object) =>
      read(
        JSON.stringify({ id: 'https://openalex.org/W1', title: 'T', type: 'article', ...places }),
        'openalex',
      );
    const place = (pdf: string | null) => ({ landing_page_url: 'https://a.example/x', pdf_url: pdf });
    expect(
      work({
        primary_location: place('https://a.example/x.pdf'),
        best_oa_location: place('https://b.example/y'),
      }),
    ).toMatchObject({ links: { pdf: 'https://a.example/x.pdf' }, URL: 'https://a.example/x' });
    expect(
      work({ primary_location: place(null), best_oa_location: place('https://b.example/pdf/y') }),
    ).toMatchObject({ links: { pdf: 'https://b.example/pdf/y' } });
    expect(work({ primary_location: place('javascript:alert(1)') })).not.toHaveProperty('links');
  });

  test('are the PDF of Semantic Scholar, unless its address is that of a page', () => {
    const paper = (url: string) =>
      read(JSON.stringify({ paperId: 'a', title: 'T', openAccessPdf: { url } }), 'semantic-scholar');
    expect(paper('https://arxiv.org/pdf/2101.00001')).toMatchObject({
      links: { pdf: 'https://arxiv.org/pdf/2101.00001' },
    });
    expect(paper('https://doi.org/10.1234/fold')).toMatchObject({
      other: { openAccessPdf: 'https://doi.org/10.1234/fold' },
    });
    expect(paper('https://doi.org/10.1234/fold')).not.toHaveProperty('links');
    expect(paper('')).not.toHaveProperty('links');
  });

  test('are the PDF of EndNote', () => {
    expect(read('%0 Journal Article\n%T T\n%> https://a.example/x.pdf\n', 'enw')).toMatchObject({
      links: { pdf: 'https://a.example/x.pdf' },
    });
  });

  test('and the short venue come back from CSL-JSON', () => {
    const paper: Paper = {
      id: 'p', type: 'article-journal', title: 'T', containerTitle: 'Journal of Folding', containerTitleShort: 'JoF',
      links: { slides: 'https://a.example/s.pdf', blog: 'https://b.example' }, awards: ['Best Paper'],
    }; // prettier-ignore
    const { id: _, ...values } = paper;
    expect(read(formatCslJson([paper], new Map()), 'csl-json')).toMatchObject(values);
    expect(read('[{"type": "book", "title": "T", "journalAbbreviation": "JoF"}]', 'csl-json')).toMatchObject({
      containerTitleShort: 'JoF',
    });
  });
});
