import type { DeskWords } from '../words.ts';

export const shared: DeskWords['shared'] = {
  desk: 'Offprint',
  skip: 'Ir al contenido',
  menu: 'Principal',
  footer: 'Esta página está solo en su equipo. Nada es público hasta que lo publique.',
  parts: {
    home: 'Inicio',
    bring: 'Incorporar',
    attention: 'Por revisar',
    edit: 'Editar',
    publish: 'Publicar',
    undo: 'Deshacer',
  },
};
