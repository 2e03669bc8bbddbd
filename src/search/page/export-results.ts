import { searchWords, errorWords } from '#words';
import type { CslItem } from '../../export/csl-json.ts';
import { formatCsv } from '../../export/csv.ts';
import { pickBibtex, pickRis } from '../../export/pick.ts';
import { findElement } from './dom.ts';

interface Format {
  /** The file's name behind `papers.` and its kind. */
  extension: string;
  mediaType: string;
  /** The papers in this format, in the order of the ids. */
  write(ids: readonly string[], fetchText: (file: string) => Promise<string>): Promise<string>;
}

const byKey =
  (file: string, pick: (text: string, keys: readonly string[]) => string): Format['write'] =>
  async (ids, fetchText) => {
    const [keys, text] = await Promise.all([fetchText('papers.keys.json'), fetchText(file)]);
    const keyOf = JSON.parse(keys) as Record<string, string>;
    return pick(
      text,
      ids.flatMap((id) => keyOf[id] ?? []),
    );
  };

const byId =
  (format: (items: CslItem[]) => string): Format['write'] =>
  async (ids, fetchText) => {
    const all = JSON.parse(await fetchText('papers.csl.json')) as CslItem[];
    const items = new Map(all.map((item) => [item.id, item]));
    return format(ids.flatMap((id) => items.get(id) ?? []));
  };

/** The files of all papers are there; what is asked for is picked from them, so that nothing else needs to be made or loaded. */
const formats: Record<string, Format> = {
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
    // Spreadsheets take a file without the mark for one in an older coding.
    write: byId((items) => `\ufeff${formatCsv(items)}`),
  },
};

/**
 * Lets visitors copy, download or print what they found.
 *
 * @param parent holds a `select` of formats, a button for each `data-take`, and a line with the role `status`
 * @param files the address below which the files of all papers stand
 */
export function createTakeAlong(
  parent: HTMLElement,
  files: string,
  { ids, print }: { ids(): Promise<string[]>; print(): Promise<void> },
): void {
  const choice = findElement(parent, 'select', HTMLSelectElement);
  const status = findElement(parent, '[role=status]', HTMLElement);
  const copy = findElement(parent, '[data-take=copy]', HTMLButtonElement);
  const texts = new Map<string, Promise<string>>();

  /** Each file is fetched once; one that failed, again. */
  function fetchText(file: string): Promise<string> {
    const known = texts.get(file) ?? load(`${files}${file}`);
    texts.set(file, known);
    known.catch(() => texts.delete(file));
    return known;
  }

  async function written(): Promise<{ text: string; format: Format; count: number }> {
    const format = formats[choice.value];
    if (!format) throw new Error(errorWords.unknownFormat);
    const wanted = await ids();
    return { text: await format.write(wanted, fetchText), format, count: wanted.length };
  }

  const actions: Record<string, () => Promise<string>> = {
    async copy() {
      const content = written();
      // Told of the text at once, while the click still counts as a wish of the visitor; the text itself may take a while.
      const blob = content.then(
        ({ text }) => new Blob([text.replace(/^\ufeff/, '')], { type: 'text/plain' }),
      );
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
      return searchWords.copiedPapers((await content).count);
    },
    async download() {
      const { text, format, count } = await written();
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type: format.mediaType }));
      link.download = `papers.${format.extension}`;
      link.click();
      // Browsers read the address some time after the click.
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      return searchWords.downloadedPapers(count);
    },
    async print() {
      await print();
      return '';
    },
  };

  // Browsers let pages copy only where the connection is safe.
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

async function load(address: string): Promise<string> {
  const response = await fetch(address).catch(() => undefined);
  if (response?.ok) return response.text();
  throw new Error(
    response ? errorWords.fileStatus(address, response.status) : errorWords.fileMissing(address),
  );
}
