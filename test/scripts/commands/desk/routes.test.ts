import { afterEach, expect, test } from 'vitest';
import { deskParts } from '../../../../src/desk/layout.ts';
import { type OpenDesk, openDesk } from './open-desk.ts';

let open: OpenDesk;
afterEach(() => open.close());

test('each part has a page, whose link in the navigation is marked', async () => {
  open = openDesk({ 'site.yaml': 'title: Folding lab\n' });
  for (const address of Object.values(deskParts)) {
    const page = await open.get(address);
    expect(page).toContain(`<a href="${address}" aria-current="page">`);
  }
});

test('the texts are in the language of the site, and a title cannot add HTML', async () => {
  open = openDesk({ 'site.yaml': 'title: "<script>alert(1)</script>"\nlanguage: ar\n' });
  const page = await open.get('/');
  expect(page).toContain('<html lang="ar" dir="rtl">');
  expect(page).not.toContain('<script>');
  expect(page).toContain('&lt;script&gt;alert(1)');
});
