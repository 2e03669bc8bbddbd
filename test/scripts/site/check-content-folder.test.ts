import path from 'node:path';
import { expect, test } from 'vitest';
import { findPathErrors } from '../../../scripts/site/check-content-folder.ts';

const project = path.resolve('/home/ada/site');

test.each<[string, string, boolean, string[]]>([
  ['a content folder', '/home/ada/my lab (50%)', true, ['my lab (50%)']],
  ['a folder around it', '/home/ada/site/c#/content', true, ['content']],
  ['a question mark', '/home/ada/who?', true, ['who?']],
  ['a content folder without free pages', '/home/ada/my lab (50%)', false, []],
  ['other signs', '/home/ada/Ünsere Gruppe [a] {b} + c & d!', true, []],
])('a name that Astro cannot read is an error: %s', (_, folder, hasPages, files) => {
  const found = findPathErrors(path.resolve(folder), hasPages, project);
  expect(found.map(({ file }) => path.basename(file))).toEqual(files);
});

test('the path of the project may contain a percent sign, but no number sign', () => {
  const errors = (folder: string) =>
    findPathErrors(path.resolve(folder, 'content'), true, path.resolve(folder));
  expect(errors('/home/ada/my lab (50%)')).toEqual([]);
  expect(errors('/home/ada/c#')).toMatchObject([
    {
      file: path.resolve('/home/ada/c#'),
      message: 'Astro cannot build a site from a folder with "#" in its path.',
      advice: 'Rename that folder.',
    },
  ]);
});
