import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';

/** Endings that an import may leave out. */
const endings = ['', '.ts', '.js', '.mjs', '.mts', '.tsx', '.jsx', '.json', '/index.ts', '/index.js'];

/** Matches names that the build resolves itself. */
const virtual = /^(?:astro:|virtual:|#|@content\/|\/|[a-z]+:\/\/)/u;

/**
 * Whether the module that a free page imports exists.
 *
 * @param page the path of the page
 * @param from the module, as in `import x from 'from'`
 * @param root the folder that contains `node_modules/`
 */
export function importExists(page: string, from: string, root: string): boolean {
  const name = from.replace(/[?#].*$/su, '');
  if (virtual.test(name) || isBuiltin(name)) return true;
  if (/^\.\.?\//u.test(name))
    return endings.some((ending) => existsSync(path.join(path.dirname(page), name + ending)));
  const parts = name.split('/').slice(0, name.startsWith('@') ? 2 : 1);
  // Astro also finds a file that is next to the page, as if the name began with "./".
  return (
    existsSync(path.join(root, 'node_modules', ...parts)) || existsSync(path.join(path.dirname(page), name))
  );
}
