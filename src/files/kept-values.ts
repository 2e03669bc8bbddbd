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
  /** Forgets the values whose keys are no longer needed. */
  forget(isNeeded: (key: string) => boolean): void;
  /** Writes the values to the folder. An error of the file system is ignored: the values are then made again. */
  save(): void;
}

/** The values of some keys, each with the hash of the text that it was made from. */
type Shard = Map<string, [hash: string, value: unknown]>;

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
  const changed = new Set<number>();
  const fileOf = (number: number) => path.join(folder ?? '', `${number}.bin`);
  const shardOf = (number: number): Shard => {
    let shard = shards.get(number);
    if (!shard) {
      shard = (folder !== undefined && readShard(fileOf(number))) || new Map();
      shards.set(number, shard);
    }
    return shard;
  };
  return {
    get: <Value>(key: string, text: string, make: () => Value): Value => {
      const number = numberOf(key);
      const shard = shardOf(number);
      const digest = hash('sha256', text, 'base64');
      const kept = shard.get(key);
      if (kept?.[0] === digest) return kept[1] as Value;
      const value = make();
      shard.set(key, [digest, value]);
      changed.add(number);
      return value;
    },
    forget: (isNeeded) => {
      for (let number = 0; number < shardCount; number++)
        for (const key of shardOf(number).keys()) {
          if (isNeeded(key)) continue;
          shardOf(number).delete(key);
          changed.add(number);
        }
    },
    save: () => {
      if (folder === undefined) return;
      try {
        if (changed.size > 0) mkdirSync(folder, { recursive: true });
        for (const number of changed) writeShard(fileOf(number), shardOf(number));
      } catch {
        // The next build makes the values again.
      }
      changed.clear();
    },
  };
}

/** Returns the number of the file for a key. */
function numberOf(key: string): number {
  let sum = 0;
  for (let index = 0; index < key.length; index++) sum = (Math.imul(sum, 31) + key.charCodeAt(index)) | 0;
  return (sum >>> 0) % shardCount;
}

function readShard(file: string): Shard | undefined {
  try {
    const bytes = readFileSync(file);
    const body = bytes.subarray(checksumBytes);
    if (!checksumOf(body).equals(bytes.subarray(0, checksumBytes))) return undefined;
    const shard: unknown = v8.deserialize(body);
    return shard instanceof Map ? (shard as Shard) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a file completely or not at all, also if two threads or processes write it at the same time. */
function writeShard(file: string, shard: Shard): void {
  const body = v8.serialize(shard);
  const fresh = `${file}.${randomUUID()}.new`;
  writeFileSync(fresh, Buffer.concat([checksumOf(body), body]));
  renameSync(fresh, file);
}

function checksumOf(body: Uint8Array): Buffer {
  return hash('sha256', body, 'buffer');
}
