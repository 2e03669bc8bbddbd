import type { DeskWords } from '../words.ts';

export const edit: DeskWords['edit'] = { title: 'Editar' };
