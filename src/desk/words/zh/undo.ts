import type { DeskWords } from '../words.ts';

export const undo: DeskWords['undo'] = { title: '撤销' };
