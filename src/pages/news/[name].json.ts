import { newsFeedRoute } from '../_files.ts';

export const { getStaticPaths, GET } = newsFeedRoute('json');
