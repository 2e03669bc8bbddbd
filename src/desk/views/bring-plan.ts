import { parseAuthorFile } from '../../files/author-file.ts';
import { parsePaperFile } from '../../files/paper-file.ts';
import { answersOf } from '../../import/merge/answer.ts';
import type { ImportQuestion } from '../../import/merge/questions.ts';
import type { PlannedWrite } from '../../import/plan/existing.ts';
import type { ShownWrite } from '../../import/plan/show-plan.ts';
import { formatName } from '../../model/name.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { excerptAt } from '../bring/excerpt.ts';
import { fieldLabel } from '../forms/field-labels.ts';
import { showValue } from '../bring/shown-value.ts';
import { type Html, html } from '../html.ts';
import { tokenField } from '../layout.ts';
import { listPage, pageLinks } from '../paging.ts';
import type { DeskWords } from '../words/words.ts';
import { questionView } from './bring-questions.ts';

/** A plan as a page shows it. */
export interface ShownImport {
  /** The address of the plan: `/bring/x`. */
  address: string;
  /** A hash of what the plan writes. It is sent with “Add to site”, so that only the plan that was shown is written. */
  hash: string;
  newPapers: readonly PlannedWrite[];
  newPeople: readonly PlannedWrite[];
  changed: readonly ShownWrite[];
  questions: readonly ImportQuestion[];
  problems: readonly Diagnostic[];
  /** The lines of each text that was brought in, by its name. */
  linesOf: (file: string) => readonly string[] | undefined;
  unchanged: number;
  unread: number;
  /** Whether there is anything to write. */
  isEmpty: boolean;
}

/** The number of the page of each long list. */
export interface PlanPages {
  new?: string | undefined;
  changed?: string | undefined;
  questions?: string | undefined;
  problems?: string | undefined;
}

const pageSizes = { new: 50, changed: 20, questions: 20, problems: 20 };
/** From this number of open questions of a kind on, they can be answered together. */
const minAlike = 3;
const maxAuthors = 6;

/** The page of a plan: what would be written, the questions, and what could not be read. */
export function planView(
  plan: ShownImport,
  pages: PlanPages,
  words: DeskWords,
  desk: { token: string },
  warning?: string,
): Html {
  const { bring } = words;
  return html`${warning !== undefined && html`<p class="warning" role="alert">${warning}</p>`}
${summaryView(plan, words, desk)}
${questionsView(plan, pages.questions, words, desk)}
${changesView(plan, pages.changed, words)}
${newPeopleView(plan, bring)}
${newPapersView(plan, pages.new, bring)}
${problemsView(plan, pages.problems, bring)}`;
}

function summaryView(plan: ShownImport, { bring }: DeskWords, desk: { token: string }): Html {
  const open = plan.questions.filter(({ answer }) => answer === undefined).length;
  const counts = [
    [plan.newPapers.length, bring.newPapers, 'new'],
    [plan.newPeople.length, bring.newPeople, 'people'],
    [plan.changed.length, bring.changedFiles, 'changed'],
    [plan.unchanged, bring.unchanged, undefined],
    [open, bring.questionCount, 'questions'],
    [plan.unread, bring.unread, 'problems'],
  ] as const;
  const items = counts.map(([count, text, section]) => {
    if (count === 0) return undefined;
    return html`<li>${section === undefined ? text(count) : html`<a href="#${section}">${text(count)}</a>`}</li>
`;
  });
  const add =
    !plan.isEmpty &&
    html`<form method="post" action="${plan.address}/add">
${tokenField(desk)}
<input type="hidden" name="plan" value="${plan.hash}">
<button type="submit" class="main">${bring.add}</button>
</form>`;
  return html`<p class="lede">${plan.isEmpty ? bring.nothingNew : bring.planLead}</p>
<ul class="counts">
${items}</ul>
<div class="buttons add-or-discard">
${add}
<form method="post" action="${plan.address}/discard">${tokenField(desk)}<button type="submit">${bring.discard}</button></form>
</div>`;
}

function questionsView(
  { questions, address }: ShownImport,
  page: string | undefined,
  words: DeskWords,
  desk: { token: string },
): Html | undefined {
  if (questions.length === 0) return undefined;
  const { bring } = words;
  const shown = listPage(questions, page, pageSizes.questions);
  const open = Map.groupBy(
    questions.filter(({ answer }) => answer === undefined),
    ({ kind }) => kind,
  );
  const alike = [...open].map(([kind, all]) => {
    if (all.length < minAlike) return undefined;
    const answers: Partial<Record<string, string>> = bring.answers[kind];
    const buttons = answersOf[kind]
      .toReversed()
      .map(
        (answer) => html`<button type="submit" name="answer" value="${answer}">${answers[answer]}</button>\n`,
      );
    return html`<form method="post" action="${address}/answer" class="buttons answers">
${tokenField(desk)}
<input type="hidden" name="kind" value="${kind}">
<span>${bring.answerAll} ${bring.questionCount(all.length)}</span>
${buttons}</form>
`;
  });
  const suffix = shown.page > 1 ? `?questions=${shown.page}` : '';
  return html`<section id="questions" aria-labelledby="questions-title">
<h2 id="questions-title">${bring.questionsTitle}</h2>
<p>${bring.questionsLead}</p>
${alike}
<ul class="questions">
${shown.items.map((question) => questionView(question, words, desk, `${address}/answer${suffix}`))}</ul>
${pageLinks(shown, 'questions', bring, bring.questionsTitle)}
</section>`;
}

