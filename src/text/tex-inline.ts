import { lowerCaseScheme } from './address.ts';
import type { Style } from './tex-commands.ts';
import type { Inline } from './tree.ts';

/** Removes the backslashes that TeX requires before some characters of an address, such as `%`. */
export function unescaped(url: string): string {
  return url.replace(/\\([%#&_~{}])/gu, '$1');
}

/** Returns a link. Links in its content become plain text, because HTML does not allow a link within a link. */
export function linked(url: string, children: Inline[]): Inline[] {
  return [{ type: 'link', url: lowerCaseScheme(url), children: withoutLinks(children) as never }];
}

function withoutLinks(nodes: readonly Inline[]): Inline[] {
  return nodes.flatMap((node) => {
    if (!('children' in node)) return [node];
    const children = withoutLinks(node.children as Inline[]);
    return node.type === 'link' ? children : [{ ...node, children } as Inline];
  });
}

/** Puts nodes into the element of a style. Without a style, or with `plain`, the nodes are returned unchanged. */
export function styled(style: Style | undefined, children: Inline[]): Inline[] {
  if (style === undefined || style === 'plain') return children;
  if (style === 'emphasis' || style === 'strong') return [{ type: style, children }];
  return [{ type: 'emphasis', children, data: { hName: style } }];
}
