import { contentVersion } from './content-version.ts';

/**
 * Wraps a function so that it is called only once in a build. Later calls return the same promise. In `npm run dev` the
 * function is called again after the content has changed.
 */
export function oncePerBuild<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: { version: number; value: Promise<Value> } | undefined;
  return () => {
    const version = contentVersion();
    if (made?.version !== version) made = { version, value: make() };
    return made.value;
  };
}
