import { collectionRoute } from '../../_citations.ts';

export const { getStaticPaths, GET } = collectionRoute('json');
