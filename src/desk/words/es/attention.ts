import type { DeskWords } from '../words.ts';

export const attention: DeskWords['attention'] = { title: 'Por revisar' };
