import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { readContentFiles } from '../../../src/files/content-folder.ts';
import { readText } from '../../../src/files/read-text.ts';
import type { MigratedFolder } from '../../../src/import/migrate/migration.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { toId } from '../../../src/model/id.ts';

interface FileName {
  folder: MigratedFolder;
  /** Path of the file in the content folder. */
  path: string;
  /** Path of the file after the migration; equal to `path` if the file keeps its name. */
  newPath: string;
}

export type ReadableFile = FileName & { text: string };

/** A file of the content: with its text, or with diagnostics if the file could not be read. */
export type FoundFile = ReadableFile | (FileName & { diagnostics: Diagnostic[] });

export function isReadable(file: FoundFile): file is ReadableFile {
  return 'text' in file;
}

/** Finds the Markdown files to migrate: papers, authors, projects and news. */
export async function findFiles(content: string): Promise<FoundFile[]> {
  const folders = ['papers', 'authors', 'projects', 'news'] as const;
  return (await Promise.all(folders.map((folder) => findFilesIn(content, folder)))).flat();
}

/**
 * Finds the files of one folder. Other tools use names that are invalid in Offprint, such as `05-ICML.md` and
 * `folding/index.md`. Files with such names get a new path.
 */
async function findFilesIn(content: string, folder: MigratedFolder): Promise<FoundFile[]> {
  const directory = path.join(content, folder);
  const { files, leftOut } = await readContentFiles(directory);
  const entries = existsSync(directory) ? await readdir(directory, { withFileTypes: true }) : [];
  const indexFiles = entries
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => ['index.md', '_index.md'].map((file) => ({ name, file: `${name}/${file}` })));
  const misnamed = [...leftOut.map((name) => ({ name, file: `${name}.md` })), ...indexFiles].filter(
    ({ file }) => existsSync(path.join(directory, file)),
  );
  const kind = folder === 'authors' ? 'person' : 'paper';
  const toText = ({ file }: { file: string }) => file !== '_index.md';
  return [
    ...files.map(({ id, text }) => {
      const name = `${folder}/${id}.md`;
      return { folder, path: name, newPath: name, text };
    }),
    ...misnamed.filter(toText).map(({ name, file }) => ({
      folder,
      path: `${folder}/${file}`,
      newPath: `${folder}/${toId(name, kind)}.md`,
      ...readText(path.join(directory, file)),
    })),
  ];
}
