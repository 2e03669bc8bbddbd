import type { DeskWords } from '../words.ts';

export const attention: DeskWords['attention'] = { title: '待处理' };
