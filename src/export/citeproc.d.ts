declare module 'citeproc' {
  import type { CslItem } from './csl-json.ts';

  /** What a processor asks for. */
  interface System {
    retrieveLocale(language: string): string;
    retrieveItem(id: string): CslItem;
  }

  class Engine {
    constructor(system: System, style: string, language: string, forceLanguage?: boolean);
    updateItems(ids: string[]): void;
    makeBibliography(): [unknown, string[]] | false;
    setOutputFormat(format: 'html' | 'text'): void;
  }

  const CSL: { Engine: typeof Engine };
  export default CSL;
}
