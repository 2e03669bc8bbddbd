import { fieldLabel } from '../forms/field-labels.ts';
import { showValue } from '../bring/shown-value.ts';
import { type Html, html } from '../html.ts';
import { answersOf } from '../../import/merge/answer.ts';
import type { AskedAbout, ImportQuestion } from '../../import/merge/questions.ts';
import { tokenField } from '../layout.ts';
import type { DeskWords } from '../words/words.ts';

/** Maximum number of authors that a question shows of a paper. */
const maxAuthors = 6;

/**
 * A question with a button for each answer. The given answer is marked as pressed.
 *
 * @param action the address to which the answer is sent
 */
export function questionView(
  question: ImportQuestion,
  words: DeskWords,
  desk: { token: string },
  action: string,
): Html {
  const { bring } = words;
  const id = `q-${question.id}`;
  const answers: Partial<Record<string, string>> = bring.answers[question.kind];
  const order = answersOf[question.kind];
  // The buttons about values are in the order of the values.
  const buttons = (question.kind === 'field' ? order : order.toReversed()).map(
    (answer) =>
      html`<button type="submit" name="answer" value="${answer}" aria-pressed="${String(question.answer === answer)}">${answers[answer]}</button>
`,
  );
  const { heading, body } = contentOf(question, words);
  return html`<li class="question" id="${id}">
<form method="post" action="${action}">
${tokenField(desk)}
<input type="hidden" name="question" value="${question.id}">
<fieldset aria-describedby="${id}-body">
<legend>${heading}</legend>
<div id="${id}-body">${body}</div>
<p class="buttons answers">${buttons}</p>
</fieldset>
</form>
</li>
`;
}

function contentOf(question: ImportQuestion, { bring, edit }: DeskWords): { heading: string; body: Html } {
  if ('record' in question) {
    const isDeleted = question.kind === 'deleted-paper' && question.other.title === '';
    const other = isDeleted
      ? html`<p>${bring.deletedFile(question.other.file)}</p>`
      : paperView(question.other, question.other.line === undefined ? bring.inSite : bring.fromText, bring);
    return {
      heading: question.kind === 'same-paper' ? bring.samePaper : bring.deletedPaper,
      body: html`<div class="both">${paperView(question.record, bring.fromText, bring)}${other}</div>`,
    };
  }
  if (question.kind === 'person') {
    const where = place(question, bring);
    return {
      heading: bring.onePerson(question.name, question.person),
      body: html`<p class="where"><bdi>${question.target ?? where}</bdi></p>`,
    };
  }
  const value = (one: unknown) => showValue(one, bring) || html`<i>${bring.empty}</i>`;
  const mine = question.currentIs === 'edited' ? bring.mineEdited : bring.mineImported;
  return {
    heading: bring.fieldOf(fieldLabel(edit, 'papers', [question.field]).label),
    body: html`<p dir="auto">${question.about} <span class="where"><bdi>${question.target}</bdi></span></p>
<div class="both">
<div><h3>${bring.mine} <span class="where">${mine}</span></h3><p class="value" dir="auto">${value(question.current)}</p></div>
<div><h3>${bring.theirs} <span class="where"><bdi>${place(question, bring)}</bdi></span></h3><p class="value" dir="auto">${value(question.incoming)}</p></div>
</div>`,
  };
}

function paperView(paper: AskedAbout, heading: string, bring: DeskWords['bring']): Html {
  const { title, authors, issued, containerTitle, volume, issue, page, DOI, arXiv } = paper;
  const more = authors.length > maxAuthors && ` ${bring.andMore(authors.length - maxAuthors)}`;
  const number = [volume, issue && `(${issue})`, page && `: ${page}`].filter(Boolean).join('');
  const facts = [containerTitle, number, issued, DOI ?? (arXiv && `arXiv:${arXiv}`)]
    .filter(Boolean)
    .join(', ');
  return html`<div>
<h3>${heading} <span class="where"><bdi>${place(paper, bring)}</bdi></span></h3>
<p dir="auto"><b>${title.slice(0, 500)}</b></p>
<p dir="auto">${authors.slice(0, maxAuthors).join(', ')}${more}</p>
<p dir="auto">${facts}</p>
</div>`;
}

function place({ file, line }: { file: string; line?: number }, bring: DeskWords['bring']): string {
  return line === undefined ? file : bring.lineOf(file, line);
}
