import path from 'node:path';

/** The part of an entry of package-lock.json (version 3) that is looked at here. */
interface LockEntry {
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

/**
 * What is wrong with a lockfile: `npm ci` refuses one that lacks a package of another platform, and one that names
 * the host of a registry takes that host to every machine.
 */
export function lockfileFaults(text: string): string[] {
  const { packages } = JSON.parse(text) as { packages: Record<string, LockEntry> };
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !resolves(packages, from, name))
      .map(
        (name) => `package-lock.json: no entry for ${name}, which ${from || 'the project'} may need. Add it.`,
      ),
  );
  const hosts = Object.entries(packages)
    .filter(([, { resolved }]) => resolved !== undefined && /^[a-z+]+:/.test(resolved))
    .map(([from]) => `package-lock.json: ${from} names the host of a registry. Take its "resolved" out.`);
  return [...missing, ...hosts];
}

/** Whether a package asked for by the one at `from` has an entry, as Node looks for it: there, then in each folder above. */
function resolves(packages: Record<string, LockEntry>, from: string, name: string): boolean {
  for (let folder = from; ;) {
    if (packages[path.posix.join(folder, 'node_modules', name)]) return true;
    if (folder === '') return false;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1));
  }
}
