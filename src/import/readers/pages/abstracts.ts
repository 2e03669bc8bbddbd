/** Buttons at the end of an abstract that is shown only in part. */
const more =
  /(?:\s|…|\.{3}){0,6}(?:▽ ?More|Expand|Show more|Read more|\[more\]|View (?:full )?abstract)\s?$/iu;
const less = /\s{0,3}(?:△ ?Less|Collapse|Show less|Read less|Hide abstract)\s?$/u;

/**
 * Cleans an abstract: removes the buttons at its end. If the page shows only the beginning, the abstract ends with an
 * ellipsis, so that a longer abstract from another source replaces it.
 */
export function cleanAbstract(text: string): string | undefined {
  const label =
    /^\s{0,3}(?:Abstract|Summary|Résumé|Zusammenfassung|Resumen)\s?(?:[:.—–-]|(?=\p{Lu}\p{Ll}))\s?/u;
  // A saved page contains the beginning, a button, and the whole abstract.
  const whole = /▽ ?More (?=\S)/u.exec(text);
  let abstract = (whole ? text.slice(whole.index + whole[0].length) : text).replace(label, '').trim();
  // The site shows a part from the middle, around the words of a search.
  if (/^(?:…|\.{3})/u.test(abstract)) return undefined;
  const end = abstract.slice(-60);
  const isShort = more.test(end);
  if (isShort) abstract = `${(abstract.slice(0, -60) + end.replace(more, '')).replace(/[\s….]{1,6}$/u, '')}…`;
  else if (less.test(end)) abstract = abstract.slice(0, -60) + end.replace(less, '');
  abstract = abstract.replace(/\s?(?:\.{3}|…)$/u, '…').trim();
  return /\p{L}/u.test(abstract) && abstract.length > 20 ? abstract : undefined;
}
