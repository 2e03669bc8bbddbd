import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { Hono } from 'hono';
import { root } from '../../setup/process.ts';
import type { Desk } from './desk.ts';

/** The style sheets of the desk, in their order: those of the site that its pages share, then its own. */
const styles = [
  'styles/base.css',
  'styles/page-width.css',
  'styles/frame.css',
  'desk/desk.css',
  'desk/forms.css',
  'desk/views.css',
  'desk/bring.css',
  'desk/edit.css',
  'desk/edit-lists.css',
  'styles/adapt.css',
];

/** Answers the addresses below `/assets`: style, icon and modules of the pages. They are the same for everyone. */
export function assetRoutes(desk: Desk): Hono {
  const routes = new Hono();
  const read = (file: string) => readFile(path.join(root, 'src', file), 'utf8');
  routes.get('/desk.css', async (context) => {
    const texts = [...(await Promise.all(styles.map(read))), await themeOf(desk)];
    return context.body(texts.join('\n'), 200, { 'content-type': 'text/css; charset=utf-8' });
  });
  routes.get('/icon.svg', async (context) =>
    context.body(await read('styles/icon.svg'), 200, { 'content-type': 'image/svg+xml' }),
  );
  routes.get('/page/:name{[a-z0-9-]{1,60}\\.js}', async (context) => {
    const name = context.req.param('name').replace(/\.js$/u, '.ts');
    const text = await read(`desk/page/${name}`).catch(() => undefined);
    if (text === undefined) return context.notFound();
    return context.body(toScript(text), 200, { 'content-type': 'text/javascript; charset=utf-8' });
  });
  return routes;
}

/** Returns the style for the colour of the lab. */
async function themeOf(desk: Desk): Promise<string> {
  const read = await desk.site();
  const accent = 'site' in read ? read.site.theme?.accent : undefined;
  if (accent === undefined) return '';
  const { formatTheme } = await import('../../../src/theme/theme-css.ts');
  return formatTheme({ accent }, (address) => address);
}

/**
 * Converts a module of `src/desk/page/` to JavaScript: removes the types, which leaves all lines in their place, and
 * imports other modules by their address.
 */
export function toScript(text: string): string {
  // Node prints a warning at the first use, which a user cannot do anything about.
  const emit = process.emitWarning;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(text).replaceAll(/(from\s*'\.\/[a-z0-9-]{1,60})\.ts'/gu, "$1.js'");
  } finally {
    process.emitWarning = emit;
  }
}
