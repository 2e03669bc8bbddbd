/**
 * Moves the focus with the up and down arrow keys: from the search box to the results, from result to result, and back.
 *
 * @param stops the elements between which the focus moves, in order
 * @returns whether the key moved the focus
 */
export function moveByArrow(event: KeyboardEvent, stops: readonly HTMLElement[]): boolean {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return false;
  const active = document.activeElement;
  const item = active?.closest('.paper-item');
  const index = stops.findIndex((stop) => stop === active || (item?.contains(stop) ?? false));
  // From another link of a result, such as an author, the up key moves to the title of the same result.
  const isInsideResult = index >= 0 && stops[index] !== active;
  const next = index < 0 ? undefined : stops[index + (isInsideResult && step < 0 ? 0 : step)];
  if (next === undefined) return false;
  event.preventDefault();
  next.focus();
  return true;
}
