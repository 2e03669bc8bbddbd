import { wcagContrast } from 'culori';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { siteSchema } from '../../src/model/site.ts';
import { formatTheme, readable } from '../../src/theme/theme-css.ts';

const toAddress = (path: string) => `/lab${path}`;

test('any accent becomes one that can be read on every ground, in light and in dark', () => {
  const byte = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'));
  fc.assert(
    fc.property(byte, byte, byte, (red, green, blue) => {
      const accent = `#${red}${green}${blue}`;
      for (const ground of ['#fcfbf8', '#f4f1ea'])
        expect(wcagContrast(readable(accent, 'light'), ground)).toBeGreaterThanOrEqual(4.5);
      for (const ground of ['#161514', '#201e1c'])
        expect(wcagContrast(readable(accent, 'dark'), ground)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('an accent that can be read stays what it is', () => {
  expect(readable('#7a1f2b', 'light')).toBe('#7a1f2b');
  expect(readable('#eda493', 'dark')).toBe('#eda493');
});

test('names a font file below the base path, and nothing that was not set', () => {
  expect(formatTheme({ font: '/fonts/lab.woff2' }, toAddress)).toContain("url('/lab/fonts/lab.woff2')");
  expect(formatTheme({ density: 'comfortable' }, toAddress)).toBe(':root:root{}\n');
  expect(formatTheme({ density: 'compact' }, toAddress)).toContain('--space-5:1.75rem');
});

test.each([
  { accent: 'red;}body{display:none' },
  { accent: 'no colour' },
  { accent: 'url(https://evil.example/x)' },
  { font: 'https://evil.example/x.woff2' },
  { font: '//evil.example/x.woff2' },
  { font: "/x').woff2" },
  { font: '/../x.woff2' },
  { density: 'huge' },
])('refuses %j', (theme) => {
  expect(siteSchema.safeParse({ title: 'Lab', theme }).success).toBe(false);
});

test('takes colours as CSS writes them', () => {
  for (const accent of ['#0a5', '#00aa55', 'teal', 'rebeccapurple'])
    expect(siteSchema.safeParse({ title: 'Lab', theme: { accent } }).success).toBe(true);
});
