import { isMap, isNode, isScalar, LineCounter, parseDocument, type Scalar, visit } from 'yaml';
import { type Diagnostic, quote } from '../model/diagnostic.ts';
import { isDeeper } from './nesting.ts';
import { exceedsYamlLimits, maxLevels } from './yaml-limits.ts';

/**
 * Maximum number of YAML errors that are reported for one file. Further errors are usually consequences of the first
 * ones.
 */
const maxErrors = 10;

/** Parsed YAML whose values are not validated yet. */
export interface Values {
  data: unknown;
  /**
   * Returns the line of the value at a path such as `['author', 0]`, counted from 1. If there is no such value, returns
   * the line of the map or list in which the value is missing.
   */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Parses YAML 1.2.
 *
 * @param file the path of the file, for messages
 * @param firstLine the line of the file on which the YAML begins
 * @param schema the schema of YAML 1.2; with `failsafe`, every value that is not a list or map is a text
 * @returns the values with their lines, or the reasons why the YAML cannot be parsed
 */
export function parseYaml(
  source: string,
  file: string,
  firstLine = 1,
  schema: 'core' | 'failsafe' = 'core',
): Values | Diagnostic[] {
  const lineCounter = new LineCounter();
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + firstLine - 1;
  const error = (line: number, message: string, advice: string): Diagnostic => ({
    severity: 'error',
    file,
    line,
    message,
    advice,
  });
  const limit = exceedsYamlLimits(source);
  if (limit) return [error(limit.line + firstLine - 1, limit.message, limit.advice)];
  // The options `prettyErrors` and `uniqueKeys` are off, because their time is quadratic in the length of the file.
  const document = parseDocument(source, {
    lineCounter,
    version: '1.2',
    schema,
    prettyErrors: false,
    uniqueKeys: false,
  });
  if (document.errors.length > 0) {
    const advice = 'Put text that contains a colon, # or quotation marks in "double quotes".';
    return document.errors
      .slice(0, maxErrors)
      .map(({ message, pos }) =>
        error(lineAt(pos[0]), `Invalid YAML: ${message.split('\n', 1)[0]}.`, advice),
      );
  }
  const duplicate = duplicateKey(document);
  if (duplicate) {
    const [first, second] = duplicate.map(({ range }) => lineAt(range?.[0] ?? 0));
    const message = `Duplicate key ${quote(String(duplicate[1].value))} (first used on line ${first}).`;
    return [error(second ?? firstLine, message, 'Remove one of the two keys.')];
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch {
    const advice = 'Write the values themselves instead of aliases.';
    return [error(firstLine, 'The YAML has too many aliases (*name).', advice)];
  }
  if (isDeeper(data, maxLevels)) {
    const message = `The YAML is nested more than ${maxLevels} levels deep.`;
    return [error(firstLine, message, 'Use fewer levels.')];
  }
  return { data, lineOf: (path) => lineAt(offsetOf(document, path)) };
}

/**
 * Finds the first key that occurs twice in a map.
 *
 * @returns the first and second occurrence of the key
 */
function duplicateKey(
  document: ReturnType<typeof parseDocument>,
): [first: Scalar, second: Scalar] | undefined {
  let duplicate: [Scalar, Scalar] | undefined;
  visit(document, {
    Map(_, { items }) {
      const known = new Map<unknown, Scalar>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const first = known.get(key.value);
        if (first) duplicate ??= [first, key];
        known.set(key.value, key);
      }
      return duplicate && visit.BREAK;
    },
  });
  return duplicate;
}

function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown = document.getIn(path.slice(0, length - 1), true);
    if (isMap(parent)) {
      const pair = parent.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(path[length - 1]),
      );
      if (isNode(pair?.key)) return pair.key.range?.[0] ?? 0;
    }
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
