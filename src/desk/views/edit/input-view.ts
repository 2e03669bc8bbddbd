import { fieldAnchor } from '../../addresses.ts';
import type { Field } from '../../forms/field.ts';
import { fieldLabel, optionLabel } from '../../forms/field-labels.ts';
import { type Html, html } from '../../html.ts';
import {
  below,
  describedBy,
  type FieldPlace,
  fieldset,
  type FormView,
  marker,
  requiredMark,
} from './field-parts.ts';

/** Shows a field with one value: a text, a number, a choice, or lines. */
export function inputView(
  view: FormView,
  field: Extract<Field, { kind: 'text' | 'number' | 'choice' | 'lines' }>,
  { name, path }: FieldPlace,
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

/** Shows a field that is on or off. */
export function booleanView(view: FormView, { name, path }: FieldPlace): Html {
  const { label, hint } = fieldLabel(view.words, view.kind, path);
  const isOn = view.values.get(name)?.includes('true') ?? false;
  return html`<div class="field check">
${marker(name)}<label><input type="checkbox" id="${fieldAnchor(name)}" name="${name}" value="true"${
    isOn && html` checked`
  }${describedBy(view, name, hint)}> ${label}</label>${below(view, name, hint)}
</div>
`;
}

/** Shows a field whose value is a list of the given values. */
export function choicesView(view: FormView, options: readonly string[], { name, path }: FieldPlace): Html {
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
