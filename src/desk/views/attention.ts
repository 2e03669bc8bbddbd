import { paperFile } from '../../import/plan/paper-path.ts';
import type { LintDiagnostic } from '../../lint/lint-diagnostic.ts';
import type { PaperPair } from '../../lint/near-papers.ts';
import { formatName } from '../../model/name.ts';
import type { Paper } from '../../model/paper.ts';
import type { ProposedRecord } from '../../model/proposal.ts';
import { fileAddress } from '../addresses.ts';
import type { Attention, OpenNames, OpenProposal } from '../attention/attention.ts';
import { showValue } from '../bring/shown-value.ts';
import { type Html, html } from '../html.ts';
import { tokenField } from '../layout.ts';
import { listPage, pageLinks } from '../paging.ts';
import { secureLink } from '../secure-link.ts';
import type { DeskWords } from '../words/words.ts';

/** The number of the page of each list. */
export interface AttentionPages {
  proposals?: string | undefined;
  papers?: string | undefined;
  people?: string | undefined;
  findings?: string | undefined;
}

const pageSizes = { proposals: 10, papers: 10, people: 20, findings: 50 };
const maxAuthors = 6;
/** Keys of two files that are compared, in this order. */
const comparedKeys = [
  'title',
  'author',
  'type',
  'issued',
  'containerTitle',
  'volume',
  'issue',
  'page',
  'DOI',
  'arXiv',
  'URL',
  'abstract',
] as const satisfies (keyof Paper)[];

