import { formatDiagnostic } from '../../model/diagnostic.ts';
import { type Html, html } from '../html.ts';
import { tokenField } from '../layout.ts';
import { faultCommands, quoteArgument } from '../publish/commands.ts';
import { canUseBranch } from '../publish/git-faults.ts';
import type { PublishRequest, PublishResult } from '../publish/result.ts';
import type { Remote } from '../publish/state.ts';
import type { DeskWords } from '../words/words.ts';
import { commandBox, outputBox } from './publish.ts';

/** A publication that has ended, with what its page needs. */
export interface EndedPublication {
  request: PublishRequest;
  result: PublishResult;
  /** The top folder of the repository. */
  top: string;
  remote?: Remote;
  branch?: string;
  /** The suggested name of a new branch, for another attempt. */
  newBranch: string;
  /** The state of the repository now, for another attempt. */
  fingerprint: string;
}

/** Returns the title and the content of the page that shows how a publication ended. */
export function resultView(
  words: DeskWords,
  ended: EndedPublication,
  token: string,
): { title: string; main: Html } {
  const { publish } = words;
  const { result } = ended;
  return result.kind === 'published'
    ? { title: publish.publishedTitle, main: publishedView(words, result, ended) }
    : { title: publish.failedTitle, main: failedView(words, ended, token) };
}

function publishedView(
  words: DeskWords,
  result: Extract<PublishResult, { kind: 'published' }>,
  { top }: EndedPublication,
): Html {
  const { publish, shared } = words;
  const { commit, files, branch, remote, pullRequest, page, newBranch } = result;
  const back = newBranch?.from;
  const commands =
    back === undefined
      ? []
      : [`git switch ${quoteArgument(back)}`, `git pull ${quoteArgument(remote)} ${quoteArgument(back)}`];
  return html`<p class="lede" role="status">${commit === undefined ? publish.onlyPushed(branch, remote) : publish.published(files, branch, remote)}</p>
${commit !== undefined && html`<p class="facts">${publish.commit} <code>${commit.slice(0, 12)}</code></p>`}
${pullRequest !== undefined && html`<p><a class="button" href="${pullRequest}" rel="noreferrer">${publish.pullRequest}</a></p><p class="facts"><code dir="ltr">${pullRequest}</code></p>`}
${newBranch && html`<p>${publish.newBranch(newBranch.name)}</p>${commandBox(words, top, commands)}`}
${!newBranch && html`<p>${publish.afterwards}</p>`}
<div class="buttons">${page !== undefined && html`<a class="button" href="${page}" rel="noreferrer">${publish.repositoryPage}</a>`}
<a class="button" href="/">${shared.parts.home}</a></div>`;
}

function failedView(words: DeskWords, ended: EndedPublication, token: string): Html {
  const { publish } = words;
  const { result, top, remote, branch } = ended;
  const isCommitted = result.kind === 'fault' && result.isCommitted === true;
  const place = { folder: top, ...(remote && { remote }), ...(branch !== undefined && { branch }) };
  const fault = result.kind === 'fault' ? result.fault : undefined;
  return html`<div class="notice stacked" role="status"><p>${reason(words, result)}</p>
${fault && commandBox(words, top, faultCommands(fault.kind, place))}
<p>${isCommitted ? publish.committed : publish.unchanged}</p></div>
${result.kind === 'content-errors' && html`<ul class="files">${result.errors.slice(0, 100).map((error) => html`<li dir="auto">${formatDiagnostic(error)}</li>\n`)}</ul><p><a href="/attention">${words.attention.title}</a></p>`}
${result.kind === 'build-failed' && html`<pre tabindex="0" dir="auto"><code>${result.output}</code></pre>`}
${fault && outputBox(words, fault.text)}
<div class="buttons">${fault && canUseBranch.has(fault.kind) && branchForm(words, ended, token)}
<a class="button" href="/publish">${publish.tryAgain}</a></div>`;
}

function reason({ publish }: DeskWords, result: PublishResult): string {
  switch (result.kind) {
    case 'fault':
      return publish.faults[result.fault.kind];
    case 'bad-branch':
      return publish.ends['bad-branch'](result.name);
    case 'content-errors':
      return publish.ends['content-errors'](result.errors.length);
    case 'published':
      return publish.publishedTitle;
    default:
      return publish.ends[result.kind];
  }
}

/** A button that publishes the same to a new branch. */
function branchForm({ publish }: DeskWords, ended: EndedPublication, token: string): Html {
  const { request, newBranch, fingerprint } = ended;
  const { identity, keepsIdentity } = request;
  const fields = {
    seen: fingerprint,
    message: request.message,
    remote: request.remote,
    where: 'new',
    newBranch,
    ...(identity && { ...identity, ...(keepsIdentity && { keepIdentity: '1' }) }),
  };
  return html`<form method="post" action="/publish">${tokenField({ token })}
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}<button class="main">${publish.byBranch}</button></form>`;
}

/** Returns the page of a site that was built to be copied to a host. */
export function builtSiteView(
  { publish }: DeskWords,
  built: { folder: string; pages: number } | { failed: string },
): Html {
  if ('failed' in built)
    return html`<div class="notice stacked" role="status"><p>${publish.ends['build-failed']}</p></div><pre tabindex="0" dir="auto"><code>${built.failed}</code></pre><p><a class="button" href="/publish">${publish.tryAgain}</a></p>`;
  return html`<p class="lede" role="status">${publish.siteReady(built.pages)}</p>
<p><a class="button" href="/publish/site.zip" download>${publish.siteZip}</a></p>
<p>${publish.siteFolder}</p><pre tabindex="0" dir="ltr"><code>${built.folder}</code></pre>
<p><a href="/publish">${publish.tryAgain}</a></p>`;
}

/** Returns the page that shows how a file differs from the last publication. */
export function differenceView(
  { publish }: DeskWords,
  path: string,
  difference: string,
  isCut: boolean,
): Html {
  const lines = difference.split('\n').map((line) => {
    if (line.startsWith('+')) return html`<ins>${line}</ins>\n`;
    return line.startsWith('-') ? html`<del>${line}</del>\n` : html`${line}\n`;
  });
  return html`<p><code dir="ltr">${path}</code></p>
${difference.trim() === '' ? html`<p>${publish.noDifference}</p>` : html`<pre class="difference" tabindex="0" dir="ltr"><code>${lines}</code></pre>`}
${isCut && html`<p>${publish.cut}</p>`}
<p><a class="button" href="/publish">${publish.tryAgain}</a></p>`;
}
