import { expect, test } from 'vitest';
import { siteSchema } from '../../src/model/site.ts';
import { chooseAddress } from '../../src/model/site-address.ts';

const github = { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'Vision-Lab/Papers.2' };
const lab = 'https://example.org/lab/';

test.each([
  ['OFFPRINT_URL has precedence', lab, { OFFPRINT_URL: 'https://other.org/a', ...github }, 'https://other.org', '/a/'],
  ['then the settings', lab, { OFFPRINT_URL: '', ...github }, 'https://example.org', '/lab/'],
  ['then GitHub Pages', undefined, github, 'https://vision-lab.github.io', '/Papers.2/'],
  [
    'a repository named like its GitHub Pages host is at the root',
    undefined,
    { ...github, GITHUB_REPOSITORY: 'Vision-Lab/vision-lab.GitHub.io' },
    'https://vision-lab.github.io',
    '/',
  ],
  ['other GitHub servers have their pages elsewhere', undefined, { ...github, GITHUB_SERVER_URL: 'https://git.lab.org' }, undefined, '/'],
  ['outside of a workflow a repository says nothing', undefined, { GITHUB_REPOSITORY: 'a/b' }, undefined, '/'],
  ['nothing is known', undefined, {}, undefined, '/'],
  ['without a slash at the end', 'https://example.org', {}, 'https://example.org', '/'],
  ['port and tilde', undefined, { OFFPRINT_URL: 'http://localhost:8080/~ada/x_y' }, 'http://localhost:8080', '/~ada/x_y/'],
])('the address: %s', (_, url, environment, origin, base) => {
  expect(chooseAddress(url, environment)).toEqual(origin === undefined ? { base } : { origin, base });
}); // prettier-ignore

test.each([
  ['example.org/lab', 'whole address'],
  ['ftp://example.org/', 'whole address'],
  ['javascript:alert(1)', 'whole address'],
  ['https://example.org/lab/?page=1', 'without a user'],
  ['https://example.org/#top', 'without a user'],
  ['https://ada@example.org/', 'without a user'],
  // Links from such a root would lead to the host "evil".
  ['https://example.org//evil/', 'its path'],
  ['https://example.org/*/', 'its path'],
  ['https://example.org/a b/', 'its path'],
  ['https://example.org/"><script>/', 'its path'],
])('%s is refused in the environment and in the settings', (url, why) => {
  expect(chooseAddress(lab, { OFFPRINT_URL: url })).toEqual({
    diagnostics: [
      {
        severity: 'error',
        file: 'OFFPRINT_URL',
        message: expect.stringMatching(/^".*" is not a valid address of a site\.$/),
        advice: expect.stringMatching(new RegExp(`^Unset the variable, or .*${why}`)),
      },
    ],
  });
  const settings = siteSchema.safeParse({ title: 'Lab', url });
  expect(settings.error?.issues.map(({ message }) => message).join()).toContain(why);
});
