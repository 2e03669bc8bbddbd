/** How far a visitor came in a list: what a browser cannot find again by itself in a page that fills itself later. */
export interface PlaceInList {
  /** So many results were shown. */
  limit: number;
  /** The first link that was seen, by its place among all, and how far below the upper edge of the window, in pixels. */
  link: number;
  top: number;
}

/** Notes the place in the history when the visitor leaves, so that 'back' leads to it. */
export function keepPlace(links: () => readonly HTMLElement[], limit: () => number): void {
  window.addEventListener('pagehide', () => {
    const tops = links().map((link) => link.getBoundingClientRect().top);
    const link = tops.findIndex((top) => top >= 0);
    if (link === -1 || window.scrollY === 0) return;
    const place: PlaceInList = { limit: limit(), link, top: tops[link] ?? 0 };
    try {
      history.replaceState(place, '');
    } catch {
      // Browsers refuse very many changes in a short time; the list then begins at its top.
    }
  });
}

/** The place that was noted for this entry of the history. */
export function notedPlace(): PlaceInList | undefined {
  const noted: Partial<PlaceInList> | null = history.state;
  const { limit, link, top } = noted ?? {};
  if (limit === undefined || link === undefined || top === undefined) return undefined;
  return { limit, link, top };
}

/**
 * Scrolls to a place that was noted. Links are found rather than heights: those of papers not yet seen are estimates, which
 * become right once they are seen, hence a second and third look.
 */
export function returnTo(place: PlaceInList, links: readonly HTMLElement[], looks = 3): void {
  const there = links[place.link]?.getBoundingClientRect().top;
  if (there === undefined) return;
  window.scrollBy({ top: there - place.top, behavior: 'instant' });
  if (looks > 1) requestAnimationFrame(() => returnTo(place, links, looks - 1));
}
