/** Makes an element with a class, or without one, and what it holds. */
export function createElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className?: string,
  ...children: (string | Node)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== undefined) made.className = className;
  made.append(...children);
  return made;
}

/** A button that does something in this page. */
export function createButton(text: string, onClick: () => void, className?: string): HTMLButtonElement {
  const made = createElement('button', className, text);
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}

/** @throws Error if the page lacks a part that its script needs */
export function findElement<Kind extends Element>(
  parent: ParentNode,
  selector: string,
  kind: new () => Kind,
): Kind {
  const found = parent.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`The search finds no ${selector} in this page.`);
}

/** Makes these the children of a parent; whoever has the focus and stays keeps it. */
export function arrange(parent: Element, children: readonly Node[]): void {
  const active = document.activeElement;
  for (const [place, child] of children.entries()) {
    const there = parent.childNodes[place];
    if (there !== child) parent.insertBefore(child, there ?? null);
  }
  while (parent.childNodes.length > children.length) parent.lastChild?.remove();
  if (active instanceof HTMLElement && active !== document.activeElement && parent.contains(active))
    active.focus({ preventScroll: true });
}
