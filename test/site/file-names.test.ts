import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtSite, labSite, sampleSite, typesSite } from '../built-site.ts';
import { unportableNames } from '../portable-names.ts';

describe('real records 35: a built site can be stored on every system and host', () => {
  test.each([
    ['the lab', async () => labSite],
    ['the sample', sampleSite],
    ['a paper of every type', typesSite],
  ])('the files of %s', async (_, site) => {
    const folder = await builtSite(await site());
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
      );
    expect(files.length).toBeGreaterThan(50);
    expect(unportableNames(files, 150)).toEqual([]);
  });
});
