import { personFeedsRoute } from '../../_files.ts';

export const { getStaticPaths, GET } = personFeedsRoute('xml');
