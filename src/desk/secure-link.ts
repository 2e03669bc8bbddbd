import { type Html, html } from './html.ts';

/** Maximum length of an address that becomes a link. */
const maxLength = 2000;

/**
 * Shows an address that a service or an upload brought: as a link if it is https, else as text. The link sends the other
 * site nothing about the desk.
 */
export function secureLink(address: string): Html {
  const isSecure =
    address.length <= maxLength && URL.canParse(address) && new URL(address).protocol === 'https:';
  if (!isSecure) return html`<bdi>${address.slice(0, maxLength)}</bdi>`;
  return html`<a href="${address}" target="_blank" rel="noreferrer noopener"><bdi>${address}</bdi></a>`;
}
