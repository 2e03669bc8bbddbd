/** The properties of an entry in package-lock.json (version 3) that are used here. */
interface LockEntry {
  license?: string;
  optional?: boolean;
}

/**
 * SPDX identifiers of licences that allow Offprint to use a package unchanged and to distribute the sites that it
 * builds. MPL and LGPL require only that the source of the package itself is available. Offprint does not change this
 * source.
 */
const allowed: ReadonlySet<string> = new Set([
  '0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0', 'ISC', 'LGPL-3.0-or-later', 'MIT', 'MPL-2.0',
  'Python-2.0', 'Zlib',
]); // prettier-ignore

/** Packages under licences that are not in `allowed`, each with the reason why the package may be used. */
const exceptions: ReadonlyMap<string, string> = new Map([
  ['citeproc', 'CPAL-1.0: runs unchanged when a site is built; no part of it is included in the site'],
  ['duck', 'BSD-2-Clause, as its LICENSE file states; its package.json has only "BSD"'],
  ['i', 'MIT, as its LICENSE file states; its package.json has no licence'],
]);

/**
 * Finds packages in package-lock.json whose licence is missing or not allowed.
 *
 * @param text the content of package-lock.json
 */
export function licenceErrors(text: string): string[] {
  const { packages } = JSON.parse(text) as { packages: Record<string, LockEntry> };
  return Object.entries(packages).flatMap(([place, { license, optional }]) => {
    const name = place.split('node_modules/').at(-1) ?? '';
    // For binaries of other platforms, npm records no licence. Such a binary has the licence of the package that
    // depends on it.
    if (name === '' || exceptions.has(name) || (license === undefined && optional)) return [];
    if (license !== undefined && isAllowed(license)) return [];
    const problem =
      license === undefined ? 'has no licence' : `has the licence "${license}", which is not allowed`;
    return [
      `package-lock.json: ${name} ${problem}. Use another package, or allow the licence in licences.ts.`,
    ];
  });
}

/**
 * Finds packages of package.json that are missing in the table of ARCHITECTURE.md, or whose licence is different there.
 * A row of the table is `| name, name | licence | why |`. Packages that contain only types are not in the table.
 */
export function unlistedPackageErrors(architecture: string, packageJson: string, lockfile: string): string[] {
  const { packages } = JSON.parse(lockfile) as { packages: Record<string, LockEntry> };
  const { dependencies, devDependencies } = JSON.parse(packageJson) as Record<string, Record<string, string>>;
  const rows = architecture.split('\n').map((line) => line.split('|').map((cell) => cell.trim().split(', ')));
  const named = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !name.startsWith('@types/'),
  );
  return named.flatMap((name) => {
    const licence = packages[`node_modules/${name}`]?.license ?? 'none';
    const row = rows.find(([, names]) => names?.includes(name));
    if (row?.[2]?.includes(licence)) return [];
    return [
      `ARCHITECTURE.md: the package ${name} (${licence}) is not listed. Add a row with its licence and why it is needed.`,
    ];
  });
}

/**
 * Whether an SPDX expression (a licence, or licences joined by `OR` and `AND`) is allowed. One side of `OR`, but both
 * sides of `AND`, must be allowed. Nested brackets are not supported.
 */
function isAllowed(expression: string): boolean {
  const choices = expression.replace(/^\((.*)\)$/u, '$1').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence)));
}
