import type { DeskWords } from '../words.ts';

export const undo: DeskWords['undo'] = { title: 'تراجع' };
