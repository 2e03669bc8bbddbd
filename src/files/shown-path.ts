import path from 'node:path';

/**
 * Returns a path as messages show it: with `/` between folder names on every system, so that messages and reports are
 * the same everywhere. Windows also accepts such paths.
 *
 * @param separator the separator of the system; on Linux, a backslash is a letter of a name
 */
export function toShownPath(file: string, separator: string = path.sep): string {
  return separator === '/' ? file : file.replaceAll(separator, '/');
}
