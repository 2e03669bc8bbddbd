import { fieldAnchor, listAddress } from '../../addresses.ts';
import { bodyName, contentForms, type FileValues } from '../../forms/content-forms.ts';
import { fieldLabel } from '../../forms/field-labels.ts';
import { formSections } from '../../forms/sections.ts';
import { type Html, html, type HtmlValue } from '../../html.ts';
import { openedFields, tokenField } from '../../layout.ts';
import type { FormView } from './field-parts.ts';
import { fieldView } from './field-view.ts';

/** A form as a page shows it. */
export interface FormPage extends FormView {
  token: string;
  /** Id of the file; undefined for a new one and for the settings. */
  id: string | undefined;
  isNew: boolean;
  /** The values of the file that the form was made from. */
  file: FileValues;
  opened: ReadonlyMap<string, string | null>;
  /** Hash of the text that the user began to change, if the file was changed by another program since. */
  base: string | undefined;
  /** Keys of the file that are not in the schema, as YAML. */
  otherKeys: string | undefined;
  /** Texts to choose from, by the id of their list. */
  lists: readonly { id: string; items: readonly { value: string; label?: string }[] }[];
  /** Name of the field that gets the focus. */
  focus: string | undefined;
  /** Address of the page in the preview, if there is a preview to show. */
  preview: string | undefined;
  /** A message above the form, such as a conflict. */
  above?: HtmlValue;
  /** The upload forms. */
  files?: HtmlValue;
}

/** Shows the form of a file, with the preview beside it. */
export function formPage(page: FormPage): Html {
  const { words, kind } = page;
  return html`${tabs(page, 'form')}
${problemList(page)}${page.above}
<div class="edit-columns">
<div>
<form method="post" class="edit-form" id="edit-form" data-preview="/edit/preview/${kind}" data-id="${page.id ?? ''}"${
    page.focus !== undefined && html` data-focus="${fieldAnchor(page.focus)}"`
  }>
${tokenField(page)}${openedFields(page.opened)}${
    page.base !== undefined && html`<input type="hidden" name="_base" value="${page.base}">`
  }
<div class="toolbar">
<button name="_do" value="save" class="main">${page.isNew ? words.create : words.save}</button>
<button name="_do" value="preview" formnovalidate class="without-script">${words.preview.show}</button>
<span class="status" role="status" data-status></span>
</div>
${page.isNew && kind !== 'settings' && idField(page)}${sectionViews(page)}
</form>
${page.lists.map(
  ({ id, items }) =>
    html`<datalist id="${id}">${items.map(
      ({ value, label }) => html`<option value="${value}">${label}</option>`,
    )}</datalist>\n`,
)}${page.files}
${!page.isNew && kind !== 'settings' && html`<p class="danger"><a href="${listAddress(kind)}/${page.id}/delete">${words.remove}</a></p>`}
</div>
${previewPane(page)}
</div>`;
}

function sectionViews(page: FormPage): HtmlValue {
  const { words, kind, file, values, problems } = page;
  const { fields } = contentForms[kind];
  return formSections(kind)
    .map(({ name, keys }, index) => {
      const inner = keys.map((key) => {
        const field = fields[key];
        if (key === bodyName) return bodyView(page);
        return field && fieldView(page, field, { name: key, path: [key] }, file.data[key]);
      });
      if (index === 0) return html`<div class="fields">${inner}</div>`;
      const isUsed = keys.some(
        (key) =>
          file.data[key] !== undefined ||
          [...problems.keys(), page.focus ?? ''].some((own) => own === key || own.startsWith(`${key}.`)) ||
          values.get(key)?.some(Boolean),
      );
      const others = name === 'more' && page.otherKeys !== undefined;
      return html`<details${(isUsed || others) && html` open`}><summary>${words.sections[name]}</summary>
<div class="fields">${inner}</div>
</details>
`;
    })
    .concat(otherKeysView(page));
}

