import { type Html, html } from '../html.ts';
import { tokenField } from '../layout.ts';
import { changePhrases, commitMessage } from '../publish/change-sentence.ts';
import type { ContentChange } from '../publish/changes.ts';
import { faultCommands, obstacleCommands } from '../publish/commands.ts';
import { type AddressFault, withoutSecrets } from '../publish/remote-address.ts';
import type { GitUnusable, Obstacle, PublishState } from '../publish/state.ts';
import type { DeskWords } from '../words/words.ts';

/** Values of the forms that are not in the state. */
export interface PublishForm {
  token: string;
  /** The suggested name of a new branch. */
  newBranch: string;
  /** A refused address, and why. */
  refusedAddress?: { address: string; fault: AddressFault };
}

/** Maximum number of changed files that the page lists. */
const maxListed = 500;

/** Returns the page that shows what has changed, with the form that publishes it. */
export function publishView(words: DeskWords, state: PublishState, form: PublishForm): Html {
  const { publish } = words;
  const { remote, branch, obstacles, toCommit, unpushed, wasPublished } = state;
  const isNothing = toCommit.length === 0 && wasPublished && unpushed.length === 0;
  const isPossible = obstacles.length === 0 && remote !== undefined && !isNothing;
  return html`${obstacles.map((one) => obstacleBox(words, one, state.top))}
${remote && state.behind > 0 && html`<div class="notice stacked" role="status"><p>${publish.notes.behind(state.behind)} ${publish.faults.ahead}</p>${commandBox(words, state.top, faultCommands('ahead', placeOf(state)))}</div>`}
${isNothing ? html`<p class="lede">${publish.nothing}</p>` : changesPart(words, state)}
${branch === undefined && obstacles.length === 0 && html`<div class="notice stacked" role="status"><p>${publish.detached}</p></div>`}
${!remote && html`<section aria-labelledby="remote"><h2 id="remote">${publish.remoteTitle}</h2><p>${publish.noRemote}</p>${remoteForm(words, form)}</section>`}
${isPossible && publishForm(words, state, form)}
${remote && otherAddress(words, form)}
${sitePart(words, form.token)}`;
}

/** Returns the page for a folder for which git cannot be used: why, what to do, and the way without git. */
export function unusableView(words: DeskWords, { fault, folder }: GitUnusable, token: string): Html {
  const { publish } = words;
  return html`<div class="notice stacked" role="status"><p>${publish.faults[fault.kind]}</p>
${commandBox(words, folder, faultCommands(fault.kind, { folder }))}</div>
${fault.kind === 'unknown' && outputBox(words, fault.text)}
${
  fault.kind === 'no-repository' &&
  html`<section aria-labelledby="start"><h2 id="start">${publish.startTitle}</h2><p>${publish.start(folder)}</p>
<form method="post" action="/publish/repository">${tokenField({ token })}<button>${publish.startButton}</button></form></section>`
}
${sitePart(words, token)}`;
}

function placeOf({ top, remote, remoteBranch }: PublishState) {
  return {
    folder: top,
    ...(remote && { remote }),
    ...(remoteBranch !== undefined && { branch: remoteBranch }),
  };
}

function obstacleBox(words: DeskWords, { kind, details }: Obstacle, folder: string): Html {
  return html`<div class="notice stacked" role="status"><p>${words.publish.obstacles[kind]}</p>
${fileList(details)}${commandBox(words, folder, obstacleCommands[kind] ?? [])}</div>`;
}

function changesPart(words: DeskWords, state: PublishState): Html {
  const { publish } = words;
  const { notes } = publish;
  const { changes } = state;
  return html`<section aria-labelledby="changes"><h2 id="changes">${state.wasPublished ? publish.changesTitle : publish.firstTitle}</h2>
<ul>${changePhrases(changes, publish).map((phrase) => html`<li dir="auto">${phrase}</li>\n`)}</ul>
${changes.length > 0 && html`<details><summary>${publish.files} (${changes.length})</summary><ul class="files">${changes.slice(0, maxListed).map((change) => changeItem(words, change))}</ul>${changes.length > maxListed && html`<p>${publish.andMore}</p>`}</details>`}
${noteList(notes.unpushed, state.unpushed)}
${noteList(notes.partlyStaged, state.partlyStaged)}
${noteList(notes.unreadable, state.unreadable)}
${noteList(notes.inner, state.inner)}
${noteList(notes.ignored, state.ignored)}
${state.otherStaged > 0 && html`<p class="facts">${notes.otherStaged(state.otherStaged)}</p>`}
${state.publicElsewhere !== undefined && html`<p class="facts">${notes.publicElsewhere(state.publicElsewhere)}</p>`}
</section>`;
}

function changeItem({ publish }: DeskWords, { change, path, from, name }: ContentChange): Html {
  const address = `/publish/difference?${new URLSearchParams({ file: path })}`;
  return html`<li>${publish.changeLabels[change]}: ${name !== undefined && html`<span dir="auto">${name}</span> `}<code dir="ltr">${path}</code>${from !== undefined && html` (${publish.was(from)})`} <a href="${address}">${publish.difference}<span class="visually-hidden"> ${path}</span></a></li>\n`;
}

function noteList(note: string, items: readonly string[]): Html | false {
  return items.length > 0 && html`<div class="facts"><p>${note}</p>${fileList(items)}</div>`;
}

