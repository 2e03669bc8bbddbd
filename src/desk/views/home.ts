import type { Diagnostic } from '../../model/diagnostic.ts';
import { formatDiagnostic } from '../../model/diagnostic.ts';
import { type Html, html } from '../html.ts';
import { deskParts } from '../layout.ts';
import type { DeskWords } from '../words/words.ts';

/** A number on the start page that a part of the desk works out, with a few words about it. */
export interface HomeReport {
  count: number;
  /** A sentence such as "3 papers added, 1 edited". */
  text?: string;
  /** Whether there is something to do although nothing is counted, such as to start a repository. */
  isOpen?: boolean;
}

/** Whether a part has something to do. */
export function hasWork({ count, isOpen }: HomeReport): boolean {
  return count > 0 || isOpen === true;
}

/** The parts of the desk that report a number. */
export type ReportingPart = 'attention' | 'publish';

/** The state of the site. A report is undefined as long as it is being worked out. */
export interface HomeState {
  papers: number;
  people: number;
  reports: Record<ReportingPart, HomeReport | undefined>;
  /** Names of the last steps, the last one first. */
  steps: readonly string[];
  /** The content folder and the folder of public files, as messages show them. */
  folders: { content: string; public: string };
}

/** Returns the start page: the state of the site, and what can be done next. The module `home` fills in late numbers. */
export function homeView({ home, language }: DeskWords, state: HomeState): Html {
  const number = new Intl.NumberFormat(language.intl);
  const counted = (text: string, count: number, address: string) => {
    // The number is large, and the words around it are small, in the order of the language.
    const [before = '', after = ''] = text.split(number.format(count));
    const isNumber = text.includes(number.format(count));
    return html`<li><a href="${address}">${isNumber ? html`<strong>${number.format(count)}</strong> ${before.trim()} ${after.trim()}` : html`<strong>${number.format(count)}</strong> ${text}`}</a></li>`;
  };
  const reported = (part: ReportingPart, label: string) => {
    const report = state.reports[part];
    return html`<li><a href="${deskParts[part]}"${!report && html` data-report="${part}"`}><strong>${report ? number.format(report.count) : '…'}</strong> ${label}
<span class="facts" data-text>${report ? report.text : home.counting}</span></a></li>`;
  };
  const { attention, publish } = state.reports;
  const next = [
    ['bring', state.papers === 0],
    ['attention', attention !== undefined && hasWork(attention)],
    ['publish', publish !== undefined && hasWork(publish) && state.papers > 0],
    ['edit', false],
  ] as const;
  // Numbers that are not known yet are filled in by the script, which then may choose another step.
  const first = next.find(([, isUrgent]) => isUrgent)?.[0] ?? (publish ? 'edit' : 'publish');
  const buttons = next.map(
    ([part]) =>
      html`<a class="button${part === first && ' main'}" href="${deskParts[part]}">${home.next[part]}</a>\n`,
  );
  const isLate = attention === undefined || publish === undefined;
  return html`<ul class="cards">
${counted(home.papers(state.papers), state.papers, '/edit')}
${counted(home.people(state.people), state.people, '/edit')}
${reported('attention', home.attention)}
${reported('publish', home.unpublished)}
</ul>
${isLate && html`<noscript><p class="hint">${home.countingHelp}</p></noscript>`}
<h2>${home.nextTitle}</h2>
<div class="buttons" data-next>${buttons}</div>
${
  state.steps.length > 0 &&
  html`<h2>${home.stepsTitle}</h2>
<ul class="plain">${state.steps.map((step) => html`<li dir="auto">${step}</li>\n`)}</ul>
<p><a href="/undo">${home.allSteps}</a></p>`
}
<h2>${home.filesTitle}</h2>
<p>${home.files(state.folders.content, state.folders.public)}</p>
<p><a href="/new">${home.startOver.link}</a></p>`;
}

/** Returns the start page of a site whose settings cannot be read. */
export function unreadableView({ home }: DeskWords, diagnostics: readonly Diagnostic[]): Html {
  return html`<p>${home.problems}</p>
<ul class="plain">${diagnostics.map((one) => html`<li><bdi lang="en">${formatDiagnostic(one)}</bdi></li>\n`)}</ul>
<p><a class="button main" href="/edit/settings/text">${home.fix}</a></p>`;
}
