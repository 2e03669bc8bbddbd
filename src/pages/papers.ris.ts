import { allPapersRoute } from './_citations.ts';

export const GET = allPapersRoute('ris');
