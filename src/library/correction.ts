import { oneLine, shorten } from '../model/characters.ts';
import type { Repository } from '../model/repository.ts';

/** Facts about a paper that a message about a correction contains. */
export interface CorrectedPaper {
  id: string;
  /** Title of the issue or subject of the mail: `Correction: Tensor Folding`. */
  subject: string;
  /** The question to the sender, which comes first. */
  question: string;
  /** The facts about the paper that the message repeats: `['Title', 'Tensor Folding']`. */
  facts: readonly (readonly [label: string, value: string])[];
}

/** The place to which corrections are sent: a repository, or else a mail address. */
export interface CorrectionTarget {
  repository?: Repository | undefined;
  mail?: string | undefined;
}

/** Maximum length of a subject and of a fact, in characters. Hosts and mail programs refuse long addresses. */
const maxSubject = 150;
const maxFact = 300;

/**
 * Returns the address of the link "Suggest a correction" of a paper: the editor of the host with the file of the paper, a new issue
 * with the facts filled in, or a mail. Every text is encoded.
 *
 * @returns `undefined` if the site has neither a repository nor an address
 */
export function correctionAddress(
  paper: CorrectedPaper,
  { repository, mail }: CorrectionTarget,
): string | undefined {
  if (repository?.corrections === 'edit') return editorAddress(repository, paper.id);
  const subject = shorten(paper.subject, maxSubject);
  const body = formatBody(paper, repository);
  if (repository) return issueAddress(repository, subject, body);
  if (mail === undefined) return undefined;
  const to = encodeURIComponent(mail).replace('%40', '@');
  // Mail programs do not read "+" as a space, so `URLSearchParams` cannot be used.
  return `mailto:${to}?subject=${encode(subject)}&body=${encode(body.replaceAll('\n', '\r\n'))}`;
}

/** Returns the path of the file of a paper in the repository: `content/papers/tensor-folding.md`. */
function fileIn(folder: string, id: string): string {
  return [folder, 'papers', `${id}.md`].filter(Boolean).join('/');
}

function editorAddress({ url, kind, branch, folder }: Repository, id: string): string {
  const editor = { github: 'edit', gitlab: '-/edit', gitea: '_edit' }[kind];
  return [url, editor, encodePath(branch), encodePath(fileIn(folder, id))].join('/');
}

function issueAddress({ url, kind }: Repository, subject: string, body: string): string {
  const [form, title, text] = {
    github: ['issues/new', 'title', 'body'],
    gitlab: ['-/issues/new', 'issue[title]', 'issue[description]'],
    gitea: ['issues/new', 'title', 'body'],
  }[kind] as [string, string, string];
  return `${url}/${form}?${encode(title)}=${encode(subject)}&${encode(text)}=${encode(body)}`;
}

function formatBody({ id, question, facts }: CorrectedPaper, repository: Repository | undefined): string {
  const file = repository ? fileIn(repository.folder, id) : `papers/${id}.md`;
  const lines = facts.map(([label, value]) => `- ${label}: ${shorten(oneLine(value), maxFact)}`);
  return [question, '', '', '', ...lines, `- ${file}`].join('\n');
}

function encodePath(path: string): string {
  return path.split('/').map(encode).join('/');
}

/** Encodes a text for an address. A half of a surrogate pair, which cannot be encoded, becomes U+FFFD. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
