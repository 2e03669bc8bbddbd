import { type Html, html, type HtmlValue } from '../../html.ts';
import { tokenField } from '../../layout.ts';
import type { DeskWords } from '../../words/words.ts';

/** The uses of an uploaded file. */
export const fileUses = ['photo', 'picture', 'thumbnail', 'pdf', 'logo', 'logoDark', 'homePicture'] as const;

export type FileUse = (typeof fileUses)[number];

/** A file that belongs to an entry, or the place of one. */
export interface FileSlot {
  use: FileUse;
  /** Path of the file in the content; undefined if there is none. */
  file: string | undefined;
  /** Address of the upload form. */
  action: string;
  /** Limit of the size, in megabytes. */
  megabytes: string;
  opened: ReadonlyMap<string, string | null>;
  problem?: string | undefined;
}

/** Shows the files of an entry, each with a form to upload another one. */
export function filesView(words: DeskWords['edit'], token: string, slots: readonly FileSlot[]): HtmlValue {
  if (slots.length === 0) return false;
  const { files: texts } = words;
  return html`<section class="files" aria-labelledby="files-title"><h2 id="files-title">${texts.title}</h2>
<p class="hint">${texts.text} ${texts.unsaved}</p>
${slots.map((slot) => slotView(words, token, slot))}</section>`;
}

function slotView(words: DeskWords['edit'], token: string, slot: FileSlot): Html {
  const { files: texts } = words;
  const { use, file, action, megabytes, problem } = slot;
  const isPdf = use === 'pdf';
  const id = `file-${use}`;
  const shown =
    file !== undefined &&
    (isPdf
      ? html`<p><code dir="ltr">${file}</code></p>`
      : html`<p><img src="/edit/file/${file}" alt="" width="120" loading="lazy"> <code dir="ltr">${file}</code></p>`);
  return html`<form method="post" action="${action}" enctype="multipart/form-data" class="upload" data-drop>
${tokenField({ token })}
<label for="${id}">${texts[use]}</label>
${shown}
<input type="file" id="${id}" name="file" accept="${isPdf ? 'application/pdf' : 'image/jpeg,image/png,image/webp,image/avif'}" aria-describedby="hint-${id}"${
    problem !== undefined && html` aria-invalid="true"`
  }>
${problem !== undefined && html`<p class="error" role="alert">${problem}</p>`}<p class="hint" id="hint-${id}">${
    isPdf ? texts.pdfHint(megabytes) : texts.pictureHint(megabytes)
  }</p>
<button name="_do" value="upload">${texts.upload}</button>${
    file !== undefined && html` <button name="_do" value="remove">${texts.removeFile}</button>`
  }
</form>
`;
}
