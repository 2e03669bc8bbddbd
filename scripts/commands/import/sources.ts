import { findSourceFiles, readSourceFile } from '../../../src/files/source-files.ts';
import { fetchPapers } from '../../../src/fetch/papers.ts';
import type { Transport } from '../../../src/fetch/service-request.ts';
import type { Services } from '../../../src/fetch/services.ts';
import { maxTextBytes } from '../../../src/import/decode.ts';
import { type ReadSources, readSources, type Source } from '../../../src/import/read-sources.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { callerFolder, type CommandIo } from '../../setup/command.ts';
import type { Progress } from '../../setup/progress.ts';
import { documentKind, documentNames } from '../../documents/document-kind.ts';
import { extractText } from '../../documents/extract-text.ts';
import type { ImportArguments } from './arguments.ts';
import { openTransport } from './open-transport.ts';

/** From this total size of the files on, reading them takes long enough to be shown, in bytes. */
const minBytesForProgress = 2e6;

/**
 * Reads the files of an import, and fetches the papers that are requested by DOI or arXiv id.
 *
 * @param content the path of the content folder. Requests to services contain the address of the site from its
 *   settings.
 * @param progress shows each request, and each large file
 */
export async function gatherSources(
  { names, dois, arXivs, fetch, format, services }: ImportArguments & { services: Services },
  content: string,
  io: CommandIo,
  progress: Progress,
): Promise<{ read: ReadSources; diagnostics: Diagnostic[] }> {
  const found = await findSourceFiles(names, callerFolder(io));
  const sources: Source[] = [];
  let size = 0;
  for (const { file, path: location, folder } of found.files) {
    // Even access to the property `io.stdin` opens standard input, so it is used only if needed.
    const stdin = location === '-' ? io.stdin : undefined;
    const bytes = await readSourceFile({ file, path: location }, maxTextBytes, stdin);
    const content =
      'reason' in bytes
        ? { message: `The file cannot be read: ${bytes.reason}.`, advice: 'Give the path of a text file.' }
        : bytes;
    // In a folder, a PDF file or a web page is more often a paper than a list of papers.
    const isDocument =
      folder === undefined && content instanceof Uint8Array && documentKind(content) !== undefined;
    if (isDocument) sources.push({ file, content: await readDocument(content, file, progress) });
    else sources.push({ file, ...(folder !== undefined && { folder }), content });
    if (content instanceof Uint8Array && content.length <= maxTextBytes) size += content.length;
  }
  if (size >= minBytesForProgress) progress.step(`Reading ${(size / 1e6).toFixed(0)} MB …`);
  const wanted = { dois, arXivs, fetch, format, services };
  const { read } = await readAndFetch(sources, wanted, openTransport(content, io, progress), progress);
  return { read: { ...read, leftOut: [...found.leftOut, ...read.leftOut] }, diagnostics: found.diagnostics };
}

/**
 * Reads sources, and fetches the papers that are requested by number. With `fetch`, the papers that the sources name only
 * by number are fetched too.
 *
 * @returns the results, and all sources, those that were fetched included
 */
export async function readAndFetch(
  given: readonly Source[],
  {
    dois,
    arXivs,
    fetch,
    format,
    services,
  }: Pick<ImportArguments, 'dois' | 'arXivs' | 'fetch' | 'format'> & { services: Services },
  transport: Transport,
  progress: Pick<Progress, 'step'>,
): Promise<{ read: ReadSources; sources: Source[] }> {
  const sources = [...given];
  const fetchAll = async (ids: { dois: readonly string[]; arXivs: readonly string[] }) => {
    const onRequest = (papers: string) => progress.step(`Fetching ${papers} …`);
    sources.push(...(await fetchPapers(ids, services, transport, onRequest)));
  };
  if (dois.length + arXivs.length > 0) await fetchAll({ dois, arXivs });
  const read = readSources(sources, format);
  const named = read.texts.flatMap((text) => text.named ?? []);
  if (!fetch || named.length === 0) return { read, sources };
  const distinct = (values: (string | undefined)[]) => [...new Set(values.flatMap((value) => value ?? []))];
  await fetchAll({
    dois: distinct(named.map(({ DOI }) => DOI)),
    arXivs: distinct(named.map(({ arXiv }) => arXiv)),
  });
  return { read: readSources(sources, format, true), sources };
}

/** Replaces a web page, a Word file or a PDF file by its text. */
export async function readDocument(
  bytes: Uint8Array,
  file: string,
  progress: Pick<Progress, 'step'>,
): Promise<Source['content']> {
  const kind = documentKind(bytes);
  if (kind === undefined) return bytes;
  const name = documentNames[kind];
  progress.step(`Reading the text of ${file} …`);
  const found = await extractText(bytes, kind);
  if ('text' in found && found.text.trim() !== '') return new TextEncoder().encode(found.text);
  if ('reason' in found)
    return {
      message: `The ${name} cannot be read: ${found.reason}.`,
      advice: 'Open it, copy its text into a text file, and import that file.',
    };
  return {
    message: `The ${name} contains no text.`,
    advice: 'If its pages are pictures, convert them to text with a program for OCR, and import that text.',
  };
}
