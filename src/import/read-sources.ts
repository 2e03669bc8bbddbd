import type { Diagnostic } from '../model/diagnostic.ts';
import { decodeText, maxTextBytes } from './decode.ts';
import { type FormatName, detectFormat, readers, readTexts, type SourceText } from './formats.ts';
import type { ProfileOwner, ReadResult } from './readers/record.ts';

/** Something to import: a file, or a response of a service. */
export interface Source {
  /** The name for messages. */
  file: string;
  /** The folder in which the file was found; undefined for a file named on the command line. */
  folder?: string;
  /** The format; undefined if it has to be detected. */
  format?: FormatName;
  /** For the list of a person's papers at a service: the person and the name of the service. */
  listed?: { owner: ProfileOwner; service: string };
  /** The bytes, or the reason why there are none. */
  content: Uint8Array | Pick<Diagnostic, 'message' | 'advice'>;
}

/** The result of reading all sources. */
export interface ReadSources {
  /** One or more texts per source, in the order of the sources. A source that cannot be read is a text with an error. */
  texts: ReadResult[];
  /** Files of folders that are not bibliographies. */
  leftOut: { folder: string; file: string }[];
  /** Whether no source contains a paper. */
  isEmpty: boolean;
}

/** File extensions of bibliographies. A file with one of them is reported if nothing was found in it. */
const bibliographyExtension = /\.(?:bib|bibtex|biblatex|enw|nbib|ris|txt)$/iu;

const emptyAdvice =
  'A profile page needs a line such as "LGAug 12, 2022Code" above the title of each paper. For another format, use --format.';

/**
 * Decodes and reads all sources. A source that cannot be read does not affect the others.
 *
 * @param format the format of all files; undefined to detect it
 */
export function readSources(sources: readonly Source[], format?: FormatName): ReadSources {
  const leftOut: ReadSources['leftOut'] = [];
  const decoded = sources.map((source) => decode(source));
  const read = readAll(sources, decoded, format);
  // A list of a service without papers is not an error if it has the person.
  const hasPapers = read.map(
    (parts) => parts?.some(({ records, owner, isPart }) => records.length > 0 || (isPart && owner)) ?? false,
  );
  const isEmpty = !hasPapers.includes(true);
  const texts = sources.flatMap((source, index): ReadResult[] => {
    const { file, folder } = source;
    const { text, diagnostics = [] } = decoded[index] ?? {};
    const [first, ...others] = read[index] ?? [];
    // A bibliography may contain only strings and parent entries for other files.
    const isUsed = hasPapers[index] || (first?.isPart && !isEmpty);
    if (!isUsed && folder !== undefined && !format && !isBibliography(source, text)) {
      leftOut.push({ folder, file });
      return [];
    }
    if (isUsed && first)
      return [{ ...first, diagnostics: [...diagnostics, ...first.diagnostics] }, ...others];
    const parts = first ? [first, ...others] : [];
    const all = [...diagnostics, ...parts.flatMap((part) => part.diagnostics)];
    if (first)
      all.push({
        severity: 'error',
        file,
        message: 'No papers were found in this file.',
        advice: emptyAdvice,
      });
    // The owner is dropped too: the first line of a letter is not the name of a person.
    return [
      { file, records: [], unread: parts.reduce((sum, { unread }) => sum + unread, 0), diagnostics: all },
    ];
  });
  return { texts, leftOut, isEmpty };
}

/** Reports the files left out of folders: one note per folder, with their number and the first names. */
export function reportLeftOut(leftOut: ReadSources['leftOut']): Diagnostic[] {
  return [...Map.groupBy(leftOut, ({ folder }) => folder)].map(([folder, files]) => {
    const prefixLength = folder.replace(/[/\\]{1,9}$/, '').length + 1;
    const names = files.slice(0, 5).map(({ file }) => file.slice(prefixLength));
    const more = files.length > names.length ? ` and ${files.length - names.length} more` : '';
    const what =
      files.length === 1
        ? '1 file that is not a bibliography'
        : `${files.length} files that are not bibliographies`;
    return {
      severity: 'note',
      file: folder,
      message: `Skipped ${what} (${names.join(', ')}${more}).`,
      advice: 'To import one of them, name the file itself on the command line.',
    };
  });
}

interface Decoded {
  text?: string;
  diagnostics: Diagnostic[];
}

function decode({ file, content }: Source): Decoded {
  return content instanceof Uint8Array
    ? decodeText(content, file)
    : { diagnostics: [{ severity: 'error', file, ...content }] };
}

/** Reads the decoded texts; returns undefined for a source without a text. */
function readAll(
  sources: readonly Source[],
  decoded: readonly Decoded[],
  format: FormatName | undefined,
): (ReadResult[] | undefined)[] {
  const undetected: SourceText[] = [];
  const results = sources.map(({ file, format: known, listed }, index) => {
    const text = decoded[index]?.text;
    if (text === undefined) return undefined;
    if (known !== undefined) {
      // A list without papers is not an error: the service has no paper of the person.
      const ownership = listed && { owner: listed.owner, format: listed.service, isPart: true };
      return () => readers[known](text, file).map((part) => ({ ...part, ...ownership }));
    }
    const position = undetected.push({ text, file }) - 1;
    return () => read[position];
  });
  // All together, since one bibliography may use the strings of another.
  const read = readTexts(undetected, format);
  return results.map((result) => result?.());
}

/** Whether a file of a folder without papers is meant to be a bibliography, so that the missing papers are an error. */
function isBibliography({ file, content }: Source, text: string | undefined): boolean {
  const isReadable = content instanceof Uint8Array;
  if (!isReadable || content.length > maxTextBytes || bibliographyExtension.test(file)) return true;
  return text !== undefined && detectFormat(text) !== 'profile';
}
