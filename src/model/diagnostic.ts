/**
 * A report about a text or a file. An `error` means that something could not be read, or only partly; a `warning`, that it was read
 * but is probably wrong; a `note`, that something was left as it is.
 */
export interface Diagnostic {
  severity: 'error' | 'warning' | 'note';
  /** The stable name of the rule that reported it, for programs. */
  kind?: string;
  /** The path of the file as the user named it; `-` for standard input. */
  file: string;
  /** Counted from 1. */
  line?: number;
  /** The problem, as a sentence. */
  message: string;
  /** The action to take, as a sentence. */
  advice: string;
}

/** Formats a diagnostic as `FILE:LINE: Message. Advice.`, on one line and without control characters. */
export function formatDiagnostic({ file, line, message, advice }: Diagnostic): string {
  const location = line === undefined ? file : `${file}:${line}`;
  return `${location}: ${message} ${advice}`.replace(/[\s\p{Cc}]+/gu, ' ');
}

/** Quotes text for a message: at most 60 characters, with blanks for white space and control characters. */
export function quote(text: string): string {
  // A line may have megabytes; only its beginning is shown.
  const flat = text
    .slice(0, 500)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const characters = [...flat];
  return `"${characters.length > 60 || text.length > 500 ? `${characters.slice(0, 59).join('')}…` : flat}"`;
}
