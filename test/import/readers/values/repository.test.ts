import { expect, test } from 'vitest';
import { findRepository } from '../../../../src/import/readers/values/repository.ts';

test.each([
  ['Code: https://github.com/daochenzha/autoshard.', 'https://github.com/daochenzha/autoshard'],
  ['(see https://gitlab.com/a/b_c), and', 'https://gitlab.com/a/b_c'],
  ['\\url{https://github.com/a/b\\_c}', 'https://github.com/a/b_c'],
  ['\\href{https://bitbucket.org/a/b}{here}', 'https://bitbucket.org/a/b'],
  ['at github.com/a/b.git; and', 'https://github.com/a/b.git'],
  ['at www.github.com/a/Jr.AI.', 'https://www.github.com/a/Jr.AI'],
  ['page https://a.github.io/b, code https://github.com/a/b', 'https://github.com/a/b'],
  ['https://github.com/a/IMPLIRET.Contribution.', 'https://github.com/a/IMPLIRET'],
  ['https://huggingface.co/datasets/a/b and https://github.com/a/b', 'https://github.com/a/b'],
  ['models at https://huggingface.co/a/b', 'https://huggingface.co/a/b'],
  ['https://github.com/a/b/tree/main/x(y)', 'https://github.com/a/b/tree/main/x(y)'],
])('finds the repository in %j', (text, url) => {
  expect(findRepository(text)).toBe(url);
});

test.each([
  'https://go.fb.me/MovieGenResearchVideos.',
  'https://a.github.io/b',
  'https://github.com/a',
  'https://huggingface.co/inclusionAI',
  'https://notgithub.com/a/b',
  'https://example.org/github.com/a/b',
  'javascript:github',
  '',
])('finds no repository in %j', (text) => {
  expect(findRepository(text)).toBeUndefined();
});
