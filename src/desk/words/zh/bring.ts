import type { DeskWords } from '../words.ts';

export const bring: DeskWords['bring'] = { title: '导入' };
