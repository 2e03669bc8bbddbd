import { stringify } from 'yaml';
import { fieldAnchor } from '../../addresses.ts';
import type { Field, GroupField, ListField, VariantsField } from '../../forms/field.ts';
import { fieldLabel, optionLabel } from '../../forms/field-labels.ts';
import type { FormKind } from '../../addresses.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { type Html, html, type HtmlValue } from '../../html.ts';
import type { DeskWords } from '../../words/words.ts';

/** Everything that the fields of a form need. */
export interface FormView {
  words: DeskWords['edit'];
  kind: FormKind;
  values: FormValues;
  /** Messages by the name of the field. */
  problems: ReadonlyMap<string, readonly string[]>;
  /** Address of the form with the text of the whole file. */
  rawAddress: string;
  /** Keys of fields whose texts can be chosen from a list, with the id of the list. */
  choices: Readonly<Record<string, string>>;
}

/** One field of a form: its name in the form, and its keys without those of list items. */
interface Place {
  name: string;
  path: readonly string[];
}

/** Shows a field with its label, hint and problems. */
export function fieldView(view: FormView, field: Field, { name, path }: Place, value: unknown): Html {
  const isShown = view.values.has(name) || field.kind === 'group' || field.kind === 'constant';
  if (!isShown || (field.kind === 'group' && !isGroupShown(view, field, name)))
    return yamlView(view, { name, path }, value);
  switch (field.kind) {
    case 'group':
      return groupView(view, field, { name, path }, value);
    case 'list':
    case 'pairs':
      return listView(view, field, { name, path }, value);
    case 'variants':
      return variantsView(view, field, { name, path }, value);
    case 'choices':
      return choicesView(view, field.options, { name, path });
    case 'boolean':
      return booleanView(view, { name, path });
    case 'constant':
    case 'yaml':
      return html``;
    case 'text':
    case 'number':
    case 'choice':
    case 'lines':
      return inputView(view, field, { name, path });
  }
}

function isGroupShown({ values }: FormView, { fields }: GroupField, name: string): boolean {
  const names = Object.keys(fields).map((key) => `${name}.${key}`);
  return [...values.keys()].some((key) => names.some((own) => key === own || key.startsWith(`${own}.`)));
}

function inputView(
  view: FormView,
  field: Extract<Field, { kind: 'text' | 'number' | 'choice' | 'lines' }>,
  { name, path }: Place,
): Html {
  const { words, values, kind } = view;
  const { label, hint } = fieldLabel(words, kind, path);
  const value = values.get(name)?.[0] ?? '';
  const id = fieldAnchor(name);
  const common = html`id="${id}" name="${name}"${describedBy(view, name, hint)}${field.required && path.length === 1 && html` aria-required="true"`}`;
  const list = view.choices[path.join('.')];
  const control = (): Html => {
    if (field.kind === 'choice') {
      const usual = field.initial === undefined ? '' : optionLabel(words, String(field.initial));
      return html`<select ${common}>${
        (!field.required || value === '') && html`<option value="">${words.notSet(usual)}</option>`
      }${field.options.map(
        (option) =>
          html`<option value="${option}"${option === value && html` selected`}>${optionLabel(words, option)}</option>`,
      )}</select>`;
    }
    const isLong = field.kind === 'lines' || value.includes('\n') || longTexts.has(path.at(-1) ?? '');
    const spelling = html` dir="auto"${field.kind === 'text' && field.format && html` spellcheck="false"`}`;
    if (isLong) {
      const rows = Math.min(12, Math.max(2, value.split('\n').length + (field.kind === 'lines' ? 1 : 0)));
      return html`<textarea ${common}${spelling} rows="${rows}">${value.startsWith('\n') && '\n'}${value}</textarea>`;
    }
    const mode = field.kind === 'number' && html` inputmode="numeric"`;
    const placeholder = field.initial !== undefined && html` placeholder="${String(field.initial)}"`;
    const choices = list !== undefined && html` list="${list}"`;
    return html`<input ${common}${spelling}${mode}${placeholder}${choices} value="${value}" autocomplete="off">`;
  };
  const chooser =
    field.kind === 'lines' &&
    list !== undefined &&
    html`<span class="chooser" hidden data-chooser="${id}"><input list="${list}" aria-label="${words.choose(label)}" autocomplete="off"> <button type="button">${words.addLine}</button></span>`;
  return html`<div class="field">
<label for="${id}">${label}${requiredMark(view, field)}</label>
${control()}${chooser}${below(view, name, hint)}
</div>
`;
}

