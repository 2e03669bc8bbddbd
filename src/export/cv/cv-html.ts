import { languages, languageTag } from '../../model/language.ts';
import { isSafeUrl } from '../../model/url.ts';
import { type Cv, type CvEntry, type CvRun, entriesByYear } from './cv.ts';
import { cvStyle } from './cv-style.ts';

/**
 * Formats a CV as an HTML document of its own, for printing. It has no script and no button, and loads nothing.
 *
 * @param biographyHtml the biography as sanitised HTML, with absolute links
 */
export function formatCvHtml(cv: Cv, biographyHtml: string | undefined): string {
  const { tag, direction } = languages[cv.language];
  const facts = [cv.role, ...cv.affiliations].filter((fact) => fact !== undefined);
  const body = [
    '<header>',
    `<h1><bdi>${escapeHtml(cv.name)}</bdi></h1>`,
    facts.length > 0 ? `<p class="facts">${facts.map((fact) => `<bdi>${escapeHtml(fact)}</bdi>`).join(' · ')}</p>` : '',
    links(cv),
    '</header>',
    biographyHtml ? `<div class="biography" dir="auto">${biographyHtml}</div>` : '',
    cv.selected ? section(cv.selected.heading, [list(cv.selected.entries)]) : '',
    ...cv.sections.map(({ heading, entries }) =>
      section(
        heading,
        entriesByYear(entries).map(({ year, entries: own }) => `${year === undefined ? '' : `<h3>${year}</h3>`}${list(own)}`),
      ),
    ),
    projects(cv),
    ...cv.lists.map(({ heading, items }) =>
      section(heading, [`<ul>${items.map((item) => `<li dir="auto">${withLink(item.title, item.link)}${small([item.place, item.period])}</li>`).join('')}</ul>`]),
    ),
  ]; // prettier-ignore
  return `<!doctype html>
<html lang="${tag}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(cv.name)}</title>
<style>${cvStyle}</style>
</head>
<body>
${body.filter(Boolean).join('\n')}
</body>
</html>
`;
}

/** Formats the line at the foot of each page: the name of the person and the number of the page. */
export function formatCvFooter(cv: Cv): string {
  const { direction } = languages[cv.language];
  return `<div dir="${direction}" style="width:100%;margin:0 18mm;font:8px serif;display:flex;justify-content:space-between"><span><bdi>${escapeHtml(cv.name)}</bdi></span><span dir="ltr"><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`;
}

function section(heading: string, parts: readonly string[]): string {
  return `<section><h2>${escapeHtml(heading)}</h2>${parts.join('\n')}</section>`;
}

function links(cv: Cv): string {
  const items = cv.links.map(({ label, address }) => `<li>${withLink(label, address)}</li>`);
  return items.length > 0 ? `<ul class="links">${items.join('')}</ul>` : '';
}

function projects({ projects: { heading, items } }: Cv): string {
  if (items.length === 0) return '';
  const shown = items.map(
    ({ title, address, period, funding }) =>
      `<li dir="auto">${withLink(title, address)}${small([...funding, period])}</li>`,
  );
  return section(heading, [`<ul>${shown.join('')}</ul>`]);
}

function list(entries: readonly CvEntry[]): string {
  const items = entries.map((entry) => {
    const lang = languageTag(entry.paper.language);
    return `<li value="${entry.number}"><div dir="auto"${lang === undefined ? '' : ` lang="${lang}"`}>${reference(entry)}</div></li>`;
  });
  return `<ol reversed start="${entries[0]?.number ?? 1}">${items.join('')}</ol>`;
}

function reference({ runs, address, paper }: CvEntry): string {
  let isLinked = false;
  const html = runs.map((run) => {
    const target = isLinked || address === undefined ? undefined : findAddress(run.text, address, paper.DOI);
    if (target === undefined) return styled(run, escapeHtml(run.text));
    isLinked = true;
    const [before, after] = [run.text.slice(0, target.from), run.text.slice(target.to)];
    const link = `<a href="${escapeHtml(address ?? '')}">${escapeHtml(run.text.slice(target.from, target.to))}</a>`;
    return styled(run, `${escapeHtml(before)}${link}${escapeHtml(after)}`);
  });
  return html.join('');
}

/** Finds the address or the DOI of a publication in its reference. */
function findAddress(
  text: string,
  address: string,
  doi: string | undefined,
): { from: number; to: number } | undefined {
  for (const shown of [address, ...(doi === undefined ? [] : [`https://doi.org/${doi}`, doi])]) {
    const from = text.indexOf(shown);
    if (from !== -1) return { from, to: from + shown.length };
  }
  return undefined;
}

function styled({ italic, own }: CvRun, html: string): string {
  const inner = italic ? `<i>${html}</i>` : html;
  return own ? `<b>${inner}</b>` : inner;
}

function withLink(text: string, address: string | undefined): string {
  const shown = `<bdi>${escapeHtml(text)}</bdi>`;
  return address !== undefined && isSafeUrl(address)
    ? `<a href="${escapeHtml(address)}">${shown}</a>`
    : shown;
}

function small(facts: readonly (string | undefined)[]): string {
  const shown = facts.filter((fact) => fact !== undefined && fact !== '');
  return shown.length > 0 ? ` <span class="facts">${shown.map((fact) => `<bdi>${escapeHtml(fact ?? '')}</bdi>`).join(' · ')}</span>` : ''; // prettier-ignore
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
