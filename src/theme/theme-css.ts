import { clampChroma, converter, formatHex, parse, wcagContrast } from 'culori';
import type { Theme } from '../model/site.ts';

/** Background colours behind text in the accent colour: those of the page and of boxes, as in `styles/base.css`. */
const backgrounds = { light: ['#fcfbf8', '#f4f1ea'], dark: ['#161514', '#201e1c'] } as const;

/** Minimum contrast ratio of text (WCAG 2.2, success criterion 1.4.3). */
const minContrast = 4.5;

/** Sizes and distances of the compact density; they replace those of `styles/base.css`. */
const compact = {
  '--space-4': '1rem',
  '--space-5': '1.75rem',
  '--space-6': '2.5rem',
  '--size-text': '1rem',
  '--size-item': '1.0625rem',
};

/**
 * Formats the theme settings of a lab as a style sheet.
 *
 * @param toAddress returns the address of a file in `public/`
 */
export function formatTheme({ accent, density, font }: Theme, toAddress: (path: string) => string): string {
  const properties: Record<string, string> = {};
  if (accent !== undefined) {
    const [light, dark] = [toReadable(accent, 'light'), toReadable(accent, 'dark')];
    properties['--accent'] = `light-dark(${light}, ${dark})`;
    properties['--accent-ink'] = `light-dark(${inkOn(light)}, ${inkOn(dark)})`;
  }
  let face = '';
  if (font !== undefined) {
    face = `@font-face{font-family:'Lab';src:url('${toAddress(font)}') format('woff2');font-weight:100 900;font-display:swap}\n`;
    properties['--serif'] = "'Lab', Georgia, serif";
  }
  // Printed pages keep the normal density.
  const dense = density === 'compact' ? `@media screen{${toRule(compact)}}\n` : '';
  return `${face}${toRule(properties)}\n${dense}`;
}

/** Formats a rule that overrides the site's own style sheet, whichever is loaded first. */
function toRule(properties: Record<string, string>): string {
  const lines = Object.entries(properties).map(([name, value]) => `${name}:${value}`);
  return `:root:root{${lines.join(';')}}`;
}

/** Returns the nearest shade of a colour with enough contrast: darker in the light scheme, lighter in the dark one. */
export function toReadable(colour: string, scheme: keyof typeof backgrounds): string {
  const original = converter('oklch')(parse(colour));
  const shade = {
    mode: 'oklch' as const,
    l: original?.l ?? 0.5,
    c: original?.c ?? 0,
    ...(original?.h !== undefined && { h: original.h }),
  };
  const step = scheme === 'light' ? -0.01 : 0.01;
  const hexOf = () => formatHex(clampChroma(shade, 'oklch'));
  while (
    shade.l > 0 &&
    shade.l < 1 &&
    !backgrounds[scheme].every((background) => wcagContrast(hexOf(), background) >= minContrast)
  )
    shade.l = Math.min(1, Math.max(0, shade.l + step));
  return hexOf();
}

/** Returns black or white, whichever has more contrast on a colour. */
function inkOn(colour: string): string {
  return wcagContrast(colour, '#ffffff') >= wcagContrast(colour, '#000000') ? '#ffffff' : '#000000';
}
