declare module 'citeproc' {
  import type { CslItem } from './csl-json.ts';

  /** Functions through which the processor, which formats references from CSL style sheets, gets its data. */
  interface System {
    retrieveLocale(language: string): string;
    retrieveItem(id: string): CslItem;
  }

  /** The names of all items. The processor asks it how long the form of a name must be. */
  interface NameRegister {
    addname(itemId: string, name: object, position: number): void;
    /** Returns the ids of other items with the same names as keys. */
    delitems(ids: string | string[]): Record<string, unknown>;
    /** Returns 0 for the family name alone, 1 for initials, and 2 for complete given names. */
    evalname(
      itemId: string,
      name: object,
      position: number,
      base: number,
      form: string | undefined,
      initials: unknown,
    ): number;
  }

  class Engine {
    readonly registry: { readonly namereg: NameRegister };
    constructor(system: System, style: string, language: string);
    updateItems(ids: string[]): void;
    makeBibliography(): [unknown, string[]] | false;
  }

  export type { Engine };

  const CSL: { Engine: typeof Engine; toLocaleLowerCase(text: string): string };
  export default CSL;
}
