import { describe, expect, test } from 'vitest';
import { linkFiles, pdfsOf } from '../../src/library/linked-files.ts';
import { type Paper, paperFrontmatterSchema } from '../../src/model/paper.ts';

const own = (...names: string[]) => names.map((name) => ({ name, file: `folding/${name}`, bytes: 10 }));
const publicFiles = new Map([
  ['/files/s.pdf', 2_100_000],
  ['/uploads/My talk (final).pptx', 3000],
]);

function link(paper: Pick<Paper, 'links' | 'code'>, ...names: string[]) {
  const sources = { own: own(...names), publicBytes: (path: string) => publicFiles.get(path) };
  return linkFiles({ id: 'folding', ...paper }, sources, 'folding.md', () => 4);
}
const shown = (...args: Parameters<typeof link>) =>
  link(...args).files.map(({ kind, path, format }) => [kind, path, format]);

describe('real records 14: links of a paper to files of the site', () => {
  test('a file in public/ and a file of the folder, by any key', () => {
    expect(shown({ links: { slides: '/files/s.pdf', poster: 'board.png' } }, 'board.png')).toEqual([
      ['poster', '/papers/folding/board.png', 'PNG'],
      ['slides', '/files/s.pdf', 'PDF'],
    ]);
    expect(shown({ code: 'main.py', links: { data: 'Results.CSV' } }, 'main.py', 'Results.csv')).toEqual([
      ['code', '/papers/folding/main.py', 'PY'],
      ['data', '/papers/folding/Results.csv', 'CSV'],
    ]);
    expect(shown({ links: { slides: '/uploads/My talk (final).pptx' } })).toEqual([
      ['slides', '/uploads/My talk (final).pptx', 'PPTX'],
    ]);
  });

  test.each([
    ['poster.png', 'poster'],
    ['Slides-2024.pdf', 'slides'],
    ['talk.pptx', 'slides'],
    ['dataset.zip', 'data'],
    ['results.csv', 'data'],
    ['code.zip', 'code'],
    ['fit.R', 'code'],
    ['teaser.mp4', 'video'],
    ['folding.pdf', 'pdf'],
    ['figure-1.png', undefined],
    ['dataflow.pdf', 'pdf'],
    ['data-driven-science.pdf', 'pdf'],
    ['code-switching.pdf', 'pdf'],
    ['model.pdf', 'pdf'],
    ['video-understanding.pdf', 'pdf'],
    ['icml2024-slides.pdf', 'slides'],
    ['quill_poster_final2.pdf', 'pdf'],
    ['quill_poster2.pdf', 'poster'],
    ['FoldingSlides.pdf', 'slides'],
    ['supplement.pdf', 'supplement'],
    ['quill-2024-supp.pdf', 'supplement'],
    ['Supplementary_Tables.xlsx', 'supplement'],
    ['appendix.zip', 'supplement'],
    ['raw_data.zip', 'data'],
    ['weights.zip', 'model'],
    ['codes-of-conduct.pdf', 'pdf'],
  ])('%s is of the kind %s', (name, kind) => {
    expect(link({}, name).files.map((file) => file.kind)).toEqual([kind]);
  });

  test('the file that a key names comes before other files of its kind', () => {
    const names = ['analysis.ipynb', 'results.csv', 'run.py', 'table.csv'];
    expect(shown({ code: 'run.py', links: { data: 'table.csv' } }, ...names).map(([, file]) => file)).toEqual(
      ['run.py', 'table.csv', 'analysis.ipynb', 'results.csv'].map((name) => `/papers/folding/${name}`),
    );
    expect(shown({ links: { slides: '/files/s.pdf' } }, 'slides.pdf')[0]).toEqual([
      'slides',
      '/files/s.pdf',
      'PDF',
    ]);
  });

  test.each([
    ['talk.mp4', 'video', 'talk', 'MP4'],
    ['data.tar.gz', 'data', 'data', 'TAR.GZ'],
    ['archive.tar.xz', undefined, 'archive', 'TAR.XZ'],
    ['v1.2.zip', undefined, 'v1.2', 'ZIP'],
  ])('%s: kind %s, label "%s", format %s', (name, kind, label, format) => {
    expect(link({}, name).files.map((file) => [file.kind, file.label, file.format])).toEqual([
      [kind, label, format],
    ]);
  });

  test('the paper itself is the PDF that "links" names, and never slides, poster or supplement', () => {
    const names = ['accepted.pdf', 'appendix.pdf', 'poster.pdf', 'slides.pdf', 'v2.pdf'];
    expect(pdfsOf(link({ links: { pdf: 'v2.pdf' } }, ...names)).map(({ label }) => label)).toEqual([
      'v2',
      'accepted',
    ]);
    expect(pdfsOf(link({}, 'poster.pdf', 'slides.pdf', 'supplement.pdf'))).toEqual([]);
    // Google Scholar wants the PDF in the folder of the page.
    expect(pdfsOf(link({ links: { pdf: '/files/s.pdf' } }))).toEqual([]);
  });

  test('a file that does not exist is reported, and there is no link to it', () => {
    const { files, diagnostics } = link({
      code: 'gone.py',
      links: { pdf: '/files/gone.pdf', data: 'gone.csv' },
    });
    expect(files).toEqual([]);
    expect(diagnostics.map(({ severity, file, line, message }) => [severity, file, line, message])).toEqual([
      ['warning', 'folding.md', 4, 'There is no file "public/files/gone.pdf". The page has no link to it.'],
      [
        'warning', 'folding.md', 4,
        'There is no file "gone.csv" in the folder "folding/" of this paper. The page has no link to it.',
      ],
      [
        'warning', 'folding.md', 4,
        'There is no file "gone.py" in the folder "folding/" of this paper. The page has no link to it.',
      ],
    ]); // prettier-ignore
  });

  test('an address or a page is not a file', () => {
    const links = { slides: 'https://example.org/s.pdf', project: '/projects/folding/' };
    expect(link({ links })).toEqual({ files: [], diagnostics: [] });
  });

  const isValid = (target: string) =>
    paperFrontmatterSchema.safeParse({ title: 'T', links: { slides: target } }).success;

  test.each([
    'https://example.org/s.pdf', '/files/s.pdf', 's.pdf', 'Talk_1.pptx', '/uploads/Vortrag für alle.pdf', '/projects/x/',
  ])('%s is accepted', (target) => expect(isValid(target)).toBe(true)); // prettier-ignore

  test.each([
    'javascript:alert(1)', '//example.org/s.pdf', '/\\example.org/s.pdf', '../s.pdf', '/files/../../s.pdf', '/.git/config', 'example.org',
    'files/s.pdf', 'demo.html', 'figure.svg', 'run.js', 'data:text/html,x', '/a"onclick=x/', 'C:\\s.pdf', '', '/files/%2e%2e/s.pdf',
    '/files/s.pdf?x#y',
  ])('%s is refused', (target) => expect(isValid(target)).toBe(false)); // prettier-ignore
});