/** Keys whose texts have several lines on most screens. */
const longTexts: ReadonlySet<string> = new Set(['description', 'note', 'pictureText', 'homePictureText']);

function booleanView(view: FormView, { name, path }: Place): Html {
  const { label, hint } = fieldLabel(view.words, view.kind, path);
  const isOn = view.values.get(name)?.includes('true') ?? false;
  return html`<div class="field check">
${marker(name)}<label><input type="checkbox" id="${fieldAnchor(name)}" name="${name}" value="true"${
    isOn && html` checked`
  }${describedBy(view, name, hint)}> ${label}</label>${below(view, name, hint)}
</div>
`;
}

function choicesView(view: FormView, options: readonly string[], { name, path }: Place): Html {
  const { label, hint } = fieldLabel(view.words, view.kind, path);
  const chosen = view.values.get(name) ?? [];
  return fieldset(
    view,
    { name, label, hint },
    html`${marker(name)}${options.map(
      (option) =>
        html`<label class="check"><input type="checkbox" name="${name}" value="${option}"${
          chosen.includes(option) && html` checked`
        }> ${optionLabel(view.words, option)}</label>\n`,
    )}`,
  );
}

function groupView(view: FormView, { fields }: GroupField, { name, path }: Place, value: unknown): Html {
  const { label, hint } = fieldLabel(view.words, view.kind, path);
  const map = Object(typeof value === 'string' ? {} : value) as Record<string, unknown>;
  const inner = Object.entries(fields).map(([key, field]) =>
    fieldView(view, field, { name: `${name}.${key}`, path: [...path, key] }, map[key]),
  );
  return fieldset(view, { name, label, hint }, html`<div class="fields">${inner}</div>`);
}

function listView(
  view: FormView,
  field: ListField | Extract<Field, { kind: 'pairs' }>,
  { name, path }: Place,
  value: unknown,
): Html {
  const { words, values } = view;
  const { label, hint } = fieldLabel(words, view.kind, path);
  const items = Array.isArray(value) ? value : [];
  const keys = values.get(name) ?? [];
  const rows = keys.map((key, index) => {
    const item: Place = { name: `${name}.${key}`, path };
    const title = words.itemOf(label, String(index + 1));
    // An item of one field has the name of this field, which shows the problems itself.
    const isSeveral = field.kind === 'pairs' || field.item.kind === 'group';
    const id = isSeveral && html` id="${fieldAnchor(item.name)}"`;
    return html`<li class="item"${id}><fieldset><legend class="unseen">${title}</legend>
<input type="hidden" name="${name}" value="${key}">
<div class="fields">${itemFields(view, field, item, items[Number(key)])}</div>
<div class="moves">${[
      ['up', '↑', words.moveUp(title), index === 0],
      ['down', '↓', words.moveDown(title), index === keys.length - 1],
      ['remove', '×', words.removeItem(title), false],
    ].map(
      ([step, sign, text, isOff]) =>
        html`<button name="_do" value="${step}:${item.name}" aria-label="${text}" title="${text}" formnovalidate${
          isOff && html` disabled`
        }>${sign}</button>`,
    )}</div></fieldset>${isSeveral && below(view, item.name, undefined)}</li>
`;
  });
  return fieldset(
    view,
    { name, label, hint },
    html`${marker(name)}<ol class="items" data-list="${name}">${rows}</ol>
<button name="_do" value="add:${name}" formnovalidate>${words.add(label)}</button>`,
  );
}

