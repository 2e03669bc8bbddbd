/** The part of an entry of package-lock.json (version 3) that is looked at here. */
interface LockEntry {
  license?: string;
  optional?: boolean;
}

/**
 * Licences (SPDX) under which Offprint may use a package as it is and hand on what it makes with it. Those of MPL and LGPL ask for
 * the source of the package alone, which nobody changes here.
 */
const allowed: ReadonlySet<string> = new Set([
  '0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0', 'ISC', 'LGPL-3.0-or-later', 'MIT', 'MPL-2.0',
  'Python-2.0',
]); // prettier-ignore

/** Packages under other licences, and why they may be used all the same. */
const exceptions: ReadonlyMap<string, string> = new Map([
  ['citeproc', 'CPAL-1.0: runs unchanged when a site is built; nothing of it becomes part of the site'],
]);

/** Packages of a lockfile whose licence nobody has agreed to. */
export function licenceFaults(text: string): string[] {
  const { packages } = JSON.parse(text) as { packages: Record<string, LockEntry> };
  return Object.entries(packages).flatMap(([place, { license, optional }]) => {
    const name = place.split('node_modules/').at(-1) ?? '';
    // Of binaries for other platforms the lockfile does not tell: they are those of the package that asks for them.
    if (name === '' || exceptions.has(name) || (license === undefined && optional)) return [];
    if (license !== undefined && isAllowed(license)) return [];
    const what = license === undefined ? 'no licence' : `the licence ${license}`;
    return [`package-lock.json: ${name} has ${what}. Take another package, or agree to it in licences.ts.`];
  });
}

/**
 * Packages of package.json that a table of ARCHITECTURE.md does not list with their licence: `| name, name | licence | why |`.
 * Types alone need no reason.
 */
export function unlistedFaults(architecture: string, packageJson: string, lockfile: string): string[] {
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
      `ARCHITECTURE.md: ${name} (${licence}) is not listed. Say there under which licence it is, and why it is needed.`,
    ];
  });
}

/** `MIT OR GPL-3.0` leaves the choice, `Apache-2.0 AND MIT` asks for both; no package here has brackets around several. */
function isAllowed(expression: string): boolean {
  const choices = expression.replace(/^\((.*)\)$/u, '$1').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence)));
}
