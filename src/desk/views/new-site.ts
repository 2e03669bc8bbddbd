import { languages, type Language } from '../../model/language.ts';
import { type Html, html } from '../html.ts';
import { tokenField } from '../layout.ts';
import type { DeskWords } from '../words/words.ts';

/** The form of a new site as it was filled in, with what is wrong in it. */
export interface NewSiteForm {
  name: string;
  url: string;
  language: Language;
  errors: { name?: string; url?: string; sure?: string };
}

/** The files that a new site would take out of a folder that has one. */
export interface TakenOut {
  files: readonly string[];
  /** Files that stay, because the desk does not write such files. */
  stays: readonly string[];
}

/** Maximum number of files that are listed by name. */
const maxListed = 20;

/**
 * Returns the form of a new site.
 *
 * @param content the content folder, as messages show it
 * @param takenOut the files that are there already; undefined if the folder has no site
 */
export function newSiteView(
  words: DeskWords,
  { name, url, language, errors }: NewSiteForm,
  { token, content, takenOut }: { token: string; content: string; takenOut?: TakenOut | undefined },
): Html {
  const { newSite, startOver } = words.home;
  const textInput = (field: 'name' | 'url', value: string, label: string, hint?: string) => {
    const error = errors[field];
    const about = [hint !== undefined && `${field}-hint`, error !== undefined && `${field}-error`].filter(
      Boolean,
    );
    return html`<div class="field"><label for="${field}">${label}</label>
${hint && html`<span class="hint" id="${field}-hint">${hint}</span>`}
<input id="${field}" name="${field}" value="${value}" maxlength="300" autocomplete="off" dir="auto"${field === 'name' && html` required`}${about.length > 0 && html` aria-describedby="${about.join(' ')}"`}${error && html` aria-invalid="true"`}>
${error && html`<p class="error" id="${field}-error">${error}</p>`}</div>`;
  };
  const names = new Map(Object.entries(languages).map(([code, { tag }]) => [code, nameOf(tag)]));
  return html`<p class="lede">${takenOut ? startOver.text(content) : newSite.intro(content)}</p>
<form method="post" action="/new">${tokenField({ token })}
${textInput('name', name, newSite.name)}
${textInput('url', url, newSite.url, newSite.urlHint)}
<div class="field"><label for="language">${newSite.language}</label>
<select id="language" name="language">${[...names].map(
    ([code, label]) =>
      html`<option value="${code}" lang="${code}"${code === language && html` selected`}>${label}</option>\n`,
  )}</select></div>
${takenOut && takenOutView(words, takenOut, errors.sure)}
<div class="buttons"><button class="main">${newSite.make}</button>${takenOut && html` <a href="/">${words.shared.cancel}</a>`}</div>
</form>`;
}

function takenOutView(
  { home: { startOver } }: DeskWords,
  { files, stays }: TakenOut,
  error: string | undefined,
): Html {
  const list = (all: readonly string[]) =>
    html`<ul class="files">${all.slice(0, maxListed).map((file) => html`<li><code>${file}</code></li>\n`)}${all.length > maxListed && html`<li>${startOver.more(all.length - maxListed)}</li>`}</ul>`;
  return html`<h2>${startOver.list}</h2>
${list(files)}
${stays.length > 0 && html`<p>${startOver.stays}</p>${list(stays)}`}
<div class="field"><label><input type="checkbox" name="sure" value="1"${error && html` aria-invalid="true" aria-describedby="sure-error"`}> ${startOver.sure}</label>
${error && html`<p class="error" id="sure-error">${error}</p>`}</div>`;
}

/** Returns the name of a language in itself: `Deutsch`. */
function nameOf(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}
