import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editFile } from '../../src/files/edit-file.ts';
import { parseFrontmatter } from '../../src/files/frontmatter.ts';
import { authorFrontmatterSchema } from '../../src/model/author.ts';
import { paperFrontmatterSchema } from '../../src/model/paper.ts';
import { propertyRuns } from '../run-length.ts';

const paperKeys = Object.keys(paperFrontmatterSchema.shape);
const authorKeys = Object.keys(authorFrontmatterSchema.shape);

function edit(yaml: string, changes: Record<string, unknown>, keys = paperKeys): string {
  const edited = editFile(`---\n${yaml}---\n`, changes, keys);
  const read = parseFrontmatter(edited, 'a.md');
  if (Array.isArray(read)) throw new Error(JSON.stringify(read));
  expect(read.data).toMatchObject(
    Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
  );
  return edited.slice('---\n'.length, -'---\n'.length);
}

describe('real records 12: comments in lists and maps that an import updates', () => {
  const authors = `# the people
author: # as printed
  # asked to be first
  - Ada Quill   # ORCID is checked
  - 'Bo Chen' # left in 2023

  # joined late
  - Cy Dorn
  # et al. was here
title: T
`;

  test('an author is added: every other line stays as it is', () => {
    const author = ['Ada Quill', 'Bo Chen', 'Eve Farr', 'Cy Dorn'];
    expect(edit(authors, { author })).toBe(
      authors.replace('late\n', 'late\n').replace('# left in 2023\n', '# left in 2023\n  - Eve Farr\n'),
    );
  });

  test('authors change places: comments move with their author', () => {
    expect(edit(authors, { author: ['Cy Dorn', 'Ada Quill', 'Bo Chen'] })).toBe(`# the people
author: # as printed

  # joined late
  - Cy Dorn
  # asked to be first
  - Ada Quill   # ORCID is checked
  - 'Bo Chen' # left in 2023
  # et al. was here
title: T
`);
  });

  test('an author goes: only the comments of this author go', () => {
    const edited = edit(authors, { author: ['Ada Quill', 'Cy Dorn'] });
    expect(edited).toBe(authors.replace("  - 'Bo Chen' # left in 2023\n", ''));
  });

  test('the first author goes: a comment above, which may be about the whole list, stays', () => {
    const edited = edit(authors, { author: ['Bo Chen', 'Cy Dorn'] });
    expect(edited).toBe(authors.replace('  - Ada Quill   # ORCID is checked\n', ''));
  });

  test('a name that is corrected keeps its comments, also as a map', () => {
    const edited = edit(authors, {
      author: ['Ada Quill', { family: 'Chen', given: 'Bo', ORCID: '1' }, 'C. Dorn'],
    });
    expect(edited).toContain('# asked to be first\n  - Ada Quill   # ORCID is checked\n');
    expect(edited).toContain('Bo, ORCID: "1"} # left in 2023\n\n  # joined late\n  - C. Dorn\n');
  });

  test('all authors are replaced: the comment beside the key stays', () => {
    const edited = edit(authors, { author: ['X Y', 'Z A', 'B C', 'D E'] });
    expect(edited).toContain('# the people\nauthor: # as printed\n');
  });

  test('a list without indentation, and names of several lines', () => {
    const yaml = `author:
- family: Lee # checked
  given: Ann
- {literal: The Herd} # a group
title: T
`;
    expect(
      edit(yaml, { author: [{ family: 'Lee', given: 'Ann' }, 'Bo Chen', { literal: 'The Herd' }] }),
    ).toBe(yaml.replace('  given: Ann\n', '  given: Ann\n- Bo Chen\n'));
    expect(edit(yaml, { author: ['Ann Lee', { literal: 'The Herd' }] })).toBe(
      `author:\n# checked\n- Ann Lee\n- {literal: The Herd} # a group\ntitle: T\n`,
    );
  });

  test('a list in brackets on one line keeps the comment behind it', () => {
    expect(edit('keyword: [a, b] # ours\n', { keyword: ['a', 'b', 'c'] })).toBe(
      'keyword: [a, b, c] # ours\n',
    );
    expect(edit('author: [Ada, Bo] # ours\n', { author: ['Ada Quill', 'Bo'] })).toBe(
      'author: # ours\n  - Ada Quill\n  - Bo\n',
    );
  });

  test('a list in brackets over several lines keeps the comments of the items that stay', () => {
    const edited = edit(
      `keyword: [folding, # the topic
  walking, # old
  # since 2024
  tensors] # ours
`,
      { keyword: ['folding', 'tensors', 'graphs'] },
    );
    for (const comment of ['folding, # the topic\n', '# since 2024\n    tensors', '# ours\n'])
      expect(edited).toContain(comment);
    expect(edited).not.toContain('# old');
  });

  test('a map of links: the value changes, a link is added, one goes', () => {
    const yaml = `links: # checked in May
  # from the publisher
  pdf: https://example.org/a.pdf # 2 MB
  video: https://example.org/v # slow
  slides: 'https://example.org/s' # of the talk
issued: "2024"
`;
    const links = {
      pdf: 'https://example.org/b.pdf',
      slides: 'https://example.org/s',
      poster: 'https://example.org/p',
    };
    expect(edit(yaml, { links })).toBe(`links: # checked in May
  # from the publisher
  pdf: https://example.org/b.pdf # 2 MB
  slides: 'https://example.org/s' # of the talk
  poster: https://example.org/p
issued: "2024"
`);
  });

  test('a map in braces over several lines', () => {
    const edited = edit(
      'ids: {\n  openalex: A1, # new\n  dblp: 1/2 # old\n}\nname: A\n',
      {
        ids: { openalex: 'A1', dblp: '1/3' },
      },
      authorKeys,
    );
    expect(edited).toContain('openalex: A1, # new\n');
    expect(edited).toContain('dblp: "1/3" # old\n');
  });

  test('a list of maps: versions of a paper', () => {
    const yaml = `versions:
  - type: article # the preprint
    issued: "2020"
    # inside the preprint

  # in print since May
  - type: article-journal
    issued: "2021" # online first
`;
    const versions = [
      { type: 'article', issued: '2020' },
      { type: 'article-journal', issued: '2022', DOI: '10.5555/x' },
    ];
    const edited = edit(yaml, { versions });
    expect(edited.startsWith(yaml.slice(0, yaml.indexOf('  - type: article-journal')))).toBe(true);
    expect(edited).toContain('# online first');
  });

  test('profiles, metrics and comments at the last item before the end of the frontmatter', () => {
    const yaml = `name: A\nmetrics:\n  - {label: h-index, value: 3, asOf: "2024"} # by hand\n  # more to come\n`;
    const metrics = [{ label: 'h-index', value: 4, asOf: '2025' }];
    expect(edit(yaml, { metrics }, authorKeys)).toBe(yaml.replace('3', '4').replace('2024', '2025'));
    expect(edit('profiles:\n  - ada # PI\n', { profiles: ['ada', 'bo'] })).toBe(
      'profiles:\n  - ada # PI\n  - bo\n',
    );
  });

  test('a text over several lines keeps the comment of its first line', () => {
    expect(edit('note: >- # mine\n  one\n  two\ntitle: T\n', { note: 'three' })).toBe(
      'note: three # mine\ntitle: T\n',
    );
  });

  test('a key is inserted above a key that is removed', () => {
    const yaml = 'title: T # short\ntype: article\nnote: old\nissued: "2024" # spring\n';
    expect(edit(yaml, { type: undefined, author: ['Ada Quill'], note: undefined })).toBe(
      'title: T # short\nauthor:\n  - Ada Quill\nissued: "2024" # spring\n',
    );
  });

  test('line ends of Windows stay', () => {
    const edited = editFile('---\r\nauthor:\r\n  - Ada # x\r\n---\r\n', { author: ['Ada', 'Bo'] }, paperKeys);
    expect(edited).toBe('---\r\nauthor:\r\n  - Ada # x\r\n  - Bo\r\n---\r\n');
  });

  test('the comment of an item that moves is not given to the new item in its place', () => {
    const before = 'keyword:\n  - a # first\n  - b # second\ntitle: T\n';
    expect(edit(before, { keyword: ['c', 'b', 'a'] })).toBe(
      'keyword:\n  - c\n  - b # second\n  - a # first\ntitle: T\n',
    );
    expect(edit(before, { keyword: ['b', 'a', 'c'] })).toBe(
      'keyword:\n  - b # second\n  - a # first\n  - c\ntitle: T\n',
    );
  });

  test('any list keeps the comments of the items that stay, in both styles', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}( [A-Z][a-z]{1,6})?$/);
    const lists = fc.tuple(
      fc.uniqueArray(word, { minLength: 1, maxLength: 6 }),
      fc.uniqueArray(word, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(lists, ([before, added, isFlow]) => {
        const list = before.map((item, index) => ({ item, comment: `# c${index};` }));
        const items = list.map(({ item, comment }) =>
          isFlow ? `  "${item}", ${comment}` : `  - ${item} ${comment}`,
        );
        const yaml = `keyword:${isFlow ? ' [' : ''}\n${items.join('\n')}\n${isFlow ? ']\n' : ''}title: T\n`;
        const kept = list.filter((_, index) => index % 2 === 0);
        const keyword = [...new Set([...added, ...kept.map(({ item }) => item)])];
        const edited = edit(yaml, { keyword });
        for (const { item, comment } of kept) {
          const line = edited.split('\n').find((each) => each.includes(comment)) ?? '';
          expect(line).toContain(item);
          expect(edited.split(comment)).toHaveLength(2);
        }
      }),
      { numRuns: propertyRuns(500) },
    );
  });
});
