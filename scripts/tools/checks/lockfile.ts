import path from 'node:path';

/** The properties of an entry in package-lock.json (version 3) that are used here. */
interface LockEntry {
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

/**
 * Finds problems in a lockfile that appear only on other machines:
 * - Packages for other platforms are missing. On those platforms, `npm ci` fails.
 * - Addresses of a registry are in the lockfile. `npm ci` would use them instead of the configured registry.
 *
 * @param text the content of package-lock.json
 */
export function lockfileErrors(text: string): string[] {
  const { packages } = JSON.parse(text) as { packages: Record<string, LockEntry> };
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !resolves(packages, from, name))
      .map(
        (name) =>
          `package-lock.json: no entry for ${name}, an optional dependency of ${from || 'the project'}. Add it.`,
      ),
  );
  const hosts = Object.entries(packages)
    .filter(([, { resolved }]) => resolved !== undefined && /^[a-z+]+:/.test(resolved))
    .map(([from]) => `package-lock.json: "resolved" of ${from} names a registry. Remove "resolved".`);
  return [...missing, ...hosts];
}

/**
 * Whether the package in the folder `from` can load the package `name` as Node does: from its own folder or from a
 * folder above it.
 */
function resolves(packages: Record<string, LockEntry>, from: string, name: string): boolean {
  for (let folder = from; ;) {
    if (packages[path.posix.join(folder, 'node_modules', name)]) return true;
    if (folder === '') return false;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1));
  }
}
