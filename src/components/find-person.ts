import { findEntry, personOf } from './person-entry.ts';

/**
 * Leads visitors to a person who has no page of their own but an entry in the list of people: from the former address of
 * the page, at which the host shows the error page, and from the page of all co-authors, to which some hosts redirect that
 * address.
 */
const base = new URL(document.querySelector<HTMLAnchorElement>('a.site-name')?.href ?? '/', location.href);

async function leadOn(): Promise<void> {
  const id = personOf(new URL(location.href), base);
  if (id === undefined || document.getElementById(`person-${id}`)) return;
  const found = await findEntry(id, base, async (address) => {
    const response = await fetch(address).catch(() => undefined);
    if (!response?.ok) return undefined;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    return {
      has: page.getElementById(`person-${id}`) !== null,
      parts: [...page.querySelectorAll<HTMLAnchorElement>('.letters a')].map(
        (link) => new URL(link.getAttribute('href') ?? '', address).href,
      ),
    };
  });
  if (found !== undefined) location.replace(found);
}

void leadOn();
