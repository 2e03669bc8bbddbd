import { contentKinds, type FormKind, listAddress } from '../../addresses.ts';
import { type Html, html, type HtmlValue } from '../../html.ts';
import { tokenField } from '../../layout.ts';
import type { DeskWords } from '../../words/words.ts';

/** An entry of a list of content. */
export interface ListEntry {
  id: string;
  title: string;
  /** A second line, such as the authors and the year of a paper. */
  detail: string;
  selected?: boolean;
  hidden?: boolean;
  isUnreadable?: boolean;
}

/** Number of entries on one page of a list. */
export const entriesPerPage = 100;

/** Returns the entries whose title, detail or id contains all words of a text. Case and accents make no difference. */
export function filterEntries<Entry extends ListEntry>(entries: readonly Entry[], text: string): Entry[] {
  const wanted = plain(text).split(/\s+/u).filter(Boolean);
  return entries.filter(({ id, title, detail }) => {
    const all = plain(`${title} ${detail} ${id}`);
    return wanted.every((word) => all.includes(word));
  });
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

interface ListPage {
  words: DeskWords['edit'];
  intl: string;
  token: string;
  kind: FormKind;
  entries: readonly ListEntry[];
  query: string;
  /** Index of the first shown entry. */
  from: number;
}

/** The first page of the part "Edit": the kinds of content. */
export function kindsView(
  words: DeskWords['edit'],
  counts: Readonly<Partial<Record<FormKind, string>>>,
): Html {
  return html`<p>${words.intro}</p>
<ul class="kinds">${contentKinds.map(
    (kind) =>
      html`<li><a href="${listAddress(kind)}">${words.kinds[kind]}</a>${
        counts[kind] !== undefined && html` <span class="count">${counts[kind]}</span>`
      }${kind !== 'settings' && html` <a class="new" href="/edit/new/${kind}">${words.newOnes[kind]}</a>`}</li>\n`,
  )}</ul>
<p><a href="/edit/roles">${words.roleOrder.title}</a></p>`;
}

/** A list of content with a filter. */
export function contentListView(page: ListPage): Html {
  const { words, kind, query, from } = page;
  const found = filterEntries(page.entries, query);
  const shown = found.slice(from, from + entriesPerPage);
  const isPapers = kind === 'papers';
  const rows = shown.map((entry) => entryView(page, entry, isPapers));
  const list = html`<ul class="entries">${rows}</ul>`;
  return html`<p><a class="new" href="/edit/new/${kind}">${words.newOnes[kind]}</a></p>
<form method="get" role="search" class="filter"><label for="filter">${words.filter}</label>
<input id="filter" type="search" name="q" value="${query}" dir="auto"> <button>${words.apply}</button></form>
${
  shown.length === 0
    ? html`<p>${page.entries.length === 0 ? words.noEntries : words.noMatches}</p>`
    : isPapers
      ? html`<p class="hint">${words.selection.text}</p>
<form method="post" action="/edit/selection">${tokenField(page)}<input type="hidden" name="_back" value="${backTo(page)}">
${list}<div class="toolbar"><button class="main">${words.saveSelection}</button></div></form>`
      : list
}${pagerView(page, found.length)}`;
}

function entryView({ words, kind }: ListPage, entry: ListEntry, isPapers: boolean): Html {
  const { id, title, detail, selected = false, hidden = false, isUnreadable = false } = entry;
  const box = (key: 'selected' | 'hidden', isOn: boolean) =>
    html`<label class="check"><input type="checkbox" name="${key}" value="${id}"${isOn && html` checked`}> ${words[key]}<span class="unseen">: ${title}</span></label>`;
  return html`<li><div><a href="${listAddress(kind)}/${id}" dir="auto">${title}</a>${
    isUnreadable && html` <strong class="error">${words.unreadable}</strong>`
  }<br><span class="hint" dir="auto">${detail}</span></div>${
    isPapers && !isUnreadable
      ? html`<div class="boxes"><input type="hidden" name="shown" value="${id}:${Number(selected)}${Number(hidden)}">${box('selected', selected)} ${box('hidden', hidden)}</div>`
      : hidden && html` <span class="hint">${words.hidden}</span>`
  }</li>
`;
}

function backTo({ query, from }: ListPage): string {
  const parts = new URLSearchParams({
    ...(query !== '' && { q: query }),
    ...(from > 0 && { from: String(from) }),
  });
  return parts.size === 0 ? '' : `?${parts}`;
}

function pagerView(page: ListPage, all: number): HtmlValue {
  const { words, from, intl } = page;
  if (all <= entriesPerPage) return false;
  const number = new Intl.NumberFormat(intl);
  const link = (to: number, text: string) =>
    html`<li><a href="${listAddress(page.kind)}${backTo({ ...page, from: to })}">${text}</a></li>`;
  const last = Math.min(from + entriesPerPage, all);
  return html`<nav class="pager" aria-label="${words.kinds[page.kind]}"><p>${words.shownOf(
    number.format(Math.min(from + 1, all)),
    number.format(last),
    number.format(all),
  )}</p><ul>${from > 0 && link(Math.max(0, from - entriesPerPage), words.previous)}${
    last < all && link(last, words.next)
  }</ul></nav>`;
}
