import type { Diagnostic } from '../model/diagnostic.ts';
import { decodeText, maxTextBytes } from './decode.ts';
import { type FormatName, detectFormat, readInFormat, readTexts, type SourceText } from './formats.ts';
import type { NamedPaper, ProfileOwner, ReadResult } from './readers/record.ts';

/** A file or a response of a service, to be imported. */
export interface Source {
  /** The name that messages show: the path of a file, or a name such as `doi:10.7554/eLife.32822`. */
  file: string;
  /** The folder on the command line that contains the file; undefined if the command line names the file itself. */
  folder?: string;
  /** The format of the content; undefined if the format must be detected. */
  format?: FormatName;
  /** The person and the name of the service, if the content is a list of a person's papers at a service. */
  listed?: { owner: ProfileOwner; service: string };
  /** The bytes of the content, or the problem and the advice if there is no content. */
  content: Uint8Array | Pick<Diagnostic, 'message' | 'advice'>;
}

/** The results of reading all sources of an import. */
export interface ReadSources {
  /**
   * The results of all sources, in the order of the sources; a source with several profiles has several results. The
   * result of a source that cannot be read has no records, and an error in its diagnostics.
   */
  texts: ReadResult[];
  /** Files that were found in a folder but do not seem to be bibliographies, so that they are skipped. */
  leftOut: { folder: string; file: string }[];
  /** Whether there is nothing to import: none of the sources contains a paper or a person's list. */
  isEmpty: boolean;
}

/** Names of files that end like a bibliography. If no paper is found in such a file, an error is reported. */
const bibliographyExtension = /\.(?:bib|bibtex|biblatex|enw|nbib|ris|txt)$/iu;

const emptyAdvice =
  'Offprint reads profile pages, lists of references and bibliographies; see docs/importing.md. If a site can export its list as BibTeX or RIS, use that file.';

/**
 * Decodes and reads all sources. If one source cannot be read, the other sources are still read.
 *
 * @param format the format of all files; undefined if the format must be detected
 * @param isFetched whether the papers that texts name only by an identifier are among the sources
 */
export function readSources(sources: readonly Source[], format?: FormatName, isFetched = false): ReadSources {
  const leftOut: ReadSources['leftOut'] = [];
  const decoded = sources.map((source) => decode(source));
  const read = readAll(sources, decoded, format);
  // A person's list from a service may have no papers. It is not an error if the list at least contains the person.
  const hasPapers = read.map(
    (parts) => parts?.some(({ records, owner, isPart }) => records.length > 0 || (isPart && owner)) ?? false,
  );
  const isEmpty = !hasPapers.includes(true);
  const texts = sources.flatMap((source, index): ReadResult[] => {
    const { file, folder } = source;
    const { text, diagnostics = [] } = decoded[index] ?? {};
    const [first, ...others] = read[index] ?? [];
    // A bibliography without papers is used if another file has papers: it may define abbreviations or parent entries
    // for them.
    const isUsed = hasPapers[index] || (first?.isPart && !isEmpty);
    if (!isUsed && folder !== undefined && !format && !isBibliography(source, text)) {
      leftOut.push({ folder, file });
      return [];
    }
    const named = first?.named && !isFetched ? reportNamed(first.named, file, isUsed === true) : [];
    if (isUsed && first)
      return [{ ...first, diagnostics: [...diagnostics, ...first.diagnostics, ...named] }, ...others];
    if (first?.named) return [{ ...first, diagnostics: [...diagnostics, ...named] }];
    const parts = first ? [first, ...others] : [];
    const all = [...diagnostics, ...parts.flatMap((part) => part.diagnostics)];
    // The page of a known site without publications is already reported.
    if (first && !all.some(({ kind }) => kind === 'no-publications'))
      all.push({
        severity: 'error',
        file,
        message: 'No papers were found in this file.',
        advice: emptyAdvice,
      });
    // The result has no owner: if the text is not a profile (such as a letter), its first line is not the name of a
    // person.
    const unread = parts.reduce((sum, part) => sum + part.unread, 0);
    return [{ file, records: [], unread, ...(text === undefined && { isFailed: true }), diagnostics: all }];
  });
  return { texts, leftOut, isEmpty };
}

/** Reports the papers that a text names only by an identifier. Without other papers in the text, this is an error. */
function reportNamed(named: readonly NamedPaper[], file: string, hasOthers: boolean): Diagnostic[] {
  const { length } = named;
  return [
    {
      severity: hasOthers ? 'note' : 'error',
      file,
      line: named[0]?.line ?? 1,
      message: `${length} ${length === 1 ? 'line names a paper' : 'lines name papers'} only by DOI or arXiv number.`,
      advice: 'Add --fetch to fetch the papers that are named like this.',
    },
  ];
}

/**
 * Reports the skipped files of folders, with one note per folder. The note contains the number of skipped files and
 * the names of the first 5.
 */
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

/** Reads the decoded texts of all sources. The result is undefined for a source that could not be decoded. */
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
      // A list without papers is not an error: the service knows the person but has no paper by that person.
      const ownership = listed && { owner: listed.owner, format: listed.service, isPart: true };
      return () => readInFormat(text, file, known).map((part) => ({ ...part, ...ownership }));
    }
    const position = undetected.push({ text, file }) - 1;
    return () => read[position];
  });
  // These texts are read together, since one bibliography may use the abbreviations of another.
  const read = readTexts(undetected, format);
  return results.map((result) => result?.());
}

/**
 * Whether a file in a folder is meant to be a bibliography although no paper was found in it. In that case, an error
 * is reported.
 */
function isBibliography({ file, content }: Source, text: string | undefined): boolean {
  const isReadable = content instanceof Uint8Array;
  if (!isReadable || content.length > maxTextBytes || bibliographyExtension.test(file)) return true;
  return text !== undefined && detectFormat(text) !== undefined;
}
