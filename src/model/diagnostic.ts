/**
 * Something a person should know about a text or a file.
 * An `error` means that a record could not be read, or only in part; a `warning` that it was read with a doubt; a `note`
 * tells of something that was left as it is.
 */
export interface Diagnostic {
  severity: 'error' | 'warning' | 'note';
  /** The stable name of the rule that found it, for programs. */
  kind?: string;
  /** The file as the person named it; `-` is standard input. */
  file: string;
  /** Counted from 1. */
  line?: number;
  /** What happened, as a sentence. */
  message: string;
  /** What to do about it, as a sentence. */
  advice: string;
}

/** `FILE:LINE: What happened. What to do.`, on one line and without control characters whatever the parts hold. */
export function formatDiagnostic({ file, line, message, advice }: Diagnostic): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${place}: ${message} ${advice}`.replace(/[\s\p{Cc}]+/gu, ' ');
}

/** Text quoted for a message: shortened to 60 characters, white space and control characters as blanks. */
export function quote(text: string): string {
  // A line may hold megabytes; its beginning tells as much.
  const flat = text
    .slice(0, 500)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const characters = [...flat];
  return `"${characters.length > 60 || text.length > 500 ? `${characters.slice(0, 59).join('')}…` : flat}"`;
}
