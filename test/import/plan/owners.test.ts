import { describe, expect, test } from 'vitest';
import type { ReadResult } from '../../../src/import/readers/record.ts';
import { Content } from '../content.ts';
import { article, source } from '../source-texts.ts';

describe('the owner of a profile', () => {
  const owned = (file: string, owner: Partial<ReadResult['owner'] & object>): ReadResult => ({
    ...source(file, article),
    format: 'orcid',
    owner: { name: 'Ada Quill', metrics: [], ...owner },
  });
  const ORCID = '0000-0002-1825-0097';

  test('is found by ORCID if the names differ', () => {
    const content = new Content();
    content.files.set('authors/ada.md', `---\nname: Ada B. Quill\nORCID: "${ORCID}"\n---\n`);
    content.importTexts([
      owned('a.json', { ORCID, name: 'A. Quill', links: { Home: 'https://example.org/' } }),
    ]);
    expect([...content.files.keys()].filter((file) => file.startsWith('authors/'))).toEqual([
      'authors/ada.md',
    ]);
    expect(content.text('authors/ada.md')).toContain('links: {Home: https://example.org/}');
    expect(content.paper('folding-maps')?.profiles).toEqual(['ada']);
  });

  test('is another person if the names are the same and the ORCIDs differ', () => {
    const content = new Content();
    content.importTexts([owned('a.json', { ORCID }), owned('b.json', { ORCID: '0000-0001-5109-3700' })]);
    expect([...content.files.keys()].filter((file) => file.startsWith('authors/')).sort()).toEqual([
      'authors/ada-quill-2.md',
      'authors/ada-quill.md',
    ]);
  });
});
