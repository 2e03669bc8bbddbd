import type { UndoPlan } from '../../files/plan-undo.ts';
import { type Html, html } from '../html.ts';
import { tokenField } from '../layout.ts';
import type { DeskWords } from '../words/words.ts';

/** A step that wrote files, as the list of steps shows it. */
export interface ShownStep {
  id: string;
  /** The description of a step of the desk; undefined for a command in the terminal. */
  description: string | undefined;
  /** The name of the command: `desk`, `import`. */
  command: string;
  /** The time of the step, in the language of the site. */
  time: string;
  /** Number of its files. */
  files: number;
  isUndo: boolean;
  /**
   * Whether the step can be taken back alone (`alone`), not any more, because a later step or another program changed its
   * files (`changed`), is taken back already (`done`), or has a damaged record (`damaged`).
   */
  state: 'alone' | 'changed' | 'done' | 'damaged';
}

/** Returns the text by which a step is called. */
export function stepName(
  { undo }: DeskWords,
  { description, command }: { description?: string | undefined; command: string },
): string {
  if (description !== undefined) return description;
  const names: Readonly<Record<string, string>> = undo.commands;
  return (Object.hasOwn(names, command) ? names[command] : undefined) ?? undo.commands.other;
}

/** Returns the description of a step that takes back another one, which may have taken back one itself. */
export function undoneName(words: DeskWords, step: Parameters<typeof stepName>[1]): string {
  const { undid, redid } = words.undo;
  const name = stepName(words, step);
  const after = (prefix: string) => (name.startsWith(prefix) ? name.slice(prefix.length) : undefined);
  const undone = after(undid(''));
  return undone === undefined ? undid(after(redid('')) ?? name) : redid(undone);
}

/** Returns the list of steps, each with its buttons. */
export function stepList(words: DeskWords, steps: readonly ShownStep[], token: string): Html {
  const { undo, shared } = words;
  const notes = { alone: undefined, changed: undo.changedSince, done: undo.done, damaged: undo.damaged };
  const button = (step: ShownStep, label: string, field?: Html) =>
    html`<form method="post" action="/undo/${step.id}">${tokenField({ token })}${field}<button aria-describedby="step-${step.id}">${label}</button></form>`;
  const items = steps.map((step, index) => {
    const canUntil = index > 0 && steps.slice(0, index + 1).every(({ state }) => state !== 'damaged');
    const name = stepName(words, step);
    return html`<li class="step">
<div><p dir="auto"><strong id="step-${step.id}">${name}</strong></p>
<p class="facts">${step.time} · ${shared.files(step.files)}</p>
${notes[step.state] && html`<p class="facts">${notes[step.state]}</p>`}</div>
<div class="buttons">
${step.state === 'alone' && button(step, step.isUndo ? undo.redo : undo.undo)}
${step.state === 'changed' && index === 0 && button(step, undo.undo)}
${canUntil && step.state !== 'done' && button(step, undo.undoUntil(index + 1), html`<input type="hidden" name="until" value="1">`)}
</div></li>\n`;
  });
  return html`<p class="lede">${undo.intro}</p>
${items.length === 0 ? html`<p>${undo.none}</p>` : html`<ol class="steps">${items}</ol>`}`;
}

/** Returns the question whether to take back a step whose files have changed in part. */
export function partlyView(
  { undo, shared }: DeskWords,
  { changes, kept }: Pick<UndoPlan, 'changes' | 'kept'>,
  form: { id: string; isUntil: boolean; token: string },
): Html {
  return html`<p>${undo.partly}</p>
<ul class="files">${kept.map(({ file, reason }) => html`<li><code>${file}</code>: ${undo.kept[reason]}</li>\n`)}</ul>
${
  changes.length === 0
    ? html`<p>${undo.nothing}</p>`
    : html`<form method="post" action="/undo/${form.id}">${tokenField(form)}
<input type="hidden" name="partly" value="1">${form.isUntil && html`<input type="hidden" name="until" value="1">`}
<div class="buttons"><button class="main">${undo.others(changes.length)}</button> <a href="/undo">${shared.cancel}</a></div></form>`
}`;
}
