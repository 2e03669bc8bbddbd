import { grammar } from '../../../words/grammar.ts';
import type { DeskWords } from '../words.ts';

const { plural } = grammar('es');

export const shared: DeskWords['shared'] = {
  desk: 'Offprint',
  skip: 'Saltar al contenido',
  menu: 'Menú principal',
  footer: 'Esta página está solo en su equipo. Nada es público hasta que lo publique.',
  parts: {
    home: 'Inicio',
    bring: 'Incorporar',
    attention: 'Por revisar',
    edit: 'Editar',
    publish: 'Publicar',
    undo: 'Deshacer',
  },
  save: 'Guardar',
  cancel: 'Cancelar',
  undo: 'Deshacer',
  tryAgain: 'Intentar de nuevo',
  back: 'Volver',
  files: (count) => plural(count, { one: '# archivo', other: '# archivos' }),
  unchanged: 'No ha cambiado nada.',
  missingTitle: 'Página no encontrada',
  missing: 'Esta página o este archivo no existe.',
  errorTitle: 'Algo ha fallado',
  error:
    'El programa ha tenido un problema. Sus mensajes están en el terminal. Sus archivos están como antes.',
  refusedTitle: 'No se puede abrir esta página',
  refused: {
    method: 'Este tipo de solicitud no se conoce.',
    host: 'Esta página solo existe en la dirección que aparece en el terminal.',
    origin: 'Lo ha pedido otra página. Abra la dirección que aparece en el terminal.',
    session: 'Abra la dirección que aparece en el terminal. Es nueva en cada inicio.',
    token: 'Este formulario es de un inicio anterior. No se ha cambiado nada. Abra la página de nuevo.',
    size: 'Este formulario es demasiado grande. No se ha cambiado nada.',
    type: 'Este formulario no se puede leer. No se ha cambiado nada.',
  },
  outdated: {
    title: 'El archivo ha cambiado mientras tanto',
    text: 'Otro programa u otra ventana ha cambiado algo desde que abrió el formulario. Todavía no se ha escrito nada. Compare las dos versiones y decida.',
    now: 'Ahora en el archivo',
    yours: 'Su versión',
    deleted: 'El archivo se ha borrado.',
    notText: 'Este archivo no se puede comparar como texto.',
    write: 'Escribir mi versión',
    keep: 'Dejar el archivo como está ahora',
  },
  busyTitle: 'Otro programa está escribiendo',
  busy: 'Una importación u otra orden está escribiendo en esta carpeta. No se ha cambiado nada. Espere a que termine e inténtelo de nuevo.',
  failedTitle: 'No se ha podido escribir el archivo',
  failed: (file, reason) =>
    `${file}: ${reason}. Ningún archivo ha quedado a medias. Corrija la causa e inténtelo de nuevo.`,
  reasons: {
    EACCES: 'no tiene permiso para escribirlo',
    EPERM: 'no tiene permiso para escribirlo',
    EROFS: 'el disco es de solo lectura',
    ENOSPC: 'el disco está lleno',
    EDQUOT: 'su cuota de disco está agotada',
    other: 'el sistema no lo permite',
  },
  job: {
    stop: 'Detener',
    title: 'Trabajando …',
    failedTitle: 'No ha funcionado',
    failed: 'El trabajo terminó con un error. Los mensajes están en el terminal.',
    closing: 'Puede salir de esta página. El trabajo continúa.',
  },
};