/** The page with all that a person should look at. */
export function attentionView(
  attention: Attention,
  pages: AttentionPages,
  words: DeskWords,
  desk: { token: string },
): Html {
  const { proposals, pairs, names, findings, fieldOf } = attention;
  const { attention: own } = words;
  const total = proposals.length + pairs.length + names.length + findings.length;
  if (total === 0) return html`<p class="lede">${own.nothing}</p>`;
  const counts = [
    ['proposals', proposals.length],
    ['papers', pairs.length],
    ['people', names.length],
    ['findings', findings.length],
  ] as const;
  const list = <Item>(
    id: keyof AttentionPages,
    all: readonly Item[],
    lead: string,
    view: (item: Item) => Html,
    className: string,
  ) => {
    if (all.length === 0) return undefined;
    const shown = listPage(all, pages[id], pageSizes[id]);
    return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${own[id]}</h2>
<p>${lead}</p>
<ul class="${className}">
${shown.items.map(view)}</ul>
${pageLinks(shown, id, words.bring, own[id])}
</section>
`;
  };
  return html`<ul class="counts">
${counts.map(([id, count]) => count > 0 && html`<li><a href="#${id}">${own.counts[id](count)}</a></li>\n`)}</ul>
${list('proposals', proposals, own.proposalsLead, (one) => proposalView(one, words, desk), 'questions')}
${list('papers', pairs, own.papersLead, (one) => pairView(one, words, desk), 'questions')}
${list('people', names, own.peopleLead, (one) => namesView(one, words, desk), 'questions')}
${list('findings', findings, own.findingsLead, (one) => findingView(one, fieldOf(one), words), 'findings')}`;
}

function proposalView(
  { paper, proposal, hash }: OpenProposal,
  words: DeskWords,
  desk: { token: string },
): Html {
  const { attention } = words;
  const { records } = proposal;
  const isOne = records.length === 1;
  const buttons = records.map(
    (_, index) =>
      html`<button type="submit" name="answer" value="${index + 1}">${isOne ? attention.accept : attention.acceptRecord(index + 1)}</button>\n`,
  );
  return html`<li class="question">
<form method="post" action="/attention/proposals">
${tokenField(desk)}
<input type="hidden" name="paper" value="${paper.id}">
<input type="hidden" name="proposal" value="${hash}">
<fieldset>
<legend dir="auto">${paper.title.slice(0, 500)}</legend>
<div class="both">
<div><h3>${attention.proposalFor} <span class="where"><bdi>${paperFile(paper.id)}</bdi></span></h3>${paperFacts(paper, words)}</div>
${records.map((record, index) => recordView(record, attention.record(index + 1, records.length), words))}
</div>
<p class="buttons answers">${buttons}<button type="submit" name="answer" value="refuse">${isOne ? attention.refuse : attention.refuseAll}</button></p>
</fieldset>
</form>
</li>
`;
}

function recordView(
  { source, address, evidence = {}, found }: ProposedRecord,
  heading: string,
  words: DeskWords,
): Html {
  const facts = Object.entries(evidence).map(
    ([key, text]) => html`<dt>${key}</dt><dd dir="auto">${text.slice(0, 600)}</dd>\n`,
  );
  const { DOI, arXiv } = found;
  const best =
    DOI !== undefined
      ? `https://doi.org/${encodeURI(DOI)}`
      : arXiv !== undefined
        ? `https://arxiv.org/abs/${encodeURI(arXiv)}`
        : address;
  return html`<div>
<h3>${heading} <span class="where"><bdi>${source}</bdi></span></h3>
${paperFacts(found, words)}
<p>${secureLink(best)}</p>
<dl class="evidence" lang="en">
${facts}</dl>
</div>`;
}

function paperFacts(paper: Omit<Paper, 'id'>, { bring }: DeskWords): Html {
  const { title, author = [], issued, containerTitle, DOI, arXiv } = paper;
  const names = author.slice(0, maxAuthors).map(formatName).join(', ');
  const more = author.length > maxAuthors && ` ${bring.andMore(author.length - maxAuthors)}`;
  const facts = [containerTitle, issued, DOI ?? (arXiv && `arXiv:${arXiv}`)].filter(Boolean).join(', ');
  return html`<p dir="auto"><b>${title.slice(0, 500)}</b></p>
<p dir="auto">${names}${more}</p>
<p dir="auto">${facts}</p>`;
}

/** Two files that may be one paper: the keys in which they differ side by side, and a button for each answer. */
function pairView({ first, second, isSure }: PaperPair, words: DeskWords, desk: { token: string }): Html {
  const { attention, bring } = words;
  const value = (paper: Paper, key: keyof Paper) =>
    showValue(paper[key], bring) || html`<i>${bring.empty}</i>`;
  const rows = comparedKeys.map((key) => {
    if (JSON.stringify(first[key]) === JSON.stringify(second[key])) return undefined;
    return html`<tr>
<th scope="row"><code>${key}</code></th>
<td data-label="${paperFile(first.id)}"><div class="value" dir="auto">${value(first, key)}</div></td>
<td data-label="${paperFile(second.id)}"><div class="value" dir="auto">${value(second, key)}</div></td>
</tr>
`;
  });
  const keep = (paper: Paper) =>
    html`<button type="submit" name="answer" value="${paper.id}"><span>${attention.keepThis}: <bdi>${paperFile(paper.id)}</bdi></span></button>\n`;
  return html`<li class="question">
<form method="post" action="/attention/papers">
${tokenField(desk)}
<input type="hidden" name="first" value="${first.id}">
<input type="hidden" name="second" value="${second.id}">
<fieldset>
<legend dir="auto">${first.title.slice(0, 500)}</legend>
<p>${isSure ? attention.sameIdentifier : attention.sameTitle}</p>
<table class="changes compared">
<thead><tr><th scope="col">${attention.field}</th><th scope="col"><bdi>${paperFile(first.id)}</bdi></th><th scope="col"><bdi>${paperFile(second.id)}</bdi></th></tr></thead>
<tbody>
${rows}</tbody>
</table>
<p class="buttons answers">${keep(first)}${keep(second)}<button type="submit" name="answer" value="different">${attention.twoPapers}</button></p>
</fieldset>
</form>
</li>
`;
}

function namesView(
  { id, spellings, owner }: OpenNames,
  { attention }: DeskWords,
  desk: { token: string },
): Html {
  const items = spellings.map(
    ({ name, papers }) => html`<li><bdi>${attention.spelling(name, papers)}</bdi></li>\n`,
  );
  const listed = owner && html`<p class="where"><bdi>${attention.inFile(`authors/${owner.id}.md`)}</bdi></p>`;
  return html`<li class="question">
<form method="post" action="/attention/people">
${tokenField(desk)}
<input type="hidden" name="names" value="${id}">
<fieldset>
<legend dir="auto">${owner?.name ?? spellings[0]?.name}</legend>
<ul class="plain">
${items}</ul>
${listed}
<p class="buttons answers"><button type="submit" name="answer" value="same">${attention.onePerson}</button>
<button type="submit" name="answer" value="different">${attention.twoPeople(spellings.length)}</button></p>
</fieldset>
</form>
</li>
`;
}

function findingView(
  { severity, file, line, message, advice }: LintDiagnostic,
  field: string | undefined,
  { attention }: DeskWords,
): Html {
  const address = fileAddress(file, field);
  const where = attention.fixFor(file, line);
  return html`<li data-severity="${severity}">
<p><span class="severity">${attention.severities[severity]}</span> <bdi class="where">${where}</bdi></p>
<p lang="en" dir="ltr">${message} ${advice}</p>
${address !== undefined && html`<p><a href="${address}" aria-label="${attention.fix}: ${where}">${attention.fix}</a></p>`}
</li>
`;
}