function changesView({ changed }: ShownImport, page: string | undefined, words: DeskWords): Html | undefined {
  const { bring } = words;
  if (changed.length === 0) return undefined;
  const shown = listPage(changed, page, pageSizes.changed);
  return html`<section id="changed" aria-labelledby="changed-title">
<h2 id="changed-title">${bring.changesTitle}</h2>
${shown.items.map((write) => changeView(write, words))}
${pageLinks(shown, 'changed', bring, bring.changesTitle)}
</section>`;
}

function changeView({ file, fields }: ShownWrite, { bring, edit }: DeskWords): Html {
  if (!fields) return html`<h3><bdi>${file}</bdi></h3><p>${bring.wholeText}</p>`;
  const value = (one: unknown) => showValue(one, bring) || html`<i>${bring.empty}</i>`;
  const rows = fields.map(
    ({ field, before, after, source }) => html`<tr>
<th scope="row">${fieldLabel(edit, file.startsWith('authors/') ? 'authors' : 'papers', [field]).label}</th>
<td data-label="${bring.before}"><div class="value" dir="auto">${value(before)}</div></td>
<td data-label="${bring.after}"><div class="value" dir="auto">${value(after)}</div></td>
<td data-label="${bring.source}"><bdi>${source}</bdi></td>
</tr>
`,
  );
  return html`<h3><bdi>${file}</bdi></h3>
<table class="changes">
<thead><tr><th scope="col">${bring.field}</th><th scope="col">${bring.before}</th><th scope="col">${bring.after}</th><th scope="col">${bring.source}</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}

function newPeopleView({ newPeople }: ShownImport, bring: DeskWords['bring']): Html | undefined {
  if (newPeople.length === 0) return undefined;
  const items = newPeople.slice(0, 200).map(({ file, text }) => {
    const read = parseAuthorFile(text, file, '');
    const { name, alternateName = [] } = 'value' in read ? read.value : { name: file };
    const others = alternateName.length > 0 && html` (${alternateName.join('; ')})`;
    return html`<li dir="auto">${name}${others} <span class="where"><bdi>${file}</bdi></span></li>\n`;
  });
  return html`<section id="people" aria-labelledby="people-title">
<h2 id="people-title">${bring.newPeopleTitle}</h2>
<ul>
${items}</ul>
</section>`;
}

function newPapersView(
  { newPapers }: ShownImport,
  page: string | undefined,
  bring: DeskWords['bring'],
): Html | undefined {
  if (newPapers.length === 0) return undefined;
  const shown = listPage(newPapers, page, pageSizes.new);
  const items = shown.items.map(({ file, text }) => {
    const read = parsePaperFile(text, file, '');
    if (!('value' in read)) return html`<li><bdi>${file}</bdi></li>\n`;
    const { title, author = [], issued, containerTitle } = read.value;
    const more = author.length > maxAuthors && ` ${bring.andMore(author.length - maxAuthors)}`;
    const names = author.slice(0, maxAuthors).map(formatName).join(', ');
    const facts = [containerTitle, issued].filter((part) => part !== undefined).join(', ');
    return html`<li>
<p dir="auto"><b>${title.slice(0, 500)}</b></p>
<p dir="auto">${names}${more}</p>
<p dir="auto">${facts} <span class="where"><bdi>${file}</bdi></span></p>
</li>
`;
  });
  return html`<section id="new" aria-labelledby="new-title">
<h2 id="new-title">${bring.newPapersTitle}</h2>
<ol class="new-papers" start="${(shown.page - 1) * pageSizes.new + 1}">
${items}</ol>
${pageLinks(shown, 'new', bring, bring.newPapersTitle)}
</section>`;
}

function problemsView(
  { problems, linesOf }: ShownImport,
  page: string | undefined,
  bring: DeskWords['bring'],
): Html | undefined {
  if (problems.length === 0) return undefined;
  const shown = listPage(problems, page, pageSizes.problems);
  const items = shown.items.map((problem) => problemView(problem, linesOf, bring));
  return html`<section id="problems" aria-labelledby="problems-title">
<h2 id="problems-title">${bring.problemsTitle}</h2>
<ul class="problems">
${items}</ul>
${pageLinks(shown, 'problems', bring, bring.problemsTitle)}
</section>`;
}

/** A diagnostic, with the line of the text that it is about highlighted in the lines around it. */
function problemView(
  { severity, file, line, message, advice }: Diagnostic,
  linesOf: ShownImport['linesOf'],
  bring: DeskWords['bring'],
): Html {
  const lines = linesOf(file);
  const excerpt = lines && line !== undefined ? excerptAt(lines, line) : [];
  const shown =
    excerpt.length > 0 &&
    html`<ol class="excerpt" start="${excerpt[0]?.number ?? 1}" dir="auto">
${excerpt.map(({ text, isMarked }) => html`<li>${isMarked ? html`<mark>${text || ' '}</mark>` : text}</li>\n`)}</ol>`;
  const where = line === undefined ? file : bring.lineOf(file, line);
  return html`<li data-severity="${severity}">
<p><span class="severity">${bring.severities[severity]}</span> <bdi class="where">${where}</bdi></p>
<p lang="en" dir="ltr">${message} ${advice}</p>
${shown}
</li>
`;
}
