/**
 * A report about a file or a text.
 *
 * - An `error` reports something that could not be read, or could be read only in part.
 * - A `warning` reports something that was read but is probably wrong.
 * - A `note` reports a suggestion, or something that was left unchanged.
 */
export interface Diagnostic {
  severity: 'error' | 'warning' | 'note';
  /** Name of the rule that reported the problem. Programs can rely on it, because names of rules do not change. */
  kind?: string;
  /** The path of the file, as the user named it; `-` for standard input. */
  file: string;
  /** The line of the file, counted from 1. */
  line?: number;
  /** The problem, as one sentence. */
  message: string;
  /** The action that the user should take, as one sentence. */
  advice: string;
  /** The id of the question of an import that this reports (`ImportPlan.questions`), if a person can answer one. */
  question?: string;
}

/** Formats a diagnostic as one line: `FILE:LINE: Message. Advice.` Control characters are removed. */
export function formatDiagnostic({ file, line, message, advice }: Diagnostic): string {
  const location = line === undefined ? file : `${file}:${line}`;
  return `${location}: ${message} ${advice}`.replace(/[\s\p{Cc}]+/gu, ' ');
}

/**
 * Quotes a text for a message. White space and control characters become spaces. A text of more than 60 characters is
 * shortened.
 */
export function quote(text: string): string {
  // A line can have megabytes, so only its beginning is processed.
  const flat = text
    .slice(0, 500)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const characters = [...flat];
  return `"${characters.length > 60 || text.length > 500 ? `${characters.slice(0, 59).join('')}…` : flat}"`;
}
