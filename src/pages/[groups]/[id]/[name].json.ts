import { collectionFeedsRoute } from '../../_files.ts';

export const { getStaticPaths, GET } = collectionFeedsRoute('json');
