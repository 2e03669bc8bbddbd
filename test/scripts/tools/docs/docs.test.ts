import { expect, test } from 'vitest';
import { z } from 'zod';
import { replaceGeneratedParts } from '../../../../scripts/tools/docs/generated-parts.ts';
import { formatKeyTable, keyRows } from '../../../../scripts/tools/docs/key-table.ts';
import { outdatedPages } from '../../../../scripts/tools/docs/pages.ts';

const schema = z.strictObject({
  title: z.string().describe('The title of the paper.'),
  type: z.enum(['article', 'thesis']).default('article'),
  issued: z.union([z.string(), z.number()]).meta({ title: 'date' }).optional(),
  author: z.array(z.string().meta({ title: 'name' })).optional(),
  versions: z.array(z.strictObject({ DOI: z.string().optional() })).optional(),
  theme: z.strictObject({ density: z.enum(['wide', 'a|b']) }).optional(),
  links: z.record(z.string(), z.string().meta({ title: 'address' })).optional(),
  files: z.partialRecord(z.enum(['pdf', 'data']), z.string()).optional(),
  code: z.union([z.literal(true), z.string()]).optional(),
  limit: z.int().default(3),
});

test('lists every key with its form, whether it is required, and its default', () => {
  expect(
    keyRows(schema).map(({ key, form, required, default: value }) => [key, form, required, value]),
  ).toEqual([
    ['title', 'text', true, undefined],
    ['type', 'one of `article`, `thesis`', false, 'article'],
    ['issued', 'date', false, undefined],
    ['author', 'list of names', false, undefined],
    ['versions', 'list of items with the keys below', false, undefined],
    ['versions[].DOI', 'text', false, undefined],
    ['theme', 'the keys below', false, undefined],
    ['theme.density', 'one of `wide`, `a|b`', true, undefined],
    ['links', 'address by name', false, undefined],
    ['files', 'text for each of `pdf`, `data`', false, undefined],
    ['code', '`true` or text', false, undefined],
    ['limit', 'whole number', false, '3'],
  ]);
});

test('writes a Markdown table in which no value ends its cell', () => {
  const table = formatKeyTable(keyRows(schema)).split('\n');
  expect(table).toContain('| `title` | text | The title of the paper. Required. |');
  expect(table).toContain('| `limit` | whole number | Default: `3`. |');
  for (const line of table) expect(line.match(/(?<!\\)\|/g)).toHaveLength(4);
});

test('replaces a generated part and nothing else', async () => {
  const text = 'before\n\n<!-- generated: a -->\nold\n<!-- end -->\n\nafter\n';
  const replaced = await replaceGeneratedParts(text, { a: () => 'new $1' });
  expect(replaced).toBe('before\n\n<!-- generated: a -->\n\nnew $1\n\n<!-- end -->\n\nafter\n');
  expect(await replaceGeneratedParts(replaced, { a: async () => 'new $1' })).toBe(replaced);
});

test('refuses a part that does not exist', async () => {
  await expect(replaceGeneratedParts('<!-- generated: b -->\n<!-- end -->', { a: () => '' })).rejects.toThrow(
    'There is no generated part "b". Use one of a.',
  );
});

test('docs/ describes the schemas and commands as they are', async () => {
  expect(await outdatedPages()).toEqual([]);
});
