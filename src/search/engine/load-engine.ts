import { errorWords } from '#words';
import { createEngine, type Engine, engineOf } from './engine.ts';
import type { Manifest } from '../index/write-index.ts';
import { limitsFor } from '../index/limits.ts';
import type { SearchAnswer, SearchQuestion } from './protocol.ts';
import { openIndex } from '../index/open-index.ts';
import { parsePapers } from '../index/paper-rows.ts';

/** Reads a file by its path below the folder of the search's files; rejects where that fails for good. */
export type ReadPath = (path: string) => Promise<Uint8Array>;

/**
 * The engine of a site.
 *
 * @throws where the first of its files cannot be read, or is something else, such as a server's page about an error
 */
export async function loadEngine(manifest: Manifest, readPath: ReadPath): Promise<Engine> {
  const { folder, papers, head } = manifest;
  const read = (name: string) => readPath(`${folder}/${name}`);
  if (head === undefined) return loadWhole(read);
  return engineOf(await openIndex(head, limitsFor(papers, false), read));
}

/** Reads the manifest. */
export function parseManifest(text: string): Manifest {
  const manifest: unknown = JSON.parse(text);
  if (typeof manifest === 'object' && manifest !== null && 'folder' in manifest && 'papers' in manifest)
    return manifest as Manifest;
  throw new SyntaxError(errorWords.invalidIndex);
}

/** Searches titles and people as soon as they are there, and everything as soon as the abstracts are. */
async function loadWhole(read: (name: string) => Promise<Uint8Array>): Promise<Engine> {
  const text = async (name: string) => new TextDecoder().decode(await read(name));
  const documents = parsePapers(await text('papers'));
  let abstracts = text('abstracts');
  abstracts.catch(() => undefined);
  const early = await createEngine(documents);
  let settled: Engine | undefined;
  let making: Promise<Engine> | undefined;

  async function make(): Promise<Engine> {
    const list = JSON.parse(await abstracts) as string[];
    return createEngine(documents.map((document, place) => ({ ...document, abstract: list[place] ?? '' })));
  }

  /** The engine over everything; that over the titles where the abstracts cannot be had. */
  async function whole(): Promise<{ engine: Engine; trouble?: string }> {
    if (settled) return { engine: settled };
    making ??= make();
    try {
      settled = await making;
      return { engine: settled };
    } catch (error) {
      making = undefined;
      abstracts = text('abstracts');
      abstracts.catch(() => undefined);
      return { engine: early, trouble: error instanceof Error ? error.message : String(error) };
    }
  }

  return {
    papers: documents.length,
    async ask(question: SearchQuestion, tell?: (answer: SearchAnswer) => void) {
      if (!settled && tell && !question.filters.has?.includes('abstract')) {
        const first = await early.ask(question);
        if (first.total > 0) tell({ ...first, early: true });
      }
      const { engine, trouble } = await whole();
      const answer = await engine.ask(question);
      return trouble === undefined ? answer : { ...answer, trouble };
    },
    async ids(question) {
      const { engine, trouble } = await whole();
      if (trouble !== undefined) throw new Error(trouble);
      return engine.ids(question);
    },
    complete: (field, prefix) => early.complete(field, prefix),
  };
}
