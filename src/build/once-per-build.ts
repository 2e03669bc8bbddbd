/**
 * Wraps a function so that it is called only once in a build. Later calls return the same promise. In `astro dev` the
 * function is called each time, because the content may change between two pages.
 */
export function oncePerBuild<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    if (import.meta.env.DEV) return make();
    made ??= make();
    return made;
  };
}
