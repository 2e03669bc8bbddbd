import { paperRoute } from '../../_citations.ts';

export const { getStaticPaths, GET } = paperRoute('ris');
