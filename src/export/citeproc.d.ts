declare module 'citeproc' {
  import type { CslItem } from './csl-json.ts';

  /** Functions through which the processor, which formats references from CSL style sheets, gets its data. */
  interface System {
    retrieveLocale(language: string): string;
    retrieveItem(id: string): CslItem;
  }

  class Engine {
    constructor(system: System, style: string, language: string);
    updateItems(ids: string[]): void;
    makeBibliography(): [unknown, string[]] | false;
  }

  const CSL: { Engine: typeof Engine };
  export default CSL;
}
