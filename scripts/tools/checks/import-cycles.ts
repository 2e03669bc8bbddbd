import path from 'node:path';
import { importsOf } from './imports.ts';

/**
 * Finds files that import each other, directly or through other files. Imports of types count too, because a reader
 * must understand all files of a cycle at once.
 *
 * @param files the text of each file, by the path of the file below the project's folder
 * @param aliases the value of `imports` in package.json: `#words` → `./src/words/en.ts`
 * @returns one message for each cycle
 */
export function importCycleErrors(
  files: ReadonlyMap<string, string>,
  aliases: Readonly<Record<string, string>> = {},
): string[] {
  const graph = new Map(
    [...files].map(([file, text]) => [file, targetsOf(file, text, new Set(files.keys()), aliases)]),
  );
  const cycles = new Map<string, string[]>();
  for (const [file, targets] of graph) {
    for (const target of targets.keys()) {
      const route = shortestPath(graph, target, file);
      if (route) cycles.set(route.toSorted().join(), rotate(route));
    }
  }
  return [...cycles.values()].map((cycle) => {
    const [first = '', second = first] = cycle;
    const line = graph.get(first)?.get(second);
    return `${first}:${line}: import cycle: ${[...cycle, first].join(' → ')}. Move what both need into a file that imports neither.`;
  });
}

/** Returns the files that a file imports, each with the line on which it is imported first. */
function targetsOf(
  file: string,
  text: string,
  known: ReadonlySet<string>,
  aliases: Readonly<Record<string, string>>,
): ReadonlyMap<string, number> {
  const targets = new Map<string, number>();
  for (const { line, from } of importsOf(file, text)) {
    const alias = Object.hasOwn(aliases, from) ? aliases[from] : undefined;
    const target = from.startsWith('.') ? path.posix.join(path.posix.dirname(file), from) : alias;
    const normal = target && path.posix.normalize(target);
    if (normal && known.has(normal) && !targets.has(normal)) targets.set(normal, line);
  }
  return targets;
}

/**
 * Returns the files on the shortest path of imports from one file to another, including both; `undefined` if there is
 * no path.
 */
function shortestPath(
  graph: ReadonlyMap<string, ReadonlyMap<string, number>>,
  from: string,
  to: string,
): string[] | undefined {
  const before = new Map<string, string | undefined>([[from, undefined]]);
  // The loop over the map also visits entries that are added during the loop, so this is a breadth-first search.
  for (const [file] of before) {
    if (file === to) {
      const route: string[] = [];
      for (let at: string | undefined = file; at !== undefined; at = before.get(at)) route.unshift(at);
      return route;
    }
    for (const next of graph.get(file)?.keys() ?? []) if (!before.has(next)) before.set(next, file);
  }
  return undefined;
}

/** Returns the same cycle, beginning with the file whose path is first in alphabetical order. */
function rotate(cycle: readonly string[]): string[] {
  const [least = ''] = cycle.toSorted();
  const at = cycle.indexOf(least);
  return [...cycle.slice(at), ...cycle.slice(0, at)];
}
