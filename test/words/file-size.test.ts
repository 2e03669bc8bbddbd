import { describe, expect, test } from 'vitest';
import * as ar from '../../src/words/ar.ts';
import * as de from '../../src/words/de.ts';
import * as en from '../../src/words/en.ts';
import * as es from '../../src/words/es.ts';
import * as zh from '../../src/words/zh.ts';

describe('real records 14: the text of a link to a file, in every language', () => {
  test.each([
    ['en', en, 'Poster (PDF, 2.1 MB)', 'Slides (PPTX, 340 kB)', 'PDF (12 MB)', 'Data (CSV, 999 bytes)'],
    ['de', de, 'Poster (PDF, 2,1 MB)', 'Folien (PPTX, 340 kB)', 'PDF (12 MB)', 'Daten (CSV, 999 Byte)'],
    [
      'es',
      es,
      'Póster (PDF, 2,1 MB)',
      'Diapositivas (PPTX, 340 kB)',
      'PDF (12 MB)',
      'Datos (CSV, 999 bytes)',
    ],
    ['zh', zh, '海报（PDF，2.1 MB）', '幻灯片（PPTX，340 kB）', 'PDF（12 MB）', '数据（CSV，999字节）'],
    [
      'ar',
      ar,
      'الملصق (PDF، 2.1 م.ب)',
      'الشرائح (PPTX، 340 كيلوبايت)',
      'PDF (12 م.ب)',
      'البيانات (CSV، 999 بايت)',
    ],
  ])('%s', (_, { fileSize, pageWords: { fileFacts, fileLabel, links } }, poster, slides, pdf, data) => {
    expect([
      fileLabel(links.poster, fileFacts('PDF', fileSize(2_140_000))),
      fileLabel(links.slides, fileFacts('PPTX', fileSize(340_400))),
      fileLabel(links.pdf, fileSize(12_400_000)),
      fileLabel(links.data, fileFacts('CSV', fileSize(999))),
    ].map((text) => text.replace(/[\u2068\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' '))).toEqual([poster, slides, pdf, data]); // prettier-ignore
  });
});

test('real records 14: in Arabic, each part of the text is isolated from the order of the others', () => {
  const { fileFacts, fileLabel } = ar.pageWords;
  const isolated = fileLabel('run', fileFacts('PY', ar.fileSize(999)));
  expect(isolated.match(/\u2068[^\u2068\u2069]+\u2069/g)).toEqual(['\u2068run\u2069', '\u2068PY\u2069', `\u2068${ar.fileSize(999)}\u2069`]); // prettier-ignore
  expect(en.fileSize(1)).toMatch(/^1\sbyte$/u);
});
