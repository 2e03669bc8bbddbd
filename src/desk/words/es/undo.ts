import { grammar } from '../../../words/grammar.ts';
import type { DeskWords } from '../words.ts';

const { plural } = grammar('es');

export const undo: DeskWords['undo'] = {
  title: 'Deshacer',
  intro:
    'Todos los pasos que han escrito archivos, primero el último. Un paso se puede deshacer mientras sus archivos estén como los dejó.',
  none: 'Todavía no hay pasos.',
  commands: {
    import: 'Importación en el terminal',
    refresh: 'Actualización en el terminal',
    complete: 'Compleción en el terminal',
    other: 'Orden en el terminal',
  },
  damaged: 'El registro de este paso está dañado. Deshaga sus cambios a mano o con git.',
  done: 'Sus archivos están como antes de este paso.',
  changedSince: 'Algunos de sus archivos han cambiado desde entonces.',
  undo: 'Deshacer',
  redo: 'Rehacer',
  undoUntil: (count) => plural(count, { one: 'Deshacer # paso', other: 'Deshacer los últimos # pasos' }),
  undid: (description) => `Deshecho: ${description}`,
  redid: (description) => `Rehecho: ${description}`,
  undidSeveral: (count) => plural(count, { one: '# paso deshecho', other: '# pasos deshechos' }),
  partlyTitle: 'Algunos archivos han cambiado desde entonces',
  partly: 'Estos archivos han cambiado desde este paso. Se quedan como están:',
  kept: {
    changed: 'cambiado desde entonces',
    deleted: 'borrado o renombrado desde entonces',
    created: 'creado de nuevo desde entonces',
  },
  others: (count) =>
    plural(count, { one: 'Deshacer el otro archivo', other: 'Deshacer los otros # archivos' }),
  nothing: 'No se puede deshacer nada sin perder cambios posteriores.',
};
