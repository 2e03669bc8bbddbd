import type { DeskWords } from '../words.ts';

export const home: DeskWords['home'] = { title: 'Estado del sitio' };
