import { urlBelow } from '../library/address.ts';
import type { EmbedList } from '../library/embed-parts.ts';
import { xmlElement } from './xml.ts';

/**
 * Formats the HTML that shows a list of papers in another web page: a script, and a link for visitors without scripts.
 *
 * @param home the address of the home page
 * @param title the text of the link
 */
export function formatEmbedCode(
  { key, path }: Pick<EmbedList, 'key' | 'path'>,
  home: string,
  title: string,
): string {
  const script = urlBelow(home, '/embed.js');
  const link = xmlElement('a', { href: urlBelow(home, path) }, title);
  return [
    `<script src="${script}" data-list="${key}" data-group="year" async></script>`,
    xmlElement('noscript', {}, link).xml,
  ].join('\n');
}
