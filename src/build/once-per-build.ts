import { contentVersion } from './content-version.ts';

/**
 * Wraps a function so that it is called only once in a build. Later calls return the same promise. In `npm run dev` the
 * function is called again after the content has changed, and also if it changed before the result was there: Astro would
 * keep an outdated result.
 */
export function oncePerBuild<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: { version: number; value: Promise<Value> } | undefined;
  const current = (): Promise<Value> => {
    const version = contentVersion();
    const isCurrent = () => version === contentVersion();
    made =
      made?.version === version
        ? made
        : {
            version,
            value: make().then(
              (value) => (isCurrent() ? value : current()),
              (error: unknown) => (isCurrent() ? Promise.reject(error) : current()),
            ),
          };
    return made.value;
  };
  return current;
}
