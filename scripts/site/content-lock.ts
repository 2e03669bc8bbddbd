import { mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { withLock } from '../setup/lock.mjs';

/**
 * Runs `work`, which writes into a content folder, while no other command writes into this folder. The lock is in the
 * folder itself, so that it is the same for symbolic links to the folder and for other copies of Offprint.
 *
 * @param onWait called once if another command is writing
 * @param maxWait maximum time to wait, in milliseconds. After it, the work is not done, and `LockedError` is thrown.
 */
export function withContentLock<Result>(
  content: string,
  work: () => Promise<Result>,
  onWait: () => void,
  maxWait?: number,
): Promise<Result> {
  mkdirSync(content, { recursive: true });
  return withLock(path.join(realpathSync(content), '.import.lock'), work, onWait, maxWait);
}
