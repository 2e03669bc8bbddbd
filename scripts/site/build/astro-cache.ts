import path from 'node:path';
import { hashText } from '../../../src/model/id.ts';
import { root } from '../../setup/process.ts';

/** Returns the path of the folder with everything that builds of a content folder keep. */
export function astroCache(content: string): string {
  return path.join(root, '.cache', hashText(content));
}
