import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { root, run } from '../setup/process.ts';

/** Programs of Debian that tests use. Each program has its path below the root of a file system. */
const places = {
  nginx: 'usr/sbin/nginx',
  caddy: 'usr/bin/caddy',
  biber: 'usr/bin/biber',
  pandoc: 'usr/bin/pandoc',
  bibutils: 'usr/bin/ris2xml',
  pybtex: 'usr/lib/python3/dist-packages/pybtex',
  feedparser: 'usr/lib/python3/dist-packages/feedparser',
  xmllint: 'usr/bin/xmllint',
};

export type DebianProgram = keyof typeof places;

const packages = 'nginx caddy biber pandoc bibutils python3-pybtex python3-feedparser libxml2-utils'.split(
  ' ',
);

/** Folder into which `npm run test:full` unpacks the packages. */
const folder = path.join(root, '.cache', 'debian');

/**
 * Returns the path of a program, or of the folder of a Python module. A program that `npm run test:full` unpacked is
 * preferred to one that is installed on the system.
 */
export function findProgram(name: DebianProgram): string | undefined {
  return [folder, '/'].map((place) => path.join(place, places[name])).find((file) => existsSync(file));
}

/** Returns environment variables with which the programs find their libraries and each other. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const below = (...patterns: string[]) =>
    patterns.flatMap((pattern) => globSync(path.join(folder, pattern)));
  const variables = {
    PATH: below('usr/bin', 'usr/sbin'),
    LD_LIBRARY_PATH: below('usr/lib', 'usr/lib/*-linux-*'),
    PERL5LIB: below('usr/share/perl5', 'usr/lib/*-linux-*/perl5/*'),
    PYTHONPATH: below('usr/lib/python3/dist-packages'),
  };
  const added = Object.entries(variables)
    .filter(([, folders]) => folders.length > 0)
    .map(([name, folders]) => [name, [...folders, process.env[name]].filter(Boolean).join(path.delimiter)]);
  return { ...process.env, ...Object.fromEntries(added) };
}

/** The folder of pandoc's data files. */
export const pandocData = path.join(folder, 'usr/share/pandoc/data');

/**
 * Shell script that downloads and unpacks packages, with their missing dependencies, into a folder of the project. It
 * needs no special rights, starts no services and does not change the system. It also copies apt's package lists to
 * that folder.
 */
const unpack = `
  set -e
  folder=$1; shift
  rm -rf "$folder.new" && mkdir -p "$folder.new/apt/lists/partial" "$folder.new/apt/archives/partial" && cd "$folder.new/apt"
  cp -r /var/lib/apt/lists/*_* lists/ 2> /dev/null || true
  apt() { command=$1; shift; "apt-$command" -qq -o Dir::State::Lists="$PWD/lists" -o Dir::Cache="$PWD" -o Acquire::Languages=none "$@"; }
  apt get update || true
  needed=$(apt get --simulate --no-install-recommends install "$@" | sed -n 's/^Inst \\([^ ]*\\).*/\\1/p')
  apt get download $needed
  for package in *.deb; do dpkg-deb -x "$package" ..; done
  cd / && rm -rf "$folder.new/apt" "$folder" && mv "$folder.new" "$folder"`;

/** Downloads missing programs with apt. Reports the programs that could not be downloaded. */
export async function setUpDebianPrograms(say: (message: string) => void): Promise<void> {
  const missing = () => (Object.keys(places) as DebianProgram[]).filter((name) => !findProgram(name));
  if (missing().length === 0) return;
  say(`Downloading ${missing().join(', ')} for the tests to .cache/debian/ (only needed once).`);
  const { code, output } = await run('timeout', ['240', 'sh', '-c', unpack, 'sh', folder, ...packages]);
  if (missing().length === 0) return;
  const why = output.trim().split('\n').slice(-2).join(' ') || 'apt is not installed';
  say(
    `Tests that use ${missing().join(', ')} are skipped: the programs could not be downloaded (exit code ${code}: ${why}).`,
  );
}
