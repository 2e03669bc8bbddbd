import type { SearchDocument } from '../index/document.ts';
import type { OpenIndex } from '../index/open-index.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';

/** An open index together with its lexicon, which finds the terms for typed words. A query needs nothing else. */
export interface SearchableIndex {
  index: OpenIndex;
  lexicon: Lexicon;
  /**
   * Reads papers, and the abstract of each paper for which `needsAbstract` returns true. A paper whose file cannot be
   * read is left out.
   *
   * @param paperNumbers the numbers of the papers in the index
   * @returns the papers by their numbers
   */
  readDocuments(
    paperNumbers: readonly number[],
    needsAbstract: (document: SearchDocument) => boolean,
  ): Promise<Map<number, SearchDocument>>;
}

export function toSearchable(index: OpenIndex): SearchableIndex {
  return {
    index,
    lexicon: createLexicon(index),
    async readDocuments(paperNumbers, needsAbstract) {
      const documents = await index.documents(paperNumbers);
      const wanted = paperNumbers.filter((paperNumber) => {
        const document = documents.get(paperNumber);
        return document && needsAbstract(document);
      });
      const abstracts = await index.abstracts(wanted);
      return new Map(
        [...documents].map(([paperNumber, document]) => {
          const abstract = abstracts.get(paperNumber);
          return [paperNumber, abstract ? { ...document, abstract } : document];
        }),
      );
    },
  };
}
