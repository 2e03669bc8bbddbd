import culori from 'culori/require';
import type { Theme } from '../model/site.ts';
import type { Venue } from '../model/venue.ts';

const { clampChroma, converter, formatHex, parse, wcagContrast } = culori;

/**
 * Background colours behind text in the accent colour: the colours of the page and of boxes, as in `styles/base.css`.
 */
const backgrounds = { light: ['#fcfbf8', '#f4f1ea'], dark: ['#161514', '#201e1c'] } as const;

/** Minimum contrast ratio between text and its background (WCAG 2.2, success criterion 1.4.3). */
const minContrast = 4.5;

/** Sizes and distances for `density: compact`. They replace the values in `styles/base.css`. */
const compact = {
  '--space-4': '1rem',
  '--space-5': '1.75rem',
  '--space-6': '2.5rem',
  '--size-text': '1rem',
  '--size-item': '1.0625rem',
};

/** Sizes and distances for `density: dense`, also in print. `styles/dense.css` has the rules. */
const dense = {
  '--space-5': '1.75rem',
  '--space-6': '2.5rem',
  '--size-text': '1rem',
  '--size-item': '0.9375rem',
  '--measure': '60rem',
};

/**
 * Formats the theme settings of a lab as a style sheet.
 *
 * @param toAddress returns the address of a file in `public/`
 * @param venues lines of `venues:`; each line with a colour has a class for its short name
 */
export function formatTheme(
  { accent, density, font }: Theme,
  toAddress: (path: string) => string,
  venues: readonly Venue[] = [],
): string {
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
  if (density === 'dense') Object.assign(properties, dense);
  // Printed pages keep the normal density.
  const small = density === 'compact' ? `@media screen{${toRule(compact)}}\n` : '';
  const colours = venues.flatMap(({ colour }, line) =>
    colour === undefined
      ? []
      : `.venue-${line}{color:light-dark(${toReadable(colour, 'light')}, ${toReadable(colour, 'dark')})}\n`,
  );
  return `${face}${toRule(properties)}\n${small}${colours.join('')}`;
}

/** Formats a rule that overrides the style sheet of the site, even if that style sheet is loaded later. */
function toRule(properties: Record<string, string>): string {
  const lines = Object.entries(properties).map(([name, value]) => `${name}:${value}`);
  return `:root:root{${lines.join(';')}}`;
}

/**
 * Returns the shade of a colour that has enough contrast and differs least from the colour. It is darker in the light
 * scheme, and lighter in the dark scheme.
 */
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

/** Returns black or white: the one that has more contrast on a background colour. */
function inkOn(colour: string): string {
  return wcagContrast(colour, '#ffffff') >= wcagContrast(colour, '#000000') ? '#ffffff' : '#000000';
}
