import { personRoute } from '../../_citations.ts';

export const { getStaticPaths, GET } = personRoute('ris');
