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

/** An item of CSL as pandoc writes it. */
export type PandocItem = Partial<CslItem> & { id: string };

/** An entry of a feed as Python's feedparser has it. */
export interface ParsedEntry {
  id: string;
  link: string;
  title: string;
  /** `2024-07-01`. */
  published: string;
  authors: string[];
}

/** The tests with programs that others wrote; skipped, and said so, where one of them lacks. */
export function describeWith(programs: readonly DebianProgram[], name: string, tests: () => void): void {
  const missing = programs.filter((program) => findProgram(program) === undefined);
  if (missing.length > 0)
    console.warn(
      `SKIPPED: ${name}: there is no ${missing.join(', no ')}; npm test brings it along where apt can.`,
    );
  describe.skipIf(missing.length > 0)(name, tests);
}

/** What biber warns of when it holds a file to BibLaTeX's data model, and how many entries it has read. */
export function readWithBiber(file: string): { count: number; warnings: string[] } {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-biber-'));
  try {
    const out = path.join(folder, 'out.bib');
    const said = ask('biber', ['--tool', '--validate-datamodel', '--nolog', '-O', out, file]);
    const lines = said.split('\n');
    const errors = lines.filter((line) => line.startsWith('ERROR'));
    if (errors.length > 0) throw new Error(`biber: ${errors.join('\n')}`);
    const count = existsSync(out) ? (readFileSync(out, 'utf8').match(/^@/gmu)?.length ?? 0) : 0;
    return { count, warnings: lines.filter((line) => line.startsWith('WARN')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The items that pandoc reads in a file, which it may say nothing against. */
export function readWithPandoc(file: string, format: 'biblatex' | 'bibtex' | 'csljson'): PandocItem[] {
  return JSON.parse(askPandoc(['-f', format, '-t', 'csljson', file])) as PandocItem[];
}

/** How many references pandoc makes of a file, without a warning; formulas stay as they are, for MathJax. */
export function citeWithPandoc(file: string): number {
  const all = `---\nbibliography: ${JSON.stringify(file)}\nnocite: '@*'\n---\n`;
  const html = askPandoc(['-f', 'markdown', '-t', 'html', '--mathjax', '--citeproc'], all);
  return html.match(/class="csl-entry"/gu)?.length ?? 0;
}

function askPandoc(args: readonly string[], input?: string): string {
  const data = existsSync(pandocData) ? [`--data-dir=${pandocData}`] : [];
  return ask('pandoc', ['--fail-if-warnings', ...data, ...args], input);
}

/** The entries that pybtex reads in each of the files: year and names, as it parts them. */
export function readWithPybtex(files: readonly string[]): Record<string, PybtexEntry>[] {
  return askPython(
    `from pybtex.database import parse_file
def parts(name): return [' '.join(part) for part in (name.first_names + name.middle_names, name.prelast_names, name.last_names, name.lineage_names)]
result = [{key: {'year': entry.fields.get('year'), 'author': [parts(name) for name in entry.persons.get('author', [])]}
  for key, entry in parse_file(file, 'bibtex').entries.items()} for file in files]`,
    files,
  ) as Record<string, PybtexEntry>[];
}

export interface PybtexEntry {
  year: string | null;
  /** Given names, particles, family names, suffix. */
  author: [string, string, string, string][];
}

/** A record as bibutils has read it, in the words of MODS. */
export interface ModsRecord {
  id: string;
  title: string;
  year: string;
  author: { family: string; given: string; suffix: string }[];
}

/** The records that bibutils reads in RIS; it has to make as many entries of BibTeX of them. */
export function readWithBibutils(file: string): ModsRecord[] {
  const mods = ask('ris2xml', ['--no-latex', '--nosplit-title', file]);
  const entries = ask('xml2bib', ['--no-latex', '--no-bom'], mods).match(/^@[A-Z][A-Za-z]+\{/gmu) ?? [];
  const records = askPython(
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
    throw new Error(`xml2bib wrote ${entries.length} entries of ${records.length} records.`);
  return records;
}

/** The entries that feedparser finds in each of the feeds; it may have to mend nothing. */
export function readWithFeedparser(files: readonly string[]): ParsedEntry[][] {
  return askPython(
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

/** Throws where a file is not well-formed XML. */
export function checkXml(files: readonly string[]): void {
  ask('xmllint', ['--noout', '--nonet', ...files]);
}

/** What Debian's Python, which has the modules, makes of the files: `result`. */
function askPython(program: string, files: readonly string[], input?: string): unknown {
  const script = `import json, sys\nfiles = sys.argv[1:]\n${program}\nprint(json.dumps(result))`;
  return JSON.parse(ask('/usr/bin/python3', ['-c', script, ...files], input));
}

/** What a program writes, which must end well. */
function ask(command: string, args: readonly string[], input?: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    env: { ...programEnvironment(), LC_ALL: 'C.UTF-8' },
    encoding: 'utf8',
    input: input ?? '',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status === 0) return stdout;
  throw new Error(`${command} ended with ${status}: ${error?.message ?? (stderr || stdout).slice(0, 2000)}`);
}
