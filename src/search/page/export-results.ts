import { searchWords, errorWords } from '#words';
import type { CslItem } from '../../export/csl-json.ts';
import { formatCsv } from '../../export/csv.ts';
import { pickBibtex, pickRis } from '../../export/pick.ts';
import { findElement } from './dom.ts';

interface ExportFormat {
  /** The extension of the downloaded file, `papers.EXTENSION`. */
  extension: string;
  mediaType: string;
  /** Formats the papers with these ids, in this order. */
  write(ids: readonly string[], fetchText: FetchText): Promise<string>;
}

/** Fetches a file of the site by its name, such as `papers.bib`. */
type FetchText = (file: string) => Promise<string>;

/**
 * Returns a function that copies the entries of the exported papers from a file of all papers. It finds the entries by
 * their citation keys.
 */
const byKey =
  (file: string, pick: (text: string, keys: readonly string[]) => string): ExportFormat['write'] =>
  async (ids, fetchText) => {
    const [keys, text] = await Promise.all([fetchText('papers.keys.json'), fetchText(file)]);
    const keyOf = JSON.parse(keys) as Record<string, string>;
    return pick(
      text,
      ids.flatMap((id) => keyOf[id] ?? []),
    );
  };

/** Returns a function that formats the exported papers with the data in the CSL-JSON file of all papers. */
const byId =
  (format: (items: CslItem[]) => string): ExportFormat['write'] =>
  async (ids, fetchText) => {
    const all = JSON.parse(await fetchText('papers.csl.json')) as CslItem[];
    const items = new Map(all.map((item) => [item.id, item]));
    return format(ids.flatMap((id) => items.get(id) ?? []));
  };

/**
 * The export formats. They use files that the site publishes anyway, so that no further files are needed for exports.
 */
const formats: Record<string, ExportFormat> = {
  bibtex: { extension: 'bib', mediaType: 'application/x-bibtex', write: byKey('papers.bib', pickBibtex) },
  ris: {
    extension: 'ris',
    mediaType: 'application/x-research-info-systems',
    write: byKey('papers.ris', pickRis),
  },
  'csl-json': {
    extension: 'csl.json',
    mediaType: 'application/json',
    write: byId((items) => `${JSON.stringify(items, undefined, 2)}\n`),
  },
  csv: {
    extension: 'csv',
    mediaType: 'text/csv',
    // The text starts with a byte order mark, because some spreadsheets do not read the file as UTF-8 without it.
    write: byId((items) => `\ufeff${formatCsv(items)}`),
  },
};

/**
 * Lets visitors copy, download or print all results.
 *
 * @param parent contains a `select` with the formats, buttons with the attribute `data-take`, and an element with the
 *   role `status`
 * @param folder the address of the folder that contains the files of all papers, such as `papers.bib`
 * @param options.listIds returns the ids of all results, in order
 * @param options.print prints all results
 */
export function createExportPanel(
  parent: HTMLElement,
  folder: string,
  options: { listIds(): Promise<string[]>; print(): Promise<void> },
): void {
  const formatSelect = findElement(parent, 'select', HTMLSelectElement);
  const status = findElement(parent, '[role=status]', HTMLElement);
  const copy = findElement(parent, '[data-take=copy]', HTMLButtonElement);
  const texts = new Map<string, Promise<string>>();

  /**
   * Fetches a file. Later calls return the same text, without fetching the file again. After a failure, the next call
   * tries again.
   */
  function fetchText(file: string): Promise<string> {
    const text = texts.get(file) ?? fetchFile(`${folder}${file}`);
    texts.set(file, text);
    text.catch(() => texts.delete(file));
    return text;
  }

  async function formatResults(): Promise<{ text: string; format: ExportFormat; count: number }> {
    const format = formats[formatSelect.value];
    if (!format) throw new Error(errorWords.unknownFormat);
    const ids = await options.listIds();
    return { text: await format.write(ids, fetchText), format, count: ids.length };
  }

  const actions: Record<string, () => Promise<string>> = {
    async copy() {
      const content = formatResults();
      // Browsers allow copying only in direct response to a click, before the text is ready. So the clipboard gets a
      // promise of the text.
      const blob = content.then(
        ({ text }) => new Blob([text.replace(/^\ufeff/, '')], { type: 'text/plain' }),
      );
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
      return searchWords.copiedPapers((await content).count);
    },
    async download() {
      const { text, format, count } = await formatResults();
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type: format.mediaType }));
      link.download = `papers.${format.extension}`;
      link.click();
      // The address is kept for a minute, because browsers read the blob some time after the click.
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      return searchWords.downloadedPapers(count);
    },
    async print() {
      await options.print();
      return '';
    },
  };

  // Browsers allow access to the clipboard only on pages with `https:` and on `localhost`.
  copy.hidden = !navigator.clipboard;
  parent.addEventListener('click', async ({ target }) => {
    const name = target instanceof Element && target.closest('button')?.getAttribute('data-take');
    const action = name ? actions[name] : undefined;
    if (!action) return;
    status.textContent = searchWords.preparingExport;
    try {
      status.textContent = await action();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      status.textContent = searchWords.exportFailed(reason);
    }
  });
}

async function fetchFile(address: string): Promise<string> {
  const response = await fetch(address).catch(() => undefined);
  if (response?.ok) return response.text();
  throw new Error(
    response ? errorWords.fileStatus(address, response.status) : errorWords.fileMissing(address),
  );
}
