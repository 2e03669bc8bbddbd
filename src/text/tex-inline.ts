import { withSmallScheme } from './address.ts';
import type { Style } from './tex-commands.ts';
import type { Inline } from './tree.ts';

/** TeX asks for a backslash before signs that addresses often have. */
export function unescaped(url: string): string {
  return url.replace(/\\([%#&_~{}])/gu, '$1');
}

/** A link, its scheme as browsers write it; of an address in its words the words stay, since HTML has no link within a link. */
export function linked(url: string, children: Inline[]): Inline[] {
  return [{ type: 'link', url: withSmallScheme(url), children: withoutLinks(children) as never }];
}

function withoutLinks(nodes: readonly Inline[]): Inline[] {
  return nodes.flatMap((node) => {
    if (!('children' in node)) return [node];
    const children = withoutLinks(node.children as Inline[]);
    return node.type === 'link' ? children : [{ ...node, children } as Inline];
  });
}

/** Words in the style of a command; none where they look like all others. */
export function styled(style: Style | undefined, children: Inline[]): Inline[] {
  if (style === undefined || style === 'plain') return children;
  if (style === 'emphasis' || style === 'strong') return [{ type: style, children }];
  return [{ type: 'emphasis', children, data: { hName: style } }];
}
