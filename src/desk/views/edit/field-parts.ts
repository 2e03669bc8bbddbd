import { fieldAnchor, type FormKind } from '../../addresses.ts';
import type { Field } from '../../forms/field.ts';
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
export interface FieldPlace {
  name: string;
  path: readonly string[];
}

/** Shows several controls under one label. */
export function fieldset(
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
export function marker(name: string): Html {
  return html`<input type="hidden" name="~${name}" value="">`;
}

/** Shows that a field is required. */
export function requiredMark({ words }: FormView, { required }: Field): HtmlValue {
  return required && html` <span class="required">(${words.required})</span>`;
}

/** Returns the attributes that connect a control with its hint and its problems. */
export function describedBy({ problems }: FormView, name: string, hint: string | undefined): HtmlValue {
  const isWrong = problems.has(name);
  const ids = [
    isWrong && `error-${fieldAnchor(name)}`,
    hint !== undefined && `hint-${fieldAnchor(name)}`,
  ].filter(Boolean);
  if (ids.length === 0) return false;
  return html` aria-describedby="${ids.join(' ')}"${isWrong && html` aria-invalid="true"`}`;
}

/** Shows the problems and the hint of a field. */
export function below({ problems }: FormView, name: string, hint: string | undefined): HtmlValue {
  const texts = problems.get(name);
  return [
    texts && html`<p class="error" id="error-${fieldAnchor(name)}">${texts.join(' ')}</p>`,
    hint !== undefined && html`<p class="hint" id="hint-${fieldAnchor(name)}">${hint}</p>`,
  ];
}