function otherKeysView({ words, otherKeys, rawAddress }: FormPage): Html {
  if (otherKeys === undefined) return html``;
  return html`<div class="field" id="field-_other"><p class="label">${words.otherKeys}</p>
<pre dir="ltr" tabindex="0">${otherKeys}</pre>
<p class="hint"><a href="${rawAddress}">${words.editAsText}</a></p></div>`;
}

function bodyView(page: FormPage): Html {
  const { words, kind, values, file } = page;
  const { label, hint } = fieldLabel(words, kind, [bodyName]);
  const value = values.get(bodyName)?.[0];
  const id = fieldAnchor(bodyName);
  if (value === undefined)
    return html`<div class="field" id="${id}"><p class="label">${label}</p><p class="hint">${words.keptAsYaml}</p>
<pre tabindex="0">${file.body.slice(0, 20_000)}</pre></div>`;
  const rows = Math.min(16, Math.max(5, Math.ceil(value.length / 70)));
  return html`<div class="field"><label for="${id}">${label}</label>
<textarea id="${id}" name="${bodyName}" rows="${rows}" dir="auto" aria-describedby="hint-${id}">${
    value.startsWith('\n') && '\n'
  }${value}</textarea><p class="hint" id="hint-${id}">${hint}</p></div>
`;
}

function idField(page: FormPage): Html {
  const { words, values, problems } = page;
  const texts = problems.get('_id');
  return html`<div class="field"><label for="field-_id">${words.idLabel}</label>
<input id="field-_id" name="_id" value="${values.get('_id')?.[0] ?? ''}" autocomplete="off" spellcheck="false" dir="ltr" maxlength="100" aria-describedby="hint-id"${
    texts && html` aria-invalid="true"`
  }>${texts && html`<p class="error">${texts.join(' ')}</p>`}<p class="hint" id="hint-id">${words.idHint}</p></div>
`;
}

/** The problems of a form in one list above it, with links to the fields. */
function problemList({ words, kind, problems }: FormPage): HtmlValue {
  if (problems.size === 0) return false;
  return html`<div class="error-summary" role="alert" tabindex="-1">
<p><strong>${words.problems(problems.size)}.</strong> ${words.notSaved}</p>
<ul>${[...problems].map(([name, texts]) => {
    const keys = name.split('.').filter((step) => !/^(?:\d+|new-\d+)$/.test(step));
    const own: Partial<Record<string, string>> = { _id: words.idLabel, _other: words.otherKeys };
    const label = own[name] ?? fieldLabel(words, kind, keys).label;
    return html`<li><a href="#${fieldAnchor(name)}">${label}</a>: ${texts.join(' ')}</li>`;
  })}</ul>
</div>`;
}

/** The links between the form and the text of a file. */
export function tabs(
  {
    words,
    rawAddress,
    formAddress,
    isNew,
  }: Pick<FormPage, 'words' | 'rawAddress' | 'isNew'> & { formAddress?: string },
  current: 'form' | 'text',
): HtmlValue {
  if (isNew) return false;
  const link = (name: 'form' | 'text', address: string, text: string) =>
    html`<li><a href="${address}"${name === current && html` aria-current="page"`}>${text}</a></li>`;
  return html`<nav class="tabs" aria-label="${words.title}"><ul>${link(
    'form',
    formAddress ?? rawAddress.replace(/\/text$/, ''),
    words.form,
  )}${link('text', rawAddress, words.rawText)}</ul></nav>`;
}

/** The page of the site with the values of the form. It is a frame of another site, which cannot see the desk. */
function previewPane({ words, preview }: FormPage): Html {
  const { preview: texts } = words;
  return html`<section class="preview" aria-labelledby="preview-title">
<h2 id="preview-title">${texts.title}</h2>
<p class="hint">${texts.note}</p>
<p role="status" data-preview-status data-starting="${texts.starting}" data-failed="${texts.failed}" data-broken="${texts.broken}" data-invalid="${texts.invalid}" data-hidden="${texts.hidden}"></p>
<div data-preview-frame>${
    preview !== undefined &&
    html`<iframe src="${preview}" title="${texts.title}" sandbox="allow-scripts allow-same-origin" referrerpolicy="no-referrer"></iframe>`
  }</div>
</section>`;
}