function fileList(items: readonly string[]): Html | false {
  const shown = items.slice(0, maxListed);
  return (
    items.length > 0 &&
    html`<ul class="files">${shown.map((item) => html`<li><code dir="auto">${item}</code></li>\n`)}</ul>`
  );
}

function publishForm(words: DeskWords, state: PublishState, form: PublishForm): Html {
  const { publish } = words;
  const { remoteBranch, branch, head, identity, changes } = state;
  const message = commitMessage(changes, publish);
  const rows = Math.min(12, message.split('\n').length + 1);
  return html`<section aria-labelledby="form"><h2 id="form">${publish.formTitle}</h2><p>${publish.plan}</p>
<form method="post" action="/publish">${tokenField(form)}<input type="hidden" name="seen" value="${state.fingerprint}">
<p class="field"><label for="message">${publish.message}</label><span class="hint" id="message-hint">${publish.messageHint}</span>
<textarea id="message" name="message" rows="${rows}" maxlength="10000" required dir="auto" aria-describedby="message-hint">
${message}</textarea></p>
${!identity && identityFields(words)}
${remoteFields(words, state)}
<fieldset><legend>${publish.where}</legend>
${
  branch !== undefined &&
  html`<p><label><input type="radio" name="where" value="branch" checked> ${publish.toBranch(remoteBranch ?? branch)}</label></p>`
}
${
  head !== undefined &&
  html`<p><label><input type="radio" name="where" value="new"${branch === undefined && html` checked`}> ${publish.toNewBranch}</label></p>
<p class="field"><label for="new-branch">${publish.branchName}</label><input id="new-branch" name="newBranch" value="${form.newBranch}" maxlength="200" dir="ltr" autocomplete="off" spellcheck="false"></p>`
}
</fieldset>
<div class="buttons"><button class="main">${publish.button}</button></div></form></section>`;
}

/** The remote to publish to: a choice if there are several. */
function remoteFields({ publish }: DeskWords, { remotes, remote }: PublishState): Html {
  if (remotes.length === 1 && remote)
    return html`<p>${publish.address} <code dir="ltr">${withoutSecrets(remote.address)}</code><input type="hidden" name="remote" value="${remote.name}"></p>`;
  const options = remotes.map(
    ({ name, address }) =>
      html`<option value="${name}"${name === remote?.name && html` selected`}>${name}: ${withoutSecrets(address)}</option>\n`,
  );
  return html`<p class="field"><label for="remote">${publish.address}</label><select id="remote" name="remote" dir="ltr">${options}</select></p>`;
}

function identityFields({ publish }: DeskWords): Html {
  return html`<fieldset><legend>${publish.who}</legend><p class="hint">${publish.whoHint}</p>
<p class="field"><label for="name">${publish.name}</label><input id="name" name="name" required maxlength="200" autocomplete="name" dir="auto"></p>
<p class="field"><label for="email">${publish.email}</label><input id="email" name="email" type="email" required maxlength="200" autocomplete="email" dir="ltr"></p>
<p><label><input type="checkbox" name="keepIdentity" value="1" checked> ${publish.keepIdentity}</label></p></fieldset>`;
}

function otherAddress(words: DeskWords, form: PublishForm): Html {
  const { publish } = words;
  return html`<details${form.refusedAddress && html` open`}><summary>${publish.remoteTitle}</summary><p>${publish.otherRemote}</p>${remoteForm(words, form)}</details>`;
}

function remoteForm({ publish }: DeskWords, { token, refusedAddress }: PublishForm): Html {
  const fault = refusedAddress && publish.addressFaults[refusedAddress.fault];
  return html`<form method="post" action="/publish/remote">${tokenField({ token })}
<p class="field"><label for="address">${publish.remoteAddress}</label><span class="hint" id="address-hint">${publish.remoteHint}</span>
${fault !== undefined && html`<strong class="error" id="address-error">${fault}</strong>`}
<input id="address" name="address" required maxlength="500" dir="ltr" autocomplete="off" spellcheck="false" value="${refusedAddress?.address ?? ''}" aria-describedby="address-hint${fault !== undefined && ' address-error'}"${fault !== undefined && html` aria-invalid="true"`}></p>
<div class="buttons"><button>${publish.addRemote}</button></div></form>`;
}

function sitePart({ publish }: DeskWords, token: string): Html {
  return html`<section aria-labelledby="site"><h2 id="site">${publish.siteTitle}</h2><p>${publish.siteIntro}</p>
<form method="post" action="/publish/site">${tokenField({ token })}<button>${publish.siteButton}</button></form></section>`;
}

/** Returns commands to type into a terminal, or nothing if there are none. */
export function commandBox(
  { publish }: DeskWords,
  folder: string,
  commands: readonly string[],
): Html | false {
  return (
    commands.length > 0 &&
    html`<p>${publish.inTerminal(folder)}</p><pre tabindex="0" dir="ltr"><code>${commands.join('\n')}</code></pre>`
  );
}

/** Returns the text that git or a hook printed, or nothing if there is none. */
export function outputBox({ publish }: DeskWords, text: string): Html | false {
  return (
    text.trim() !== '' &&
    html`<details open><summary>${publish.output}</summary><pre tabindex="0" dir="auto"><code>${text}</code></pre></details>`
  );
}
