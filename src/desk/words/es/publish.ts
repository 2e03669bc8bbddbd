import type { DeskWords } from '../words.ts';

export const publish: DeskWords['publish'] = { title: 'Publicar' };
