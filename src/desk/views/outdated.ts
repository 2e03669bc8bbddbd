import { type Html, html } from '../html.ts';
import { tokenField } from '../layout.ts';
import type { DeskWords } from '../words/words.ts';

/** A file that has changed since a form was opened: what it has now, and what the form would write. */
export interface ComparedFile {
  file: string;
  now: string | null;
  hash: string | null;
  wanted: string | null | undefined;
}

/** A form that was sent and not accepted. It can be sent again as it was. */
export interface SentForm {
  /** The address that the form was sent to. */
  action: string;
  /** The fields of the form, without `token` and `opened`. Files cannot be sent again. */
  fields: readonly (readonly [name: string, value: string])[];
  opened: ReadonlyMap<string, string | null>;
  token: string;
}

/** Returns hidden fields and a button that send a form again. */
export function resendForm(form: SentForm, label: string, isMain = true): Html {
  const opened = [...form.opened].map(([file, hash]) => `${hash ?? '-'} ${file}`);
  const fields = [...form.fields, ...opened.map((value) => ['opened', value] as const)];
  return html`<form method="post" action="${form.action}">${tokenField(form)}
${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}
<button${isMain && html` class="main"`}>${label}</button></form>`;
}

/**
 * Returns both texts of each file that has changed since the form was opened, with the lines marked that only one of them
 * has, and asks which one to keep. Nothing was written yet.
 *
 * @param back the page to return to if the file is kept
 */
export function outdatedView(
  { shared }: DeskWords,
  files: readonly ComparedFile[],
  form: SentForm,
  back: string,
): Html {
  const words = shared.outdated;
  const current = new Map(files.map(({ file, hash }) => [file, hash]));
  const opened = new Map(
    [...form.opened].map(([file, hash]) => [file, current.has(file) ? (current.get(file) ?? null) : hash]),
  );
  const compared = files.map(({ file, now, hash, wanted }) => {
    const text = now ?? (hash === null ? undefined : null);
    return html`<section class="compared"><h2><code>${file}</code></h2>
<div class="both">
<div><h3>${words.now}</h3>${text === undefined ? html`<p>${words.deleted}</p>` : text === null ? html`<p>${words.notText}</p>` : markedLines(text, wanted ?? '')}</div>
${wanted !== undefined && html`<div><h3>${words.yours}</h3>${wanted === null ? html`<p>${words.deleted}</p>` : markedLines(wanted, now ?? '')}</div>`}
</div></section>\n`;
  });
  return html`<p class="lede">${words.text}</p>
${compared}
<div class="buttons">${resendForm({ ...form, opened }, words.write)} <a class="button" href="${back}">${words.keep}</a></div>`;
}

/** Formats a text with the lines marked that the other text does not have. */
function markedLines(text: string, other: string): Html {
  const known = new Set(other.split('\n'));
  const lines = text.replace(/\n$/u, '').split('\n');
  return html`<pre dir="auto" tabindex="0">${lines.map((line) => (known.has(line) ? html`${line}\n` : html`<mark>${line === '' ? ' ' : line}</mark>\n`))}</pre>`;
}
