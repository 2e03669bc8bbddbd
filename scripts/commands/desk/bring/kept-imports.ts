import { randomBytes } from 'node:crypto';
import type { Answer } from '../../../../src/import/merge/answer.ts';
import { decodeText } from '../../../../src/import/decode.ts';
import type { ReadSources, Source } from '../../../../src/import/read-sources.ts';
import type { PreparedPlan } from './prepared-plan.ts';

/** Texts that were brought in and read, and the answers to questions about them. They are in memory only. */
export interface KeptImport {
  id: string;
  read: ReadSources;
  sources: readonly Source[];
  answers: Map<string, Answer>;
  /** Increases with each answer. */
  version: number;
  /** The last plan, with the state of the content and the version of the answers for which it was made. */
  prepared?: { key: string; plan: Promise<PreparedPlan> };
  /** Returns the lines of a text by its name, as messages count them. */
  linesOf: (file: string) => readonly string[] | undefined;
}

/** Maximum number of imports that are kept, and of the bytes of their texts. The last one is always kept. */
const maxKept = 8;
const maxBytes = 200e6;

/** The imports whose plans can be shown, the oldest first. */
export class KeptImports {
  readonly #imports = new Map<string, KeptImport>();

  add(read: ReadSources, sources: readonly Source[], id = newImportId()): KeptImport {
    const kept: KeptImport = { id, read, sources, answers: new Map(), version: 0, linesOf: linesIn(sources) };
    this.#imports.set(id, kept);
    while (this.#imports.size > 1 && (this.#imports.size > maxKept || this.#size() > maxBytes)) {
      const [oldest] = this.#imports.keys();
      if (oldest !== undefined) this.#imports.delete(oldest);
    }
    return kept;
  }

  find(id: string): KeptImport | undefined {
    return this.#imports.get(id);
  }

  remove(id: string): void {
    this.#imports.delete(id);
  }

  #size(): number {
    let bytes = 0;
    for (const { sources } of this.#imports.values())
      for (const { content } of sources) if (content instanceof Uint8Array) bytes += content.length;
    return bytes;
  }
}

export function newImportId(): string {
  return randomBytes(9).toString('base64url');
}

/** Texts are split into lines only if a message about them is shown. */
function linesIn(sources: readonly Source[]): KeptImport['linesOf'] {
  const known = new Map<string, readonly string[] | undefined>();
  return (file) => {
    if (!known.has(file)) {
      const content = sources.find((source) => source.file === file)?.content;
      const decoded = content instanceof Uint8Array ? decodeText(content, file) : undefined;
      known.set(file, decoded && 'text' in decoded ? decoded.text.split('\n') : undefined);
    }
    return known.get(file);
  };
}
