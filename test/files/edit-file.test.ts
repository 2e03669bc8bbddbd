import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editFile } from '../../src/files/edit-file.ts';
import { parseFrontmatter } from '../../src/files/frontmatter.ts';
import { formatPaperFile, parsePaperFile } from '../../src/files/paper-file.ts';
import { type Paper, paperFrontmatterSchema } from '../../src/model/paper.ts';
import { propertyRuns } from '../run-length.ts';

const keys = Object.keys(paperFrontmatterSchema.shape);

const byHand = `---
# Keep the title short.
title: 'Herds: of models'   # as on the cover

author:
- Aaron Grattafiori   # the first
- {family: Lee,
   given: Ann}
type: article
# where it came out
containerTitle: >-
  Proceedings of
  the Farm
issued: "2024"
---

The abstract, by hand.
`;

describe('a file edited by hand', () => {
  test('changes only in the lines of the changed key', () => {
    expect(editFile(byHand, { issued: '2024-07-31' }, keys)).toBe(byHand.replace('"2024"', '"2024-07-31"'));
  });

  test('keeps the comment after a value', () => {
    expect(editFile(byHand, { title: 'Herds' }, keys)).toBe(byHand.replace("'Herds: of models'", 'Herds'));
  });

  test('gets a new key at its position in the schema and loses a removed one, but keeps comment lines', () => {
    const edited = editFile(byHand, { profiles: ['ann-lee'], containerTitle: undefined }, keys);
    expect(edited).toBe(
      byHand
        .replace('containerTitle: >-\n  Proceedings of\n  the Farm\n', '')
        .replace('type: article\n', 'type: article\nprofiles: [ann-lee]\n'),
    );
  });

  test('changes a list of several lines, a folded text and the next key at the same time', () => {
    const edited = editFile(byHand, { author: ['Bo Chen'], containerTitle: 'Farm', issued: '2025' }, keys);
    expect(parseFrontmatter(edited, 'a.md')).toMatchObject({
      data: {
        title: 'Herds: of models',
        type: 'article',
        author: ['Bo Chen'],
        containerTitle: 'Farm',
        issued: '2025',
      },
      body: 'The abstract, by hand.',
    });
    expect(edited).toContain(
      "# Keep the title short.\ntitle: 'Herds: of models'   # as on the cover\n\nauthor:",
    );
    expect(edited).toContain('# where it came out\n');
  });

  test('gets a new abstract without a change of the frontmatter', () => {
    const [frontmatter] = byHand.split('\n\nThe abstract');
    expect(editFile(byHand, {}, keys, 'Another.')).toBe(`${frontmatter}\nAnother.\n`);
  });

  test('keeps Windows line ends and its byte order mark', () => {
    const windows = `\uFEFF${byHand.replace(/\n/g, '\r\n')}`;
    const edited = editFile(windows, { issued: '2025', publisher: 'Farm Press' }, keys);
    const expected = windows.replace('"2024"\r\n', '"2025"\r\npublisher: Farm Press\r\n');
    expect(edited).toBe(expected);
    expect(edited.replace(/\r\n/g, '')).not.toContain('\n');
  });

  test.each([
    ['frontmatter in braces', '---\n{title: A, author: [Ann Lee]}\n---\nText\n'],
    ['a file without a body', '---\ntitle: A\nauthor: [Ann Lee]\n---'],
    ['a file without a last line end', '---\ntitle: A\nauthor: [Ann Lee]\n---\nText'],
    ['quoted keys', '---\n"title": A\n\'author\': [Ann Lee]\n---\n'],
    ['a body with lines of hyphens', '---\ntitle: A\nauthor: [Ann Lee]\n---\n\n---\nText\n---\n'],
    ['--- yaml on the first line', '---yaml\ntitle: A\nauthor: [Ann Lee]\n---\nText\n'],
    ['blanks after the hyphens', '---  \ntitle: A\nauthor: [Ann Lee]\n---  \nText\n'],
    ['an anchor', '---\ntitle: &t A\ncontainerTitle: *t\nauthor: [Ann Lee]\n---\n'],
    ['a complex key', '---\n? title\n: A\nauthor: [Ann Lee]\n---\n'],
    ['a text over several lines', '---\ntitle: "A\n\n  B"\nauthor: [Ann Lee]\n---\n'],
    ['a comment after a value', '---\ntitle: A\nauthor:\n  - Ann Lee\npublisher: Farm # none\n---\n'],
    ['a block with kept line ends', '---\nauthor: [Ann Lee]\ntitle: |+\n  A\n\n\n---\nText\n'],
    ['a block at the end', '---\nauthor: [Ann Lee]\ntitle: |\n  A\n  B\n---\nText\n'],
    ['hyphens inside a text', '---\ntitle: "A\n  ---"\nauthor: [Ann Lee]\n---\nText\n'],
    ['a tag', '---\ntitle: !!str A\nauthor: [Ann Lee]\n---\n'],
  ])('%s', (_, text) => {
    for (const changes of [
      { title: 'New: #1' },
      { issued: '2025', type: 'report', profiles: ['ann'] },
      { author: ['Bo Chen', 'Cy Dee'] },
    ]) {
      const before = parsePaperFile(text, 'a.md', 'a');
      if (!('value' in before)) throw new Error(JSON.stringify(before));
      const after = parsePaperFile(editFile(text, changes, keys), 'a.md', 'a');
      expect(after).toMatchObject({ value: { ...before.value, ...changes } });
    }
  });
});

const word = fc
  .string({ unit: fc.constantFrom(...'ab :#-\'"\\[]{}&*!|>%@`,\n1.'), minLength: 1, maxLength: 12 })
  .map((text) => text.trim())
  .filter((text) => text !== '');
const fields = {
  title: word,
  author: fc.array(word, { minLength: 1, maxLength: 3 }),
  profiles: fc.array(fc.constantFrom('ann', 'bo'), { minLength: 1, maxLength: 2 }),
  issued: fc.constantFrom('2024', '2024-07'),
  publisher: word,
  categories: fc.array(word, { minLength: 1, maxLength: 2 }),
};

test('an edited file has the new values and the other lines, for any paper and any change', () => {
  fc.assert(
    fc.property(
      fc.record(fields, { requiredKeys: ['title'] }),
      fc.record(fields, { requiredKeys: [] }),
      word,
      (before, changes, abstract) => {
        const paper: Paper = { id: 'a', type: 'article', ...before, abstract };
        const text = formatPaperFile(paper).replace(
          'type: article\n',
          'type: article # kind\n# a comment line\n',
        );
        const edited = editFile(text, changes, keys);
        expect(parsePaperFile(edited, 'a.md', 'a')).toMatchObject({ value: { ...paper, ...changes } });
        expect(edited.split('\n')).toEqual(
          expect.arrayContaining(['type: article # kind', '# a comment line']),
        );
      },
    ),
    { numRuns: propertyRuns(1000) },
  );
});

test('an empty change leaves the text as it is', () => {
  expect(editFile(byHand, {}, keys)).toBe(byHand);
});