function itemFields(
  view: FormView,
  field: ListField | Extract<Field, { kind: 'pairs' }>,
  { name, path }: Place,
  value: unknown,
): HtmlValue {
  if (field.kind === 'pairs') {
    return ['key', 'value'].map((part) =>
      inputView(
        view,
        { kind: 'text', numbers: undefined, ...(part === 'value' && { format: 'address' }) },
        { name: `${name}.${part}`, path: ['pairs', part] },
      ),
    );
  }
  const { item } = field;
  if (item.kind !== 'group') return fieldView(view, item, { name, path }, value);
  const map = Object(typeof value === 'string' ? {} : value) as Record<string, unknown>;
  return Object.entries(item.fields).map(([key, each]) =>
    fieldView(view, each, { name: `${name}.${key}`, path: [...path, key] }, map[key]),
  );
}

function variantsView(
  view: FormView,
  field: Extract<Field, VariantsField>,
  { name, path }: Place,
  value: unknown,
): Html {
  const { words, values } = view;
  const { label } = fieldLabel(words, view.kind, path);
  const chosen = values.get(name)?.[0] ?? '';
  const variant = field.variants.find((each) => each.name === chosen);
  const id = fieldAnchor(name);
  const isRequired = field.required === true;
  const inner =
    variant &&
    (variant.field.kind === 'group'
      ? Object.entries(variant.field.fields).map(([key, each]) =>
          fieldView(
            view,
            each,
            { name: `${name}.${chosen}.${key}`, path: [...path, key] },
            (Object(value) as Record<string, unknown>)[key],
          ),
        )
      : fieldView(view, variant.field, { name: `${name}.${chosen}`, path: [...path, chosen] }, value));
  return html`<div class="field variants">
<div class="variant"><label for="${id}"${isRequired && html` class="unseen"`}>${isRequired ? words.as : label}</label>
<select id="${id}" name="${name}" data-refresh${describedBy(view, name, undefined)}>${
    !isRequired && html`<option value="">${words.notSet('')}</option>`
  }${field.variants.map(
    ({ name: each }) =>
      html`<option value="${each}"${each === chosen && html` selected`}>${optionLabel(words, each, path.at(-1))}</option>`,
  )}</select>
<button name="_do" value="refresh:${name}" class="without-script" formnovalidate>${words.change}</button></div>
${inner}${below(view, name, undefined)}
</div>
`;
}

/** Shows a value that a form cannot show as YAML. */
function yamlView(view: FormView, { name, path }: Place, value: unknown): Html {
  if (value === undefined || value === null) return html``;
  const { label } = fieldLabel(view.words, view.kind, path);
  return html`<div class="field" id="${fieldAnchor(name)}">
<p class="label">${label}</p>
<p class="hint">${view.words.keptAsYaml}</p>
<pre dir="ltr" tabindex="0">${stringify(value, { lineWidth: 80 }).slice(0, 20_000)}</pre>
<p class="hint"><a href="${view.rawAddress}">${view.words.editAsText}</a></p>${below(view, name, undefined)}
</div>
`;
}

function fieldset(
  view: FormView,
  { name, label, hint }: { name: string; label: string; hint: string | undefined },
  inner: Html,
): Html {
  return html`<fieldset class="field" id="${fieldAnchor(name)}"${describedBy(view, name, hint)}>
<legend>${label}</legend>
${inner}${below(view, name, hint)}
</fieldset>
`;
}

/** A field that shows the server that a list or a box was in the form, although nothing is chosen. */
function marker(name: string): Html {
  return html`<input type="hidden" name="~${name}" value="">`;
}

function requiredMark({ words }: FormView, { required }: Field): HtmlValue {
  return required && html` <span class="required">(${words.required})</span>`;
}

function describedBy({ problems }: FormView, name: string, hint: string | undefined): HtmlValue {
  const isWrong = problems.has(name);
  const ids = [
    isWrong && `error-${fieldAnchor(name)}`,
    hint !== undefined && `hint-${fieldAnchor(name)}`,
  ].filter(Boolean);
  if (ids.length === 0) return false;
  return html` aria-describedby="${ids.join(' ')}"${isWrong && html` aria-invalid="true"`}`;
}

function below({ problems }: FormView, name: string, hint: string | undefined): HtmlValue {
  const texts = problems.get(name);
  return [
    texts && html`<p class="error" id="error-${fieldAnchor(name)}">${texts.join(' ')}</p>`,
    hint !== undefined && html`<p class="hint" id="hint-${fieldAnchor(name)}">${hint}</p>`,
  ];
}
