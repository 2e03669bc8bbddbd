import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseFrontmatter } from '../../../../src/files/frontmatter.ts';
import { pathBelow } from '../../../../src/desk/publish/changes.ts';
import type { TreeDifference } from '../../../../src/desk/publish/git-status.ts';
import { literal, type SiteRepository } from './repository.ts';

/** Maximum number of files whose names are read. More are not named one by one. */
const maxNamed = 400;

/** Maximum size of a file whose name is read, in bytes. */
const maxBytes = 200_000;

/**
 * Finds what changed files are about: the title of a paper or a project, the name of a person. For a photo, it is the
 * person with the same id.
 *
 * @param base the commit in which deleted files are found
 * @returns names by the path of the file below the content folder
 */
export async function findNames(
  repository: SiteRepository,
  base: string | undefined,
  differences: readonly TreeDifference[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { path: file, kind } of differences.slice(0, maxNamed)) {
    const below = pathBelow(repository.content, file);
    if (below === undefined) continue;
    const isPhoto = /^authors\/[^/]+\.(?:png|jpe?g|webp|avif)$/iu.test(below);
    if (!isPhoto && !/^(?:papers|authors|projects|news|pages)\/.+\.mdx?$/u.test(below)) continue;
    const source = isPhoto ? file.replace(/\.[^.]+$/u, '.md') : file;
    const text =
      kind === 'deleted' && !isPhoto
        ? await committedText(repository, base, source)
        : await diskText(repository, source);
    const name = text === undefined ? undefined : nameIn(text);
    if (name !== undefined) names.set(below, name);
  }
  return names;
}

function nameIn(text: string): string | undefined {
  const read = parseFrontmatter(text, '');
  if (Array.isArray(read)) return undefined;
  const { title, name = title } = Object(read.data) as { title?: unknown; name?: unknown };
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : undefined;
}

async function diskText({ top }: SiteRepository, file: string): Promise<string | undefined> {
  const text = await readFile(path.join(top, file), 'utf8').catch(() => undefined);
  return text?.slice(0, maxBytes);
}

async function committedText(
  { run }: SiteRepository,
  base: string | undefined,
  file: string,
): Promise<string | undefined> {
  if (base === undefined) return undefined;
  const ended = await run(['cat-file', 'blob', `${base}:${file}`], { maxBytes });
  return ended.code === 0 ? ended.stdout : undefined;
}

/** Maximum number of new files that are compared with deleted ones. */
const maxCompared = 1000;

/** Finds files that have a new name and are otherwise unchanged. Returns the former path by the new one. */
export async function findRenames(
  { run }: SiteRepository,
  base: string | undefined,
  differences: readonly TreeDifference[],
): Promise<Map<string, string>> {
  const added = differences.filter(({ kind }) => kind === 'added').map((one) => one.path);
  const deleted = differences.filter(({ kind }) => kind === 'deleted').map((one) => one.path);
  const isComparable = added.every((file) => !file.includes('\n'));
  if (
    base === undefined ||
    added.length === 0 ||
    deleted.length === 0 ||
    added.length > maxCompared ||
    !isComparable
  )
    return new Map();
  const hashed = await run(['hash-object', '--stdin-paths'], { input: `${added.join('\n')}\n` });
  const listed = await run([literal, 'ls-tree', '-r', '-z', base, '--', ...deleted.slice(0, maxCompared)]);
  if (hashed.code !== 0 || listed.code !== 0) return new Map();
  const formerByHash = new Map<string, string>();
  for (const item of listed.stdout.split('\0')) {
    const [, hash, file] = /^\d+ blob ([\da-f]+)\t([\s\S]+)$/u.exec(item) ?? [];
    if (hash !== undefined && file !== undefined) formerByHash.set(hash, file);
  }
  const renames = new Map<string, string>();
  for (const [index, hash] of hashed.stdout.trimEnd().split('\n').entries()) {
    const [former, file] = [formerByHash.get(hash), added[index]];
    if (former === undefined || file === undefined) continue;
    renames.set(file, former);
    formerByHash.delete(hash);
  }
  return renames;
}
