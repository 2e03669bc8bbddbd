import type { DeskWords } from '../words.ts';

export const attention: DeskWords['attention'] = { title: 'يحتاج إلى مراجعة' };
