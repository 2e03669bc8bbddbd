import type { Diagnostic } from '../model/diagnostic.ts';
import { decodeText, maxTextBytes } from './decode.ts';
import { type FormatName, detectFormat, readers, readTexts, type SourceText } from './formats.ts';
import type { ProfileOwner, ReadResult } from './readers/record.ts';

/** Something to import, as it came: a file, or the answer of a service. */
export interface Source {
  /** As messages name it. */
  file: string;
  /** The folder in which it was found, where it was not named itself. */
  folder?: string;
  /** The format, where it is known beforehand. */
  format?: FormatName;
  /** The person whose papers a service lists in it, and the name of the service. */
  listed?: { owner: ProfileOwner; service: string };
  /** What it holds, or why it cannot be had. */
  content: Uint8Array | Pick<Diagnostic, 'message' | 'advice'>;
}

/** What became of all that was to be imported. */
export interface ReadSources {
  /** One or several a source, in the order of the sources; one that cannot be read is there with an error. */
  texts: ReadResult[];
  /** Files of folders that are no bibliography. */
  leftOut: { folder: string; file: string }[];
  /** Nothing holds a paper. */
  isEmpty: boolean;
}

/** Endings that say that a file is meant for an import, even where nothing can be made of what it holds. */
const meant = /\.(?:bib|bibtex|biblatex|enw|nbib|ris|txt)$/iu;

const emptyAdvice =
  'A profile has a line such as "LGAug 12, 2022Code" above the title of each paper; --format names another format.';

/** Reads what is to be imported. What cannot be read costs nothing but itself. */
export function readSources(sources: readonly Source[], format?: FormatName): ReadSources {
  const leftOut: ReadSources['leftOut'] = [];
  const decoded = sources.map((source) => decode(source));
  const read = readAll(sources, decoded, format);
  // A person whom ORCID tells of is worth as much as a paper.
  const holdsPapers = read.map(
    (parts) => parts?.some(({ records, owner, isPart }) => records.length > 0 || (isPart && owner)) ?? false,
  );
  const isEmpty = !holdsPapers.includes(true);
  const texts = sources.flatMap((source, index): ReadResult[] => {
    const { file, folder } = source;
    const { text, diagnostics = [] } = decoded[index] ?? {};
    const [first, ...others] = read[index] ?? [];
    // A bibliography may consist of strings and parents for the others.
    const stands = holdsPapers[index] || (first?.isPart && !isEmpty);
    if (!stands && folder !== undefined && !format && !isMeant(source, text)) {
      leftOut.push({ folder, file });
      return [];
    }
    if (stands && first)
      return [{ ...first, diagnostics: [...diagnostics, ...first.diagnostics] }, ...others];
    const parts = first ? [first, ...others] : [];
    const told = [...diagnostics, ...parts.flatMap((part) => part.diagnostics)];
    if (first)
      told.push({ severity: 'error', file, message: 'No paper was found in it.', advice: emptyAdvice });
    // Whose text it may be is not known either: the first line of a letter is no person.
    return [
      { file, records: [], unread: parts.reduce((sum, { unread }) => sum + unread, 0), diagnostics: told },
    ];
  });
  return { texts, leftOut, isEmpty };
}

/** What is told of the files that folders left out: a note a folder, with their number and the first of them. */
export function tellLeftOut(leftOut: ReadSources['leftOut']): Diagnostic[] {
  return [...Map.groupBy(leftOut, ({ folder }) => folder)].map(([folder, files]) => {
    const below = folder.replace(/[/\\]{1,9}$/, '').length + 1;
    const names = files.slice(0, 5).map(({ file }) => file.slice(below));
    const more = files.length > names.length ? ` and ${files.length - names.length} more` : '';
    const what =
      files.length === 1
        ? '1 file that is no bibliography'
        : `${files.length} files that are no bibliographies`;
    return {
      severity: 'note',
      file: folder,
      message: `Left out: ${what} (${names.join(', ')}${more}).`,
      advice: 'Name a file itself to have it read all the same.',
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

/** What was read of each source; nothing where it has no text. */
function readAll(
  sources: readonly Source[],
  decoded: readonly Decoded[],
  format: FormatName | undefined,
): (ReadResult[] | undefined)[] {
  const guessed: SourceText[] = [];
  const places = sources.map(({ file, format: known, listed }, index) => {
    const text = decoded[index]?.text;
    if (text === undefined) return undefined;
    if (known !== undefined) {
      // A person of whom a service has no paper is no fault of the text.
      const whose = listed && { owner: listed.owner, format: listed.service, isPart: true };
      return () => readers[known](text, file).map((part) => ({ ...part, ...whose }));
    }
    const place = guessed.push({ text, file }) - 1;
    return () => read[place];
  });
  // Together, since the strings of one bibliography may stand in another.
  const read = readTexts(guessed, format);
  return places.map((place) => place?.());
}

/** Whether a file of a folder, of which nothing was read, should have held papers. */
function isMeant({ file, content }: Source, text: string | undefined): boolean {
  const isThere = content instanceof Uint8Array;
  if (!isThere || content.length > maxTextBytes || meant.test(file)) return true;
  return text !== undefined && detectFormat(text) !== 'profile';
}
