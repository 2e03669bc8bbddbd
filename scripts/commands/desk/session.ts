import { randomBytes, timingSafeEqual } from 'node:crypto';

/** The secrets of a running desk. They are never on the disk, and are new at each start. */
export interface DeskSession {
  /** The value of the cookie by which the browser of the user is known. */
  cookie: string;
  /** Returns a key for the first address. A key for one use is for a command line, which others on the machine may see. */
  newKey(isForOneUse: boolean): string;
  /** Whether a key is valid. A key for one use is not valid afterwards. */
  acceptKey(key: string): boolean;
}

/** Returns a random text of 192 bits. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** Whether two texts are equal, in a time that does not depend on where they differ. */
export function isSameSecret(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)];
  return first.length === second.length && timingSafeEqual(first, second);
}

export function createDeskSession(): DeskSession {
  const keys = new Map<string, { isForOneUse: boolean }>();
  return {
    cookie: newSecret(),
    newKey(isForOneUse) {
      const key = newSecret();
      keys.set(key, { isForOneUse });
      return key;
    },
    acceptKey(key) {
      const found = [...keys].find(([known]) => isSameSecret(known, key));
      if (found?.[1].isForOneUse) keys.delete(found[0]);
      return found !== undefined;
    },
  };
}
