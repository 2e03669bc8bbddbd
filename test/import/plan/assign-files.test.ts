import { describe, expect, test } from 'vitest';
import { messagesOf } from '../content.ts';
import { article, imported, source } from '../source-texts.ts';

describe('a file that a person renamed', () => {
  test('is found again, and its old id redirects to the new one', () => {
    const text = source('a.bib', { ...article, DOI: '10.5555/1' });
    const content = imported(text);
    content.files.set('papers/maps.md', content.text('papers/folding-maps.md'));
    content.files.delete('papers/folding-maps.md');
    const plan = content.importTexts([text]);
    expect(messagesOf(plan)).toEqual([
      expect.stringMatching(/^note a\.bib:1: papers\/folding-maps\.md was renamed to papers\/maps\.md\./),
    ]);
    expect(content.papers).toEqual(['papers/maps.md']);
    expect(content.paper('maps')?.aliases).toEqual(['folding-maps']);
    expect(content.text('imported.jsonl')).not.toContain('folding-maps.md');
    expect(content.importTexts([text]).writes).toEqual([]);
    // No other paper gets the old id.
    content.importTexts([source('b.bib', { title: 'Folding Maps', author: ['Eve Fox'] })]);
    expect(content.papers).toEqual(['papers/folding-maps-2.md', 'papers/maps.md']);
  });
});
