import { clampChroma, converter, formatHex, parse, wcagContrast } from 'culori';
import type { Theme } from '../model/site.ts';

/** The grounds on which text in the accent's colour stands, the page's and that of boxes: as in `styles/site.css`. */
const grounds = { light: ['#fcfbf8', '#f4f1ea'], dark: ['#161514', '#201e1c'] } as const;

/** The least contrast of text, WCAG 2.2, success criterion 1.4.3. */
const leastContrast = 4.5;

/** Distances in a dense site, instead of those of `styles/site.css`. */
const compact = {
  '--space-4': '1rem',
  '--space-5': '1.75rem',
  '--space-6': '2.5rem',
  '--size-text': '1rem',
  '--size-item': '1.0625rem',
};

/**
 * What a lab's settings change in the design, as a style sheet.
 *
 * @param toAddress the address of a file of `public/`
 */
export function formatTheme({ accent, density, font }: Theme, toAddress: (path: string) => string): string {
  const properties: Record<string, string> = {};
  if (accent !== undefined) {
    const [light, dark] = [readable(accent, 'light'), readable(accent, 'dark')];
    properties['--accent'] = `light-dark(${light}, ${dark})`;
    properties['--accent-ink'] = `light-dark(${inkOn(light)}, ${inkOn(dark)})`;
  }
  let face = '';
  if (font !== undefined) {
    face = `@font-face{font-family:'Lab';src:url('${toAddress(font)}') format('woff2');font-weight:100 900;font-display:swap}\n`;
    properties['--serif'] = "'Lab', Georgia, serif";
  }
  // Sizes on paper are those of the site.
  const dense = density === 'compact' ? `@media screen{${toRule(compact)}}\n` : '';
  return `${face}${toRule(properties)}\n${dense}`;
}

/** Wins over the style sheet of the site, wherever the two stand. */
function toRule(properties: Record<string, string>): string {
  const lines = Object.entries(properties).map(([name, value]) => `${name}:${value}`);
  return `:root:root{${lines.join(';')}}`;
}

/** The nearest shade of a colour, darker on light ground and lighter on dark, that can be read there. */
export function readable(colour: string, scheme: keyof typeof grounds): string {
  const found = converter('oklch')(parse(colour));
  const shade = {
    mode: 'oklch' as const,
    l: found?.l ?? 0.5,
    c: found?.c ?? 0,
    ...(found?.h !== undefined && { h: found.h }),
  };
  const step = scheme === 'light' ? -0.01 : 0.01;
  const hexOf = () => formatHex(clampChroma(shade, 'oklch'));
  while (
    shade.l > 0 &&
    shade.l < 1 &&
    !grounds[scheme].every((ground) => wcagContrast(hexOf(), ground) >= leastContrast)
  )
    shade.l = Math.min(1, Math.max(0, shade.l + step));
  return hexOf();
}

/** Black or white, whichever is seen better on a colour. */
function inkOn(colour: string): string {
  return wcagContrast(colour, '#ffffff') >= wcagContrast(colour, '#000000') ? '#ffffff' : '#000000';
}
