import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { root, run } from '../setup/process.ts';

/** What tests run that others wrote, and where it stands below a root of the file system, as Debian has it. */
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

/** The root that `npm test` unpacks the packages to. */
const folder = path.join(root, '.cache', 'debian');

/** The program, or the folder of a module of Python: that of `npm test`, else that of the machine. */
export function findProgram(name: DebianProgram): string | undefined {
  return [folder, '/'].map((place) => path.join(place, places[name])).find((file) => existsSync(file));
}

/** The environment in which the programs find their libraries and each other. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const below = (...patterns: string[]) =>
    patterns.flatMap((pattern) => globSync(path.join(folder, pattern)));
  const ways = {
    PATH: below('usr/bin', 'usr/sbin'),
    LD_LIBRARY_PATH: below('usr/lib', 'usr/lib/*-linux-*'),
    PERL5LIB: below('usr/share/perl5', 'usr/lib/*-linux-*/perl5/*'),
    PYTHONPATH: below('usr/lib/python3/dist-packages'),
  };
  const added = Object.entries(ways)
    .filter(([, folders]) => folders.length > 0)
    .map(([name, folders]) => [name, [...folders, process.env[name]].filter(Boolean).join(path.delimiter)]);
  return { ...process.env, ...Object.fromEntries(added) };
}

/** The folder in which pandoc finds what Debian's package has beside the program. */
export const pandocData = path.join(folder, 'usr/share/pandoc/data');

/**
 * Unpacks the packages, and those that they need and the machine lacks, beside the project: that takes no rights, starts no
 * service and changes nothing of the machine. apt has its lists there too, begun with those of the machine.
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

/** Brings the programs along, where apt can; says so where it cannot. */
export async function setUpDebianPrograms(say: (message: string) => void): Promise<void> {
  const missing = () => (Object.keys(places) as DebianProgram[]).filter((name) => !findProgram(name));
  if (missing().length === 0) return;
  say(`Bringing ${missing().join(', ')} along for the tests, in .cache/debian/; this is needed once.`);
  const { code, output } = await run('timeout', ['240', 'sh', '-c', unpack, 'sh', folder, ...packages]);
  if (missing().length === 0) return;
  const why = output.trim().split('\n').slice(-2).join(' ') || 'there is no apt here';
  say(
    `These could not be brought along, so that tests with them are skipped: ${missing().join(', ')} (${code}: ${why})`,
  );
}
