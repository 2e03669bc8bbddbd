import { type Html, html } from '../html.ts';
import { tokenField } from '../layout.ts';
import type { DeskWords } from '../words/words.ts';

/** Formats that the import reads, for the dialog in which files are chosen. Other files can be dropped or chosen too. */
const accepted =
  '.bib,.bibtex,.biblatex,.ris,.enw,.nbib,.json,.jsonl,.cff,.yaml,.xml,.csv,.txt,.md,.tex,.docx,.pdf,.html,.htm';

/** The form for what is brought in: a text, files and numbers. */
export function bringForm({ bring }: DeskWords, desk: { token: string }, problem?: string): Html {
  const error =
    problem !== undefined && html`<p class="warning" role="alert" id="bring-problem">${problem}</p>`;
  return html`<p class="lede">${bring.lead}</p>
${error}
<form method="post" action="/bring" enctype="multipart/form-data" class="bring-form" data-drop="${bring.dropHere}">
${tokenField(desk)}
<p class="field">
<label for="bring-text">${bring.text}</label>
<span class="hint" id="bring-text-hint">${bring.textHint}</span>
<textarea id="bring-text" name="text" rows="10" dir="auto" spellcheck="false" aria-describedby="bring-text-hint"></textarea>
</p>
<p class="field">
<label for="bring-files">${bring.files}</label>
<span class="hint" id="bring-files-hint">${bring.filesHint}</span>
<input type="file" id="bring-files" name="files" multiple accept="${accepted}" aria-describedby="bring-files-hint">
</p>
<p class="field">
<label for="bring-numbers">${bring.numbers}</label>
<span class="hint" id="bring-numbers-hint">${bring.numbersHint}</span>
<input type="text" id="bring-numbers" name="numbers" dir="ltr" autocomplete="off" spellcheck="false" aria-describedby="bring-numbers-hint">
</p>
<p class="choice"><label><input type="checkbox" name="fetch" value="yes" checked> ${bring.fetch}</label></p>
<p class="buttons"><button type="submit" class="main">${bring.read}</button></p>
</form>`;
}

/** The page in the place of a plan that is no longer kept. */
export function planGone({ bring }: DeskWords): Html {
  return html`<p>${bring.goneText}</p>
<p><a href="/bring">${bring.again}</a></p>`;
}
