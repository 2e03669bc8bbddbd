/**
 * The number of changes of the content that `npm run dev` has noticed since it started; 0 in a build. Astro's configuration,
 * which watches the files, and the pages are different instances of the modules in the same process, so that only the
 * global object is common to them.
 */
const key = Symbol.for('offprint.content-version');

const holder = globalThis as { [key]?: number };

export function contentVersion(): number {
  return holder[key] ?? 0;
}

/** Makes everything that `oncePerBuild` keeps outdated. */
export function noteContentChange(): void {
  holder[key] = contentVersion() + 1;
}
