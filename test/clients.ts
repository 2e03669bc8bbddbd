import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe } from 'vitest';
import {
  type DebianProgram,
  findProgram,
  pandocData,
  programEnvironment,
} from '../scripts/tools/debian-programs.ts';
import type { CslItem } from '../src/export/csl-json.ts';

/** An item of CSL-JSON, in the form that pandoc writes. */
export type PandocItem = Partial<CslItem> & { id: string };

/** An entry of a feed, in the form that feedparser for Python returns. */
export interface ParsedEntry {
  id: string;
  link: string;
  title: string;
  /** The date of publication: `2024-07-01`. */
  published: string;
  authors: string[];
}

/**
 * Declares tests that need external programs. If one of the programs is not installed, prints a warning and skips the
 * tests.
 */
export function describeWith(programs: readonly DebianProgram[], name: string, tests: () => void): void {
  const missing = programs.filter((program) => findProgram(program) === undefined);
  if (missing.length > 0)
    console.warn(
      `SKIPPED: ${name}: not installed: ${missing.join(', ')}. npm run test:full installs it with apt.`,
    );
  describe.skipIf(missing.length > 0)(name, tests);
}

/** Returns the number of entries that biber reads, and its warnings about BibLaTeX's data model. */
export function readWithBiber(file: string): { count: number; warnings: string[] } {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-biber-'));
  try {
    const out = path.join(folder, 'out.bib');
    const output = run('biber', ['--tool', '--validate-datamodel', '--nolog', '-O', out, file]);
    const lines = output.split('\n');
    const errors = lines.filter((line) => line.startsWith('ERROR'));
    if (errors.length > 0) throw new Error(`biber: ${errors.join('\n')}`);
    const count = existsSync(out) ? (readFileSync(out, 'utf8').match(/^@/gmu)?.length ?? 0) : 0;
    return { count, warnings: lines.filter((line) => line.startsWith('WARN')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Returns the items that pandoc reads in a file. Throws if pandoc prints a warning. */
export function readWithPandoc(file: string, format: 'biblatex' | 'bibtex' | 'csljson'): PandocItem[] {
  return JSON.parse(runPandoc(['-f', format, '-t', 'csljson', file])) as PandocItem[];
}

/**
 * Returns the number of references that pandoc formats for a bibliography file. Throws if pandoc prints a warning.
 * pandoc does not convert formulas here (`--mathjax`).
 */
export function citeWithPandoc(file: string): number {
  const all = `---\nbibliography: ${JSON.stringify(file)}\nnocite: '@*'\n---\n`;
  const html = runPandoc(['-f', 'markdown', '-t', 'html', '--mathjax', '--citeproc'], all);
  return html.match(/class="csl-entry"/gu)?.length ?? 0;
}

function runPandoc(args: readonly string[], input?: string): string {
  const data = existsSync(pandocData) ? [`--data-dir=${pandocData}`] : [];
  return run('pandoc', ['--fail-if-warnings', ...data, ...args], input);
}

/** Returns the entries that pybtex reads in each file. An entry has the year and the parts of the names. */
export function readWithPybtex(files: readonly string[]): Record<string, PybtexEntry>[] {
  return runPython(
    `from pybtex.database import parse_file
def parts(name): return [' '.join(part) for part in (name.first_names + name.middle_names, name.prelast_names, name.last_names, name.lineage_names)]
result = [{key: {'year': entry.fields.get('year'), 'author': [parts(name) for name in entry.persons.get('author', [])]}
  for key, entry in parse_file(file, 'bibtex').entries.items()} for file in files]`,
    files,
  ) as Record<string, PybtexEntry>[];
}

export interface PybtexEntry {
  year: string | null;
  /** For each author: the given names, the particles, the family names and the suffix. */
  author: [string, string, string, string][];
}

/** A record that bibutils has read from a file and written as MODS, an XML format for bibliographies. */
export interface ModsRecord {
  id: string;
  title: string;
  year: string;
  author: { family: string; given: string; suffix: string }[];
}

/**
 * Returns the records that bibutils reads in a RIS file.
 *
 * @throws {Error} if bibutils does not write one BibTeX entry for each record
 */
export function readWithBibutils(file: string): ModsRecord[] {
  const mods = run('ris2xml', ['--no-latex', '--nosplit-title', file]);
  const entries = run('xml2bib', ['--no-latex', '--no-bom'], mods).match(/^@[A-Z][A-Za-z]+\{/gmu) ?? [];
  const records = runPython(
    `from xml.etree import ElementTree
space = '{http://www.loc.gov/mods/v3}'
def texts(element, *path): return ' '.join(each.text or '' for each in element.findall('/'.join(space + step for step in path)))
def name(element):
  family, given, suffix, whole = (texts(element, 'namePart' + kind) for kind in ('[@type="family"]', '[@type="given"]', '[@type="suffix"]', ''))
  return {'family': family or whole, 'given': given, 'suffix': suffix}
result = [{'id': record.get('ID'), 'title': ' '.join(each.text or '' for info in record.findall(space + 'titleInfo') for each in info), 'year': (texts(record, 'originInfo', 'dateIssued') or texts(record, 'part', 'date'))[:4],
  'author': [name(each) for each in record.findall(space + 'name') if texts(each, 'role', 'roleTerm') == 'author']}
  for record in ElementTree.parse(sys.stdin.buffer).getroot()]`,
    [],
    mods,
  ) as ModsRecord[];
  if (entries.length !== records.length)
    throw new Error(`xml2bib wrote ${entries.length} entries for ${records.length} records.`);
  return records;
}

/** Returns the entries that feedparser reads in each feed. Throws if a feed is not well-formed. */
export function readWithFeedparser(files: readonly string[]): ParsedEntry[][] {
  return runPython(
    `import feedparser
result = []
for file in files:
  with open(file, 'rb') as stream: feed = feedparser.parse(stream.read())
  if feed.bozo: raise feed.bozo_exception
  result.append([{'id': entry.id, 'link': entry.link, 'title': entry.title, 'published': '%04d-%02d-%02d' % entry.published_parsed[:3],
    'authors': [author.get('name') or author.get('email', '') for author in entry.get('authors', [])]} for entry in feed.entries])`,
    files,
  ) as ParsedEntry[][];
}

/**
 * Checks that files are well-formed XML.
 *
 * @throws {Error} if a file is not well-formed XML
 */
export function checkXml(files: readonly string[]): void {
  run('xmllint', ['--noout', '--nonet', ...files]);
}

/**
 * Runs a Python program and returns the value of its variable `result`. The variable `files` of the program contains
 * the paths of the files. Uses Debian's Python, in which the needed modules are installed.
 */
function runPython(program: string, files: readonly string[], input?: string): unknown {
  const script = `import json, sys\nfiles = sys.argv[1:]\n${program}\nprint(json.dumps(result))`;
  return JSON.parse(run('/usr/bin/python3', ['-c', script, ...files], input));
}

/**
 * Returns the output of a program.
 *
 * @throws {Error} if the exit code of the program is not 0
 */
function run(command: string, args: readonly string[], input?: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    env: { ...programEnvironment(), LC_ALL: 'C.UTF-8' },
    encoding: 'utf8',
    input: input ?? '',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status === 0) return stdout;
  throw new Error(
    `${command} ended with exit code ${status}: ${error?.message ?? (stderr || stdout).slice(0, 2000)}`,
  );
}
