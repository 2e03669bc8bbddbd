/** Creates an element with an optional class and its children. */
export function createElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className?: string,
  ...children: (string | Node)[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  if (className !== undefined) node.className = className;
  node.append(...children);
  return node;
}

/** Creates a button that does not submit a form. */
export function createButton(text: string, onClick: () => void, className?: string): HTMLButtonElement {
  const button = createElement('button', className, text);
  button.type = 'button';
  button.addEventListener('click', onClick);
  return button;
}

/**
 * Returns the first element that matches a selector.
 *
 * @throws Error if no element matches, or if the element is not of the class `kind`
 */
export function findElement<Kind extends Element>(
  parent: ParentNode,
  selector: string,
  kind: new () => Kind,
): Kind {
  const found = parent.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`The page has no element "${selector}", which the search needs.`);
}

/**
 * Makes these nodes the only children of a parent, in this order. If the element with the focus remains a child, it
 * keeps the focus.
 */
export function arrange(parent: Element, children: readonly Node[]): void {
  const active = document.activeElement;
  for (const [index, child] of children.entries()) {
    const current = parent.childNodes[index];
    if (current !== child) parent.insertBefore(child, current ?? null);
  }
  while (parent.childNodes.length > children.length) parent.lastChild?.remove();
  if (active instanceof HTMLElement && active !== document.activeElement && parent.contains(active))
    active.focus({ preventScroll: true });
}
