import { type Html, html } from '../html.ts';
import { tokenField } from '../layout.ts';
import type { DeskWords } from '../words/words.ts';

/** Returns the message about a step that was just written, with a button that takes it back. */
export function doneNotice(
  { undo }: DeskWords,
  step: { id: string; name: string; isUndo: boolean },
  token: string,
): Html {
  return html`<div class="notice" role="status"><p dir="auto">${step.name}</p>
<form method="post" action="/undo/${step.id}">${tokenField({ token })}<button>${step.isUndo ? undo.redo : undo.undo}</button></form></div>`;
}

/** Returns a message without a button. */
export function plainNotice(text: string): Html {
  return html`<div class="notice" role="status"><p>${text}</p></div>`;
}
