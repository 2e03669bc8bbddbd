import { isDeepStrictEqual } from 'node:util';
import {
  type Document,
  isAlias,
  isCollection,
  isNode,
  isSeq,
  type Pair,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { matchItems } from './match-items.ts';
import { pairKey, type YamlSource } from './yaml-lines.ts';

/**
 * Sets the value of a list or map in brackets. Nodes whose value stays are used again, and the others keep the comments
 * of the node that they replace.
 */
export function updateFlow(old: YAMLSeq | YAMLMap, value: unknown, document: Document): unknown {
  if (isSeq(old)) {
    const values = value as unknown[];
    const before = old.items.map((item) => toValue(item, document));
    const matches = matchItems(before, values);
    const items = values.map((each, index) => {
      const match = matches[index];
      const item = match === undefined ? undefined : old.items[match];
      if (match !== undefined && isDeepStrictEqual(before[match], each)) return item;
      return withComments(document.createNode(each), item);
    });
    old.items = items;
    return old;
  }
  const values = value as Record<string, unknown>;
  const map = old as YAMLMap;
  const known = new Map(map.items.map((pair) => [pairKey(pair), pair]));
  map.items = Object.entries(values).map(([key, each]) => {
    const pair = known.get(key);
    if (!pair) return document.createPair(key, each);
    if (!isDeepStrictEqual(toValue(pair.value, document), each))
      pair.value = withComments(document.createNode(each), pair.value);
    return pair;
  });
  return map;
}

function withComments(node: unknown, old: unknown): unknown {
  if (!isNode(node) || !isNode(old)) return node;
  const inner = isCollection(old) ? commentsOf(old).join('\n') : old.comment;
  return Object.assign(node, {
    commentBefore: old.commentBefore,
    comment: inner,
    spaceBefore: old.spaceBefore,
  });
}

/**
 * Gives a comment above the closing bracket to the last item, whose line it is on in most cases. The parser joins such
 * a comment with the one behind the bracket.
 */
export function giveLastComment(old: YAMLSeq | YAMLMap, { yaml }: YamlSource): void {
  const [, stop = 0, end = 0] = old.range ?? [];
  const behind = yaml.slice(stop, end);
  const [outer, inner] = [true, false].map((isBehind) =>
    old.comment?.split('\n').filter((text) => behind.includes(`#${text}`) === isBehind),
  );
  const last: unknown = old.items.at(-1);
  const node = isSeq(old) ? last : (last as Pair | undefined)?.value;
  if (!isNode(node) || !inner || inner.length === 0) return;
  node.comment = [...(node.comment?.split('\n') ?? []), ...inner].join('\n');
  old.comment = outer?.join('\n') || undefined;
}

/** Whether a list or map in brackets contains a comment. A comment behind its closing bracket does not count. */
export function hasInnerComments(old: YAMLSeq | YAMLMap): boolean {
  const behind = old.comment;
  old.comment = undefined;
  const hasComments = commentsOf(old).length > 0;
  old.comment = behind;
  return hasComments;
}

/** Returns the lines of all comments in a node, without the number signs. */
export function commentsOf(node: unknown): string[] {
  const comments: string[] = [];
  if (!isNode(node)) return comments;
  visit(node, {
    Node(_, { commentBefore, comment }) {
      comments.push(...[commentBefore, comment].flatMap((text) => text?.split('\n') ?? []));
    },
  });
  return comments;
}

export function toValue(node: unknown, document: Document): unknown {
  if (!isNode(node)) return node;
  return isAlias(node) ? toValue(node.resolve(document), document) : node.toJS(document);
}
