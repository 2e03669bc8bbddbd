/**
 * Arrows lead from the box through the results and back, wherever the focus stands among them; a link opens with Enter by
 * itself.
 *
 * @returns whether the key was meant for that
 */
export function moveByArrow(event: KeyboardEvent, stops: readonly HTMLElement[]): boolean {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return false;
  const active = document.activeElement;
  const item = active?.closest('.paper-item');
  const place = stops.findIndex((stop) => stop === active || (item?.contains(stop) ?? false));
  // From an author's name, up leads to the title above it.
  const inside = place >= 0 && stops[place] !== active && step < 0 ? 0 : step;
  const next = place < 0 ? undefined : stops[place + inside];
  if (next === undefined) return false;
  event.preventDefault();
  next.focus();
  return true;
}
