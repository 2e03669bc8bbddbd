import { expect, test } from 'vitest';
import { paperFrontmatterSchema } from '../../src/model/paper.ts';
import { licenseName, licenseUrl } from '../../src/model/license.ts';

test.each([
  ['https://creativecommons.org/licenses/by/4.0/', 'CC BY 4.0'],
  ['http://www.creativecommons.org/licenses/by-nc-sa/3.0/deed.de', 'CC BY-NC-SA 3.0'],
  ['https://creativecommons.org/publicdomain/zero/1.0', 'CC0 1.0'],
  ['https://creativecommons.org/about/', 'creativecommons.org'],
  ['https://opensource.org/license/mit', 'opensource.org'],
  ['https://example.com/licenses/by/4.0/', 'example.com'],
  ['mailto:a@example.com', 'mailto:a@example.com'],
])('the name of the licence at %s is %s', (address, name) => {
  expect(licenseName(address)).toBe(name);
});

test.each([
  ['CC-BY-4.0', 'https://creativecommons.org/licenses/by/4.0/'],
  ['CC BY-NC-SA 3.0', 'https://creativecommons.org/licenses/by-nc-sa/3.0/'],
  ['cc by nd 4.0', 'https://creativecommons.org/licenses/by-nd/4.0/'],
  ['CC0-1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
  ['CC-BY', undefined],
  ['CC-BY-XX-4.0', undefined],
  ['MIT', undefined],
])('the licence named %s is at %s', (name, address) => {
  expect(licenseUrl(name)).toBe(address);
  const read = paperFrontmatterSchema.safeParse({ title: 'X', license: name });
  expect(read.data?.license).toBe(address);
});
