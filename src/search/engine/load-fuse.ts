type FuseModule = typeof import('./fuse.ts');

/**
 * Loads the code that ranks papers with Fuse. It is in a file of its own, because the first answer does not need it.
 * Resolves to undefined if the file cannot be loaded.
 */
export async function loadFuse(): Promise<FuseModule | undefined> {
  return import('./fuse.ts').catch(() => undefined);
}
