import { describe, expect, test } from 'vitest';
import { parseSiteFile } from '../../src/files/site-file.ts';
import { formatSiteTemplate } from '../../src/files/site-template.ts';
import { listSettingsSchema } from '../../src/model/list-settings.ts';
import { siteSchema } from '../../src/model/site.ts';

const text = formatSiteTemplate({ title: 'Folding: Lab', url: 'https://example.org/lab/' });
const lines = text.split('\n');
const settings = (yaml: string) => {
  const read = parseSiteFile(yaml, 'site.yaml');
  if (!('value' in read)) throw new Error(`${JSON.stringify(read.diagnostics)} in ${yaml}`);
  // A group with one of its defaults is the same as no group.
  const { theme, lists, ...value } = read.value;
  return {
    ...value,
    theme: { density: 'comfortable', ...theme },
    lists: listSettingsSchema.parse(lists ?? {}),
  };
};
const commented = lines.flatMap((line, index) => (/^ *# \w+:/u.test(line) ? [index] : []));
const uncomment = (line: string) => line.replace('# ', '');

describe('real records 28: site.yaml shows every setting with its default as a comment', () => {
  test('every setting of the schema is there once, with its description', () => {
    const named = lines.flatMap((line) => /^(?:# )?(\w+):/u.exec(line)?.[1] ?? []);
    expect(named).toEqual(Object.keys(siteSchema.shape));
    expect(text).toMatch(/^# language: en$/mu);
    expect(text).toMatch(/^# maxFiles: 20000$/mu);
    expect(text).toMatch(/^ {2}# density: comfortable$/mu);
    expect(text).toContain('## Name of the lab or person.\ntitle: "Folding: Lab"\n');
    expect(lines.every((line) => line.length <= 110)).toBe(true);
  });

  test.each(commented.map((index) => [lines[index] ?? '', index] as const))('%s', (_, index) => {
    const changed = lines.map((line, each) => (each === index ? uncomment(line) : line)).join('\n');
    expect(settings(changed)).toEqual(settings(text));
  });

  test('all lines together, with line ends of Windows too', () => {
    const changed = lines.map((line, index) => (commented.includes(index) ? uncomment(line) : line));
    expect(commented.length).toBeGreaterThan(8);
    expect(settings(changed.join('\n'))).toEqual(settings(text));
    expect(settings(changed.join('\r\n'))).toEqual(settings(text));
  });

  test('a title without a value, and an unknown setting, are still reported', () => {
    expect(parseSiteFile('title:\n', 'site.yaml')).toHaveProperty('diagnostics');
    expect(parseSiteFile('title: X\ntilte:\n', 'site.yaml')).toHaveProperty('diagnostics');
  });
});
