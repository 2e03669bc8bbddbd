import { expect, test } from 'vitest';
import { homeBody, showHome } from '../../src/library/shown-home.ts';

test('the text of the home page is Markdown without markup that runs code', () => {
  const { home, diagnostics } = showHome(
    'Hello **you** <img src=x onerror=alert(1)>\n\n[x](javascript:alert(1))\n',
    'home.md',
  );
  expect(home.html).toContain('<strong>you</strong>');
  expect(home.html).not.toMatch(/<img|href="javascript:/u);
  expect(diagnostics.every(({ file }) => file === 'home.md')).toBe(true);
});

test('frontmatter of other tools is left out, whatever ends the lines', () => {
  expect(homeBody('---\ntitle: Home\n---\nText')).toEqual({ text: 'Text', line: 4 });
  expect(homeBody('\uFEFF---\r\ntitle: Home\r\n---\r\nText')).toEqual({ text: 'Text', line: 4 });
  expect(homeBody('Text\n\n---\n\nMore')).toEqual({ text: 'Text\n\n---\n\nMore', line: 1 });
  expect(homeBody('---\nnever closed')).toEqual({ text: '---\nnever closed', line: 1 });
  expect(homeBody('')).toEqual({ text: '', line: 1 });
});
