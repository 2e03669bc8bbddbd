import { expect, test } from 'vitest';
import { findHardWords } from '../../../../scripts/tools/checks/plain-words.ts';

const wordsIn = (file: string, text: string) => findHardWords(file, text).map(({ words }) => words);

test.each([
  'The reason stands above.',
  'It is told once.',
  'At most so many entries.',
  '"x" is no number.',
  'Nobody sets it.',
  'All files but for hidden ones.',
  'The picture lies beside the page.',
  'It takes the list along.',
  'One thing to mend.',
  'A list, of which the first counts.',
  'It is asked for once.',
  'The field says 2020.',
  'One order, the longest first. Of two figures the second is the year.',
])('reports %j in a comment', (sentence) => {
  expect(findHardWords('src/a.ts', `const a = 1;\n// ${sentence}\n`)).toEqual([
    { line: 2, words: expect.any(String), advice: expect.any(String) },
  ]);
});

test.each([
  'A stand-alone page in standard form; DOI stands for digital object identifier. We understand it.',
  'There is no date, and the title is no longer than a line. A no-op.',
  'Not for readers but for authors.',
  'A list of 3 files, of course. Of course it is sorted.',
  'The recommended amendment.',
  '`what stands` is the name of an option. See https://example.org/nobody/told.',
])('accepts %j', (sentence) => {
  expect(wordsIn('src/a.ts', `/** Returns a list. ${sentence} */`)).toEqual([]);
});

test('reports docstrings that begin with neither a verb nor a noun', () => {
  const text = [
    '/** What the page shows. */',
    '/**\n * Of a word, the rest.\n *\n * @param a so many lines\n * @returns what is left\n */',
    '/** Returns what is left. */',
    '/* What other comments begin with does not matter. */',
  ];
  expect(wordsIn('src/a.ts', text.join('\n'))).toEqual(['What', 'Of', 'so many']);
});

test('finds words across the lines of a docstring', () => {
  expect(findHardWords('src/a.ts', '/**\n * Returns a page, so\n * many as there are.\n */')).toEqual([
    expect.objectContaining({ line: 2, words: 'so many' }),
  ]);
});

test('reads strings and templates of several words, but not code, keys and translations', () => {
  const text =
    'const a = { told: "mend" };\nf("It is told.", `$' + '{g("Nobody here")} stands\\nstands {x} told`);\n';
  expect(wordsIn('src/a.ts', text)).toEqual(['told', 'Nobody', 'stands', 'stands', 'told']);
  expect(wordsIn('src/words/de.ts', text)).toEqual([]);
});

test('reads the names of tests, but not the texts that tests use', () => {
  const text =
    "test('nobody is asked', () => { f('nobody is asked'); });\ntest.each(['so many x'])('told of %s', f);\n";
  expect(wordsIn('test/a.test.ts', text)).toEqual(['nobody', 'told']);
});

test('reads frontmatter, scripts and markup of Astro files, and names the line', () => {
  const text =
    '---\n// told\nconst a = 1;\n---\n<p title="so many x">\n  It stands here.\n</p>\n<script>\n  // mend\n</script>\n<style>\n  p { color: red; }\n</style>\n';
  expect(findHardWords('src/pages/a.astro', text).map(({ line, words }) => [line, words])).toEqual([
    [2, 'told'],
    [5, 'so many'],
    [6, 'stands'],
    [9, 'mend'],
  ]);
});

test('reads Markdown without its code, and comments of workflows and style sheets', () => {
  expect(wordsIn('README.md', 'Nobody\n\n```sh\nmend\n```\n\n`told` stands\n')).toEqual(['Nobody', 'stands']);
  expect(wordsIn('.github/workflows/a.yml', '# told\nname: nobody # mend\n')).toEqual(['told', 'mend']);
  expect(wordsIn('src/styles/a.css', '/* told */ .nobody { color: red; }')).toEqual(['told']);
});
