import { copyFile, link, lstat, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * A copy of the content folder in which files can have other texts than in the content. The preview shows it, so that
 * values that are not saved never reach the files of the lab.
 */
export interface Overlay {
  folder: string;
  /**
   * Makes the copy equal to the content again, except for the file that is shown otherwise.
   *
   * @param maxAge time since the last comparison in which nothing is compared, in milliseconds: all files are looked at, which
   * takes longer than a key press. Default: 0
   */
  sync(maxAge?: number): Promise<void>;
  /** Gives one file another text in the copy. All other files are as in the content. */
  show(file: string, text: string): Promise<void>;
  /** Gives all files the text of the content. */
  reset(): Promise<void>;
  remove(): Promise<void>;
}

/** Matches the names of text files. Only these can be shown otherwise than they are. */
const textName = /\.(?:md|mdx|yaml|jsonl?)$/u;

/**
 * Creates the copy. Pictures and PDFs are hard links where the disk allows it, and are never changed. Texts are copied, and
 * changed in place: a program that watches a file loses it when another one takes its name.
 */
export function createOverlay(content: string, folder: string): Overlay {
  /** The version of the content from which each file of the copy was made. */
  const made = new Map<string, string>();
  let shown: string | undefined;
  /** The time of the last comparison with the content, on the clock of `performance`. */
  let compared = Number.NEGATIVE_INFINITY;
  let work: Promise<unknown> = Promise.resolve();
  // One change after the other, so that a slow one does not undo a later one.
  const inTurn = <Value>(change: () => Promise<Value>): Promise<Value> => {
    const next = work.then(change, change);
    work = next.catch(() => undefined);
    return next;
  };
  const take = async (file: string) => {
    const [from, to] = [path.join(content, file), path.join(folder, file)];
    // A link is left out, as in `filesBelow`.
    const stats = await lstat(from).catch(() => undefined);
    made.delete(file);
    if (!stats?.isFile()) {
      await rm(to, { force: true });
      return;
    }
    await mkdir(path.dirname(to), { recursive: true });
    if (textName.test(file)) {
      const text = await readFile(from);
      const now = await readFile(to).catch(() => undefined);
      if (!now?.equals(text)) await writeFile(to, text);
    } else {
      await rm(to, { force: true });
      await link(from, to).catch(() => copyFile(from, to));
    }
    made.set(file, version(stats));
  };
  const sync = async (maxAge = 0) => {
    if (performance.now() - compared < maxAge) return;
    compared = performance.now();
    if (made.size === 0) await rm(folder, { recursive: true, force: true });
    const files = await filesBelow(content, '');
    for (const file of made.keys())
      if (!files.has(file) && file !== shown) {
        await rm(path.join(folder, file), { force: true });
        made.delete(file);
      }
    const changed = [...files].filter(([file, stats]) => file !== shown && made.get(file) !== stats);
    for (let at = 0; at < changed.length; at += 32)
      await Promise.all(changed.slice(at, at + 32).map(([file]) => take(file)));
  };
  const reset = async () => {
    const file = shown;
    shown = undefined;
    compared = Number.NEGATIVE_INFINITY;
    if (file !== undefined) await take(file);
  };
  return {
    folder,
    sync: (maxAge) => inTurn(() => sync(maxAge)),
    show: (file, text) =>
      inTurn(async () => {
        if (file !== shown) await reset();
        shown = file;
        made.delete(file);
        if (!textName.test(file)) throw new Error(`${file} is not a text.`);
        const to = path.join(folder, file);
        await mkdir(path.dirname(to), { recursive: true });
        if ((await readFile(to, 'utf8').catch(() => undefined)) !== text) await writeFile(to, text);
      }),
    reset: () => inTurn(reset),
    remove: () => inTurn(() => rm(folder, { recursive: true, force: true })),
  };
}

/** Lists the files of the content with a text for each version. Hidden files and links are left out. */
async function filesBelow(root: string, below: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const entries = await readdir(path.join(root, below), { withFileTypes: true }).catch(() => []);
  await Promise.all(
    entries.map(async (entry) => {
      if (entry.name.startsWith('.')) return;
      const file = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        for (const [name, stats] of await filesBelow(root, file)) files.set(name, stats);
      } else if (entry.isFile()) {
        const stats = await stat(path.join(root, file)).catch(() => undefined);
        if (stats) files.set(file, version(stats));
      }
    }),
  );
  return files;
}

function version({ mtimeMs, size, ino }: { mtimeMs: number; size: number; ino: number }): string {
  return `${mtimeMs} ${size} ${ino}`;
}
