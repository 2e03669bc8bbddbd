import { stringify } from 'yaml';
import { fieldAnchor } from '../../addresses.ts';
import type { Field, GroupField, ListField, VariantsField } from '../../forms/field.ts';
import { fieldLabel, optionLabel } from '../../forms/field-labels.ts';
import { type Html, html, type HtmlValue } from '../../html.ts';
import { below, describedBy, type FieldPlace, fieldset, type FormView, marker } from './field-parts.ts';
import { booleanView, choicesView, inputView } from './input-view.ts';

/** Shows a field with its label, hint and problems. */
export function fieldView(view: FormView, field: Field, { name, path }: FieldPlace, value: unknown): Html {
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

function groupView(view: FormView, { fields }: GroupField, { name, path }: FieldPlace, value: unknown): Html {
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
  { name, path }: FieldPlace,
  value: unknown,
): Html {
  const { words, values } = view;
  const { label, hint } = fieldLabel(words, view.kind, path);
  const items = Array.isArray(value) ? value : [];
  const keys = values.get(name) ?? [];
  const rows = keys.map((key, index) => {
    const item: FieldPlace = { name: `${name}.${key}`, path };
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
  { name, path }: FieldPlace,
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
  { name, path }: FieldPlace,
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
function yamlView(view: FormView, { name, path }: FieldPlace, value: unknown): Html {
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
