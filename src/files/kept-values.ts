import { hash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';

/**
 * Values that were made from texts, kept until the text is another one. With a folder, they are also kept between builds.
 * Callers must not change a value.
 */
export interface KeptValues {
  /**
   * Returns the value of a key. It is made if it is not known yet, or if it was made from another text.
   *
   * @param key a name of the value, such as the path of a file; `text` may change under the same key
   */
  get<Value>(key: string, text: string, make: () => Value): Value;
  /** Forgets the values whose keys are no longer needed. Reads all files. */
  forget(isNeeded: (key: string) => boolean): void;
  /**
   * Writes the values to the folder. Values that another thread has written since are kept, if the threads save one after
   * the other. An error of the file system is ignored: the values are then made again.
   */
  save(): void;
}

/** The values of some keys, each with the hash of the text that it was made from. */
type Values = Map<string, [hash: string, value: unknown]>;

/** The values of one file, and the keys whose values differ from those in the file. */
interface Shard {
  values: Values;
  changed: Set<string>;
}

/** Number of files among which the values are divided, so that few bytes are written after a small change. */
const shardCount = 64;

/** Length of the checksum at the beginning of each file, in bytes. */
const checksumBytes = 32;

/**
 * Returns the folder for kept values of one kind. The build command chooses the folder for all kinds and writes it to
 * `OFFPRINT_KEPT`; without it, values are kept in memory only.
 */
export function keptFolder(kind: string, environment: NodeJS.ProcessEnv = process.env): string | undefined {
  return environment.OFFPRINT_KEPT ? path.join(environment.OFFPRINT_KEPT, kind) : undefined;
}

/**
 * Opens kept values. The format of the files is that of `structuredClone`, which loads 2 to 3 times as fast as JSON. A file
 * that is damaged or cannot be read counts as missing.
 *
 * @param folder the folder of the files. It must be another one for each version of the code that makes the values, and
 * of Node.js. If it is left out, the values are kept in memory only
 */
export function openKeptValues(folder?: string): KeptValues {
  const shards = new Map<number, Shard>();
  const fileOf = (number: number) => path.join(folder ?? '', `${number}.bin`);
  const shardOf = (number: number): Shard => {
    let shard = shards.get(number);
    if (!shard) {
      shard = {
        values: (folder !== undefined && readValues(fileOf(number))) || new Map(),
        changed: new Set(),
      };
      shards.set(number, shard);
    }
    return shard;
  };
  return {
    get: <Value>(key: string, text: string, make: () => Value): Value => {
      const { values, changed } = shardOf(numberOf(key));
      const digest = hash('sha256', text, 'base64');
      const kept = values.get(key);
      if (kept?.[0] === digest) return kept[1] as Value;
      const value = make();
      values.set(key, [digest, value]);
      changed.add(key);
      return value;
    },
    forget: (isNeeded) => {
      for (let number = 0; number < shardCount; number++) {
        const { values, changed } = shardOf(number);
        for (const key of values.keys()) {
          if (isNeeded(key)) continue;
          values.delete(key);
          changed.add(key);
        }
      }
    },
    save: () => {
      if (folder === undefined) return;
      try {
        mkdirSync(folder, { recursive: true });
        for (const [number, { values, changed }] of shards) {
          if (changed.size === 0) continue;
          const written = readValues(fileOf(number)) ?? new Map();
          for (const key of changed) {
            const value = values.get(key);
            if (value) written.set(key, value);
            else written.delete(key);
          }
          writeValues(fileOf(number), written);
          changed.clear();
        }
      } catch {
        // The next build makes the values again.
      }
    },
  };
}

/**
 * Whether the value of a key belongs to one of several parts. Values of different parts are in different files, so that
 * several threads can save them at the same time.
 *
 * @param part the number of the part, from 0
 * @param parts the number of parts, at most 64
 */
export function isInPart(key: string, part: number, parts: number): boolean {
  return numberOf(key) % parts === part;
}

/** Returns the number of the file for a key. */
function numberOf(key: string): number {
  let sum = 0;
  for (let index = 0; index < key.length; index++) sum = (Math.imul(sum, 31) + key.charCodeAt(index)) | 0;
  return (sum >>> 0) % shardCount;
}

function readValues(file: string): Values | undefined {
  try {
    const bytes = readFileSync(file);
    const body = bytes.subarray(checksumBytes);
    if (!checksumOf(body).equals(bytes.subarray(0, checksumBytes))) return undefined;
    const values: unknown = v8.deserialize(body);
    return values instanceof Map ? (values as Values) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a file completely or not at all, also if two threads or processes write it at the same time. */
function writeValues(file: string, values: Values): void {
  const body = v8.serialize(values);
  const fresh = `${file}.${randomUUID()}.new`;
  writeFileSync(fresh, Buffer.concat([checksumOf(body), body]));
  renameSync(fresh, file);
}

function checksumOf(body: Uint8Array): Buffer {
  return hash('sha256', body, 'buffer');
}
