import path from 'node:path';

/** The properties of an entry in package-lock.json (version 3) that are used here. */
interface LockEntry {
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

/**
 * Finds problems of a lockfile that appear on other machines only: missing packages of other platforms, for which `npm ci` fails
 * there, and addresses of a registry, which `npm ci` would use instead of the registry that is configured.
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

/** Whether the package at `from` can resolve the name as Node does: in its own folder, then in each folder above. */
function resolves(packages: Record<string, LockEntry>, from: string, name: string): boolean {
  for (let folder = from; ;) {
    if (packages[path.posix.join(folder, 'node_modules', name)]) return true;
    if (folder === '') return false;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1));
  }
}
