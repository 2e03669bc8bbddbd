/**
 * Wraps a function so that a build calls it once and every later call gets the same promise. In `astro dev`, where the content
 * may change between two pages, the function is called each time.
 */
export function oncePerBuild<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    if (import.meta.env.DEV) return make();
    made ??= make();
    return made;
  };
}
