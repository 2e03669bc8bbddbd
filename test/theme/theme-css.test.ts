import { wcagContrast } from 'culori';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { siteSchema } from '../../src/model/site.ts';
import { formatTheme, toReadable } from '../../src/theme/theme-css.ts';

const toAddress = (path: string) => `/lab${path}`;

test('changes any accent colour until it is readable on every background, light and dark', () => {
  const byte = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'));
  fc.assert(
    fc.property(byte, byte, byte, (red, green, blue) => {
      const accent = `#${red}${green}${blue}`;
      for (const background of ['#fcfbf8', '#f4f1ea'])
        expect(wcagContrast(toReadable(accent, 'light'), background)).toBeGreaterThanOrEqual(4.5);
      for (const background of ['#161514', '#201e1c'])
        expect(wcagContrast(toReadable(accent, 'dark'), background)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('keeps an accent colour that is readable', () => {
  expect(toReadable('#7a1f2b', 'light')).toBe('#7a1f2b');
  expect(toReadable('#eda493', 'dark')).toBe('#eda493');
});

test('writes the address of a font with the base path, and only what is set', () => {
  expect(formatTheme({ font: '/fonts/lab.woff2' }, toAddress)).toContain("url('/lab/fonts/lab.woff2')");
  expect(formatTheme({ density: 'comfortable' }, toAddress)).toBe(':root:root{}\n');
  expect(formatTheme({ density: 'compact' }, toAddress)).toContain('--space-5:1.75rem');
});

test('the short name of a venue with a colour has a class whose shades are readable', () => {
  const venues = [
    { short: 'A', name: ['A'] },
    { short: 'B', name: ['B'], colour: 'gold' },
  ];
  const css = formatTheme({}, toAddress, venues);
  expect(css).toContain(
    `.venue-1{color:light-dark(${toReadable('gold', 'light')}, ${toReadable('gold', 'dark')})}`,
  );
  expect(css).not.toContain('venue-0');
});

test('dense lists have a wider column and are dense in print too', () => {
  const css = formatTheme({ density: 'dense' }, toAddress);
  expect(css).toContain('--measure:60rem');
  expect(css).not.toContain('@media');
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

test('accepts colours as hex codes and CSS names', () => {
  for (const accent of ['#0a5', '#00aa55', 'teal', 'rebeccapurple'])
    expect(siteSchema.safeParse({ title: 'Lab', theme: { accent } }).success).toBe(true);
});
