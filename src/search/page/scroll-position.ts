/**
 * How far a visitor has scrolled in the list of results. The browser cannot restore this position, because the list is
 * filled after the page has loaded.
 */
export interface ScrollPosition {
  /** Number of results that were shown. */
  limit: number;
  /** Index of the first visible title link in the list, from 0. */
  link: number;
  /** Distance of that link from the top of the window, in pixels. */
  top: number;
}

/**
 * Saves the scroll position in the browser history when the visitor leaves the page, so that the position can be
 * restored after "back".
 */
export function saveScrollPosition(links: () => readonly HTMLElement[], limit: () => number): void {
  window.addEventListener('pagehide', () => {
    const tops = links().map((link) => link.getBoundingClientRect().top);
    const link = tops.findIndex((top) => top >= 0);
    if (link === -1 || window.scrollY === 0) return;
    const position: ScrollPosition = { limit: limit(), link, top: tops[link] ?? 0 };
    try {
      history.replaceState(position, '');
    } catch {
      // Browsers refuse too many changes of the history in a short time. After "back", the list then starts at its top.
    }
  });
}

/** Returns the scroll position in the current entry of the browser history; undefined if it has none. */
export function readScrollPosition(): ScrollPosition | undefined {
  const saved: Partial<ScrollPosition> | null = history.state;
  const { limit, link, top } = saved ?? {};
  if (limit === undefined || link === undefined || top === undefined) return undefined;
  return { limit, link, top };
}

/**
 * Scrolls to a saved position. The browser only estimates the height of results that have not been visible yet. The
 * position is therefore corrected in the next frames.
 *
 * @param attempts number of frames in which the position is set
 */
export function restoreScrollPosition(
  position: ScrollPosition,
  links: readonly HTMLElement[],
  attempts = 3,
): void {
  const top = links[position.link]?.getBoundingClientRect().top;
  if (top === undefined) return;
  window.scrollBy({ top: top - position.top, behavior: 'instant' });
  if (attempts > 1) requestAnimationFrame(() => restoreScrollPosition(position, links, attempts - 1));
}
