import { describe, expect, test } from 'vitest';
import { fillAuthors } from '../../../src/import/merge/fill-values.ts';
import type { Name } from '../../../src/model/name.ts';
import { type Content, messagesOf } from '../content.ts';
import { article, imported, source } from '../source-texts.ts';

const ORCID = '0000-0002-1825-0097';
const file = 'papers/folding-maps.md';
const [slides, pdf] = ['https://lab.example.org/slides.pdf', 'https://arxiv.org/pdf/2305.00001'];

/** Writes a line at the beginning of the paper, as a person does. */
const write = (content: Content, line: string) => content.edit(file, '---\n', `---\n${line}\n`);

describe('links', () => {
  test('that a person wrote get those kinds that only a source has, and do not change afterwards', () => {
    const content = imported(source('lab.bib', article));
    write(content, `links: {slides: ${slides}}`);
    const found = source('service.bib', { ...article, links: { pdf, slides: 'https://other.example.org/' } });
    expect(messagesOf(content.importTexts([found]))).toEqual([]);
    expect(content.paper('folding-maps')?.links).toEqual({ pdf, slides });
    const before = content.text(file);
    content.importTexts([found]);
    expect(content.text(file)).toBe(before);
  });

  test('of two sources are joined', () => {
    const video = 'https://video.example.org/a-very-long-address-of-a-talk-about-folding-maps';
    const content = imported(source('lab.bib', { ...article, links: { video } }));
    content.importTexts([source('service.bib', { ...article, links: { pdf } })]);
    expect(content.paper('folding-maps')?.links).toEqual({ pdf, video });
  });

  test('that a person removed do not come back, whichever source has them', () => {
    const content = imported(source('service.bib', { ...article, links: { pdf } }));
    content.edit(file, `{pdf: ${pdf}}`, `{slides: ${slides}}`);
    content.importTexts([source('service.bib', { ...article, links: { pdf } })]);
    content.importTexts([source('other.bib', { ...article, links: { pdf: `${pdf}v1` } })]);
    expect(content.paper('folding-maps')?.links).toEqual({ slides });
  });

  test('that a person changed stay without a message', () => {
    const content = imported(source('lab.bib', article));
    write(content, `links: {pdf: ${slides}}`);
    const plan = content.importTexts([source('service.bib', { ...article, links: { pdf } })]);
    expect([messagesOf(plan), content.paper('folding-maps')?.links]).toEqual([[], { pdf: slides }]);
  });
});

describe('a list of authors that ends with "et al.", by hand,', () => {
  const fill = (own: Name[], found: Name[], isEdited = true) =>
    fillAuthors(
      { names: own, truncated: true },
      { names: found, truncated: false },
      { isEdited, isStated: true },
    )?.names;

  test.each<[string, Name[], Name[], Name[] | undefined]>([
    ['gets the other authors', ['Ada Quill'], ['Ada Quill', 'Bo Chen'], ['Ada Quill', 'Bo Chen']],
    ['keeps its spelling', ['A. Quill', 'Bo X. Chen'], ['Ada Quill', 'B. Chen', 'Cy Dee'], ['A. Quill', 'Bo X. Chen', 'Cy Dee']],
    ['gets an ORCID', ['Ada Quill'], [{ family: 'Quill', given: 'Ada', ORCID }], [{ family: 'Quill', given: 'Ada', ORCID }]],
    ['gets a group before its names', ['Ada Quill'], [{ literal: 'The Fold Group' }, 'Ada Quill'], [{ literal: 'The Fold Group' }, 'Ada Quill']],
    ['stays if the others are other people', ['Ada Quill'], ['Anna Quill', 'Bo Chen'], undefined],
    ['stays if the order differs', ['Ada Quill', 'Bo Chen'], ['Bo Chen', 'Ada Quill'], undefined],
  ])('%s', (_, own, found, whole) => {
    expect(fill(own, found)).toEqual(whole);
    expect(fill(own, found, false)).toBeUndefined();
  }); // prettier-ignore

  test('is completed by an import, and stays as it is afterwards', () => {
    const content = imported(source('lab.bib', { ...article, author: ['Ada Quill', 'Bo Chen'] }));
    content.edit(file, 'Ada Quill', 'Ada Q. Quill');
    write(content, 'authorsTruncated: true');
    const found = source('service.bib', { ...article, author: ['Ada Quill', 'Bo Chen', 'Cy Dee'] });
    expect(messagesOf(content.importTexts([found]))).toEqual([]);
    const paper = content.paper('folding-maps');
    expect(paper?.author).toEqual(['Ada Q. Quill', 'Bo Chen', 'Cy Dee']);
    expect(paper).not.toHaveProperty('authorsTruncated');
    const before = content.text(file);
    content.importTexts([found]);
    expect(content.text(file)).toBe(before);
  });
});
