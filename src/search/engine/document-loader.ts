import type { SearchDocument } from '../index/document.ts';
import type { OpenIndex } from '../index/open-index.ts';

/** Reads papers with the abstracts that are wanted; one whose file cannot be read is left out. */
export interface DocumentLoader {
  read(
    places: readonly number[],
    needsAbstract: (document: SearchDocument) => boolean,
  ): Promise<Map<number, SearchDocument>>;
}

export function createDocumentLoader(index: Pick<OpenIndex, 'documents' | 'abstracts'>): DocumentLoader {
  return {
    async read(places, needsAbstract) {
      const documents = await index.documents(places);
      const wanted = places.filter((place) => {
        const document = documents.get(place);
        return document && needsAbstract(document);
      });
      const abstracts = await index.abstracts(wanted);
      return new Map(
        [...documents].map(([place, document]) => {
          const abstract = abstracts.get(place);
          return [place, abstract ? { ...document, abstract } : document];
        }),
      );
    },
  };
}
