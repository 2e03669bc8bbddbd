import { type FormKind, listAddress } from '../../addresses.ts';
import { fieldLabel } from '../../forms/field-labels.ts';
import { type Html, html, type HtmlValue } from '../../html.ts';
import { openedFields, tokenField } from '../../layout.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { DeskWords } from '../../words/words.ts';

type EditWords = DeskWords['edit'];

/** Shows the text of a whole file in a field, with the problems that were found in it. */
export function rawTextView(page: {
  words: EditWords;
  token: string;
  opened: ReadonlyMap<string, string | null>;
  text: string;
  diagnostics: readonly Diagnostic[];
  above?: HtmlValue;
}): Html {
  const { words, text, diagnostics } = page;
  return html`${diagnosticsView(words, diagnostics)}${page.above}
<form method="post" class="edit-form raw">
${tokenField(page)}${openedFields(page.opened)}
<div class="toolbar"><button name="_do" value="save" class="main">${words.save}</button></div>
<label for="raw-text">${words.rawText}</label>
<p class="hint" id="raw-hint">${words.rawHint}</p>
<textarea id="raw-text" name="_text" rows="30" spellcheck="false" dir="ltr" aria-describedby="raw-hint"${
    diagnostics.length > 0 && html` aria-invalid="true"`
  }>
${text}</textarea>
</form>`;
}

/** Shows the problems of a file. Each one names its line, as the messages of the terminal do. */
export function diagnosticsView(words: EditWords, diagnostics: readonly Diagnostic[]): HtmlValue {
  if (diagnostics.length === 0) return false;
  return html`<div class="error-summary" role="alert" tabindex="-1">
<p><strong>${words.notSaved}</strong></p>
<ul dir="ltr" lang="en">${diagnostics.map(
    ({ file, line, message, advice }) =>
      html`<li><code>${line === undefined ? file : `${file}:${line}`}</code> ${message} ${advice}</li>`,
  )}</ul></div>`;
}

/** Values that both the user and another program changed. */
export interface Conflict {
  /** The text of the file now, and with the changes of the user; `null` if the file was deleted. */
  now: string | null;
  yours: string;
  /** Keys that the user changed, with the values that the file has now. */
  fields: readonly { key: string; now: string; yours: string }[];
}

/** Shows a file that another program changed, beside the changes of the user. */
export function conflictView(words: EditWords, kind: FormKind, address: string, conflict: Conflict): Html {
  const texts = words.conflict;
  const shown = (value: string) =>
    value === '' ? html`<em>${texts.empty}</em>` : html`<span dir="auto">${value}</span>`;
  return html`<section class="conflict" role="alert" tabindex="-1">
<h2>${texts.title}</h2>
<p>${conflict.now === null ? texts.deleted : texts.text}</p>
${
  conflict.fields.length > 0 &&
  html`<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">${texts.field}</th><th scope="col">${texts.now}</th><th scope="col">${texts.yours}</th></tr></thead>
<tbody>${conflict.fields.map(
    ({ key, now, yours }) =>
      html`<tr><th scope="row">${fieldLabel(words, kind, [key]).label}</th><td>${shown(now)}</td><td>${shown(yours)}</td></tr>`,
  )}</tbody></table></div>`
}
<div class="both">${
    conflict.now !== null &&
    html`<details><summary>${texts.nowText}</summary><pre tabindex="0" dir="ltr">${conflict.now}</pre></details>`
  }
<details><summary>${texts.yourText}</summary><pre tabindex="0" dir="ltr">${conflict.yours}</pre></details></div>
<p><button name="_do" value="save" form="edit-form" class="main">${texts.saveOnTop}</button> <a href="${address}">${texts.discard}</a></p>
</section>`;
}

/** Asks before a file is deleted. */
export function deletionView(page: {
  words: EditWords;
  token: string;
  opened: ReadonlyMap<string, string | null>;
  kind: FormKind;
  id: string;
  files: readonly string[];
  links: readonly { file: string; line: number | undefined; address: string | undefined }[];
}): Html {
  const { words, kind, files, links } = page;
  const texts = words.deletion;
  return html`<p>${texts.files}</p>
<ul>${files.map((file) => html`<li><code dir="ltr">${file}</code></li>`)}</ul>
${
  links.length === 0
    ? html`<p>${texts.noLinks}</p>`
    : html`<p>${texts.links}</p><ul>${links.map(({ file, line, address }) => {
        const text = line === undefined ? file : `${file}:${line}`;
        return html`<li>${address === undefined ? html`<code dir="ltr">${text}</code>` : html`<a href="${address}" dir="ltr">${text}</a>`}</li>`;
      })}</ul>`
}
${kind === 'papers' && html`<p class="hint">${texts.paperReturns}</p>`}
<form method="post">${tokenField(page)}${openedFields(page.opened)}
<p><button class="main">${texts.confirm}</button> <a href="${listAddress(kind)}/${page.id}">${texts.cancel}</a></p></form>`;
}

/** The roles of people in their order, to be moved by drag or by buttons. */
export function roleOrderView(page: {
  words: EditWords;
  token: string;
  opened: ReadonlyMap<string, string | null>;
  roles: readonly { role: string; people: readonly string[] }[];
  focus: string | undefined;
}): Html {
  const { words, roles } = page;
  const texts = words.roleOrder;
  if (roles.length === 0) return html`<p>${texts.none}</p>`;
  return html`<p>${texts.text}</p>
<form method="post" class="edit-form" id="edit-form"${page.focus !== undefined && html` data-focus="${page.focus}"`}>${tokenField(page)}${openedFields(page.opened)}
<div class="toolbar"><button name="_do" value="save" class="main">${texts.save}</button><span class="status" role="status" data-status></span></div>
<ol class="items" data-list="role">${roles.map(
    ({ role, people }, index) => html`<li class="item" id="role-${String(index)}">
<input type="hidden" name="role" value="${role}"><div><strong dir="auto">${role}</strong><br><span class="hint" dir="auto">${people.join(', ')}</span></div>
<div class="moves">${[
      ['up', '↑', words.moveUp(role), index === 0],
      ['down', '↓', words.moveDown(role), index === roles.length - 1],
    ].map(
      ([step, sign, text, isOff]) =>
        html`<button name="_do" value="${step}:${String(index)}" aria-label="${text}" title="${text}"${isOff && html` disabled`}>${sign}</button>`,
    )}</div></li>
`,
  )}</ol></form>`;
}
