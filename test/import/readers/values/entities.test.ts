import { expect, test } from 'vitest';
import { decodeEntities } from '../../../../src/import/readers/values/entities.ts';

test.each([
  ['R&amp;D, x &lt; y &gt; z, &quot;so&quot;, it&apos;s', 'R&D, x < y > z, "so", it\'s'],
  ['D&eacute;j&agrave; vu, Erd&odblac;s, &Scaron;koda, na&iuml;ve', 'Déjà vu, Erdős, Škoda, naïve'],
  ['&szlig;, &AElig;, &oslash;, &ETH;, &thorn;', 'ß, Æ, ø, Ð, þ'],
  ['&alpha;, &Omega;, &sigmaf;, &epsilon;, &thetasym;', 'α, Ω, ς, ε, ϑ'],
  ['1&ndash;2 &mdash; &ldquo;so&rdquo; &hellip;', '1–2 — “so” …'],
  ['a&nbsp;b, a&thinsp;b', 'a\u00a0b, a\u2009b'],
  ['&le; &ne; &asymp; &infin; &rarr; &empty; &frac12; &deg;', '≤ ≠ ≈ ∞ → ∅ ½ °'],
])('decodes the names of HTML 4: %s', (source, text) => {
  expect(decodeEntities(source)).toBe(text);
});

test('decodes names that only HTML 5 has', () => {
  expect(decodeEntities('&lbrace;&Ycy;&rbrace; &lowbar; &CounterClockwiseContourIntegral;')).toBe('{Ы} _ ∳');
});

test.each([
  ['&#8211; &#x3b1; &#X1F600;', '– α 😀'],
  ['&#9;&#10;', '\t\n'],
])('decodes numbers: %s', (source, text) => {
  expect(decodeEntities(source)).toBe(text);
});

test.each([
  'R&D of AT&T; &c.',
  '&nonsense; &constructor; &toString;',
  '&eacute without a semicolon',
  '&#7; &#x0; &#127; &#xd800; &#x110000; &#99999999;',
])('leaves everything else as it is: %s', (source) => {
  expect(decodeEntities(source)).toBe(source);
});
