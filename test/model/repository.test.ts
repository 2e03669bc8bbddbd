import { describe, expect, test } from 'vitest';
import { parseSiteFile } from '../../src/files/site-file.ts';

/** Reads a `site.yaml` with these lines after the title. */
const read = (lines: string) => parseSiteFile(`title: Lab\n${lines}\n`, 'site.yaml');
const repository = (lines: string) => {
  const site = read(lines);
  return 'value' in site
    ? site.value.repository
    : site.diagnostics.map(({ line, message }) => `${line}: ${message}`);
};

describe('the repository of a site', () => {
  test('is an address alone, with the defaults of the host', () => {
    expect(repository('repository: https://github.com/lab/papers')).toEqual({
      url: 'https://github.com/lab/papers',
      kind: 'github',
      branch: 'main',
      folder: 'content',
      corrections: 'edit',
    });
  });

  test.each([
    ['https://github.com/lab/papers.git', 'github'],
    ['https://GitHub.com/lab/papers/', 'github'],
    ['https://gitlab.com/uni/group/papers', 'gitlab'],
    ['https://gitlab.example.org/uni/papers', 'gitlab'],
    ['https://codeberg.org/lab/papers', 'gitea'],
    ['https://gitea.example.org/lab/papers', 'gitea'],
  ])('is known by its host: %s', (url, kind) => {
    expect(repository(`repository: ${url}`)).toMatchObject({ kind });
  });

  test('has other values for a host of its own', () => {
    expect(
      repository(
        'repository:\n  url: https://git.example.org:8443/lab/papers\n  kind: gitea\n  branch: site/live\n  folder: ./web/content/\n  corrections: issue',
      ),
    ).toEqual({
      url: 'https://git.example.org:8443/lab/papers',
      kind: 'gitea',
      branch: 'site/live',
      folder: 'web/content',
      corrections: 'issue',
    });
    expect(repository('repository: { url: https://github.com/lab/papers, folder: . }')).toMatchObject({
      folder: '',
    });
  });

  test.each([
    [
      'repository: https://git.example.org/lab/papers',
      'The value "https://git.example.org/lab/papers" of "repository" is not valid.',
    ],
    [
      'repository: http://github.com/lab/papers',
      'The value "http://github.com/lab/papers" of "repository" is not valid.',
    ],
    [
      'repository: git@github.com:lab/papers.git',
      'The value "git@github.com:lab/papers.git" of "repository" is not valid.',
    ],
    [
      'repository: https://github.com/lab',
      'The value "https://github.com/lab" of "repository" is not valid.',
    ],
    ['repository: "javascript:alert(1)"', 'The value "javascript:alert(1)" of "repository" is not valid.'],
    ['repository: https://user:secret@github.com/lab/papers', 'of "repository" is not valid.'],
    [
      'repository: { url: https://github.com/lab/papers, branch: a..b }',
      'The value "a..b" of "repository.branch" is not valid.',
    ],
    [
      'repository: { url: https://github.com/lab/papers, folder: ../other }',
      'The value "../other" of "repository.folder" is not valid.',
    ],
    ['repository: { url: https://github.com/lab/papers, brunch: dev }', '"brunch"'],
    ['correctionsMail: nobody', 'The value "nobody" of "correctionsMail" is not valid.'],
  ])('%s is refused with its line', (lines, message) => {
    const found = repository(lines);
    expect(found).toEqual([expect.stringContaining(message)]);
    expect(String(found)).toMatch(/^2: /u);
  });
});
