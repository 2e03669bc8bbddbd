import type { DeskWords } from '../words.ts';

export const bring: DeskWords['bring'] = { title: 'Übernehmen' };
