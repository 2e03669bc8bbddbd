import type { ChangeKind, ContentKind } from '../../publish/changes.ts';
import { grammar } from '../../../words/grammar.ts';
import type { DeskWords } from '../words.ts';

const { plural } = grammar('es');

/** Nouns, and their gender, with which the participles agree. */
const nouns: Record<ContentKind, { one: string; other: string; gender: 'o' | 'a' }> = {
  paper: { one: '# publicación', other: '# publicaciones', gender: 'a' },
  person: { one: '# persona', other: '# personas', gender: 'a' },
  photo: { one: '# foto', other: '# fotos', gender: 'a' },
  news: { one: '# noticia', other: '# noticias', gender: 'a' },
  project: { one: '# proyecto', other: '# proyectos', gender: 'o' },
  page: { one: '# página', other: '# páginas', gender: 'a' },
  home: { one: '# texto de la portada', other: '# textos de la portada', gender: 'o' },
  settings: { one: '# archivo de ajustes', other: '# archivos de ajustes', gender: 'o' },
  picture: { one: '# imagen', other: '# imágenes', gender: 'a' },
  attachment: { one: '# archivo de publicación', other: '# archivos de publicaciones', gender: 'o' },
  profile: { one: '# texto de perfil', other: '# textos de perfil', gender: 'o' },
  public: { one: '# archivo en public/', other: '# archivos en public/', gender: 'o' },
  record: { one: '# registro de importaciones', other: '# registros de importaciones', gender: 'o' },
  other: { one: '# archivo más', other: '# archivos más', gender: 'o' },
};

const stems: Record<ChangeKind, string> = {
  added: 'añadid',
  edited: 'modificad',
  renamed: 'renombrad',
  deleted: 'eliminad',
};

const participle = (kind: ContentKind, count: number, change: ChangeKind) =>
  `${stems[change]}${nouns[kind].gender}${count === 1 ? '' : 's'}`;

export const publish: DeskWords['publish'] = {
  title: 'Publicar',
  intro: 'Vea qué ha cambiado y publíquelo.',
  counted: (kind, count, change) => `${plural(count, nouns[kind])} ${participle(kind, count, change)}`,
  more: (kind, count, change) =>
    `${plural(count, { one: '#', other: '#' })} ${participle(kind, count, change)}`,
  separator: ', ',
  andMore: 'y más',
  photoOf: {
    added: (name) => `foto de ${name} añadida`,
    edited: (name) => `foto de ${name} cambiada`,
    deleted: (name) => `foto de ${name} eliminada`,
  },
  single: {
    settings: { added: 'ajustes añadidos', edited: 'ajustes modificados', deleted: 'ajustes eliminados' },
    home: {
      added: 'texto de la portada añadido',
      edited: 'texto de la portada modificado',
      deleted: 'texto de la portada eliminado',
    },
  },
  changeLabels: { added: 'Nuevo', edited: 'Modificado', renamed: 'Renombrado', deleted: 'Eliminado' },
  changesTitle: 'Cambios desde la última publicación',
  firstTitle: 'Aún sin publicar',
  nothing: 'Todo está publicado. Nada ha cambiado desde entonces.',
  files: 'Todos los archivos',
  difference: 'Ver la diferencia',
  differenceTitle: 'Diferencia',
  noDifference: 'La diferencia no se puede mostrar como texto.',
  cut: 'La diferencia es más larga.',
  was: (former) => `antes ${former}`,
  notes: {
    partlyStaged: 'git tiene preparada otra versión de estos archivos. Se publica la versión del disco:',
    inner: 'Estas carpetas son repositorios propios. No se publican desde aquí:',
    ignored: 'git ignora estos archivos. No se publican:',
    unreadable: 'Los nombres de estos archivos no se pueden leer. Cámbielos para publicarlos:',
    unpushed: 'También se publican estos commits anteriores:',
    otherStaged: (count) =>
      plural(count, {
        one: '# archivo más sigue preparado en git y no se publica.',
        other: '# archivos más siguen preparados en git y no se publican.',
      }),
    publicElsewhere: (folder) =>
      `La carpeta ${folder} no está en el mismo repositorio. No se publica desde aquí.`,
    behind: (count) =>
      plural(count, {
        one: 'El repositorio del servidor tiene # commit que falta aquí.',
        other: 'El repositorio del servidor tiene # commits que faltan aquí.',
      }),
  },
  formTitle: 'Publicar',
  plan: 'Se comprueba el contenido, se construye el sitio y se envía un commit con estos archivos. No se incluye ningún otro archivo y en el servidor nunca se sobrescribe nada.',
  message: 'Mensaje',
  messageHint: 'Dice qué ha cambiado. Lo ve quien pueda leer el repositorio.',
  who: 'Quién publica',
  whoHint: 'git no sabe quién es usted. Ambos datos quedan en el commit, que puede ser público.',
  name: 'Nombre',
  email: 'Correo electrónico',
  keepIdentity: 'Recordarlo para este repositorio',
  address: 'Destino',
  where: 'Dónde',
  toBranch: (branch) => `En la rama ${branch}`,
  toNewBranch: 'En una rama nueva, para que otras personas la revisen',
  branchName: 'Nombre de la rama nueva',
  button: 'Publicar',
  detached: 'No hay ninguna rama activa. Publique en una rama nueva o cambie antes a una rama.',
  remoteTitle: 'Añadir una dirección',
  noRemote:
    'Este repositorio aún no tiene dirección donde publicar. Cree un repositorio vacío en GitHub, GitLab, Codeberg u otro servicio, copie su dirección y añádala aquí.',
  otherRemote:
    'Si esta dirección no es suya, cree un repositorio vacío en un servicio y añada aquí su dirección.',
  remoteAddress: 'Dirección del repositorio',
  remoteHint: 'Por ejemplo https://github.com/NOMBRE/site.git o git@gitlab.com:NOMBRE/site.git',
  addRemote: 'Añadir',
  addressFaults: {
    empty: 'Escriba la dirección.',
    password: 'Quite el usuario y la contraseña. git los guardaría como texto legible.',
    unsupported:
      'Escriba una dirección que empiece por https:// o ssh://, o una como git@github.com:NOMBRE/site.git.',
    incomplete: 'La dirección no está completa. Consta de servidor, propietario y nombre del repositorio.',
    'web-page': 'Es la dirección de una página web. Copie la dirección que el servicio muestra en «Clonar».',
  },
  startTitle: 'Crear un repositorio',
  start: (folder) => `Crea un repositorio git vacío en ${folder}. Sus archivos no cambian.`,
  startButton: 'Crear un repositorio',
  siteTitle: 'Sin git',
  siteIntro: 'Construya el sitio y cópielo usted a cualquier servidor web.',
  siteButton: 'Construir el sitio',
  siteReady: (pages) =>
    plural(pages, { one: 'El sitio está listo: # página.', other: 'El sitio está listo: # páginas.' }),
  siteFolder: 'Está en esta carpeta:',
  siteZip: 'Descargar como archivo ZIP',
  steps: {
    check: 'Comprobando el contenido…',
    build: 'Construyendo el sitio…',
    remote: 'Consultando el servidor…',
    commit: 'Creando el commit…',
    push: 'Enviando…',
  },
  pages: (count) =>
    plural(count, {
      one: 'Construyendo el sitio: # página…',
      other: 'Construyendo el sitio: # páginas…',
    }),
  publishedTitle: 'Publicado',
  published: (files, branch, remote) =>
    `${plural(files, { one: '# archivo publicado', other: '# archivos publicados' })} en la rama ${branch} de ${remote}.`,
  onlyPushed: (branch, remote) =>
    `Los commits anteriores están publicados en la rama ${branch} de ${remote}.`,
  commit: 'Commit',
  afterwards: 'Si el servicio construye el sitio, los cambios tardan unos minutos en verse.',
  repositoryPage: 'Abrir el repositorio',
  pullRequest: 'Abrir una solicitud de cambios (pull request)',
  newBranch: (name) => `Ahora trabaja en la rama ${name}. Cuando se haya integrado, vuelva a la anterior:`,
  failedTitle: 'No publicado',
  unchanged: 'No ha cambiado nada: el repositorio y sus archivos están como antes.',
  committed:
    'La conexión se cortó antes de la respuesta del servidor. El commit está hecho y no se sabe si el servidor lo tiene. Publique otra vez para averiguarlo; no se pierde nada.',
  output: 'Lo que dijo git',
  inTerminal: (folder) => `En un terminal, en ${folder}:`,
  byBranch: 'Publicar en una rama nueva',
  tryAgain: 'Volver a los cambios',
  ends: {
    nothing: 'No hay nada que publicar.',
    changed: 'Algunos archivos han cambiado desde que abrió la página. Mire otra vez los cambios y publique.',
    obstacle: 'El repositorio no está listo. El motivo está en la página anterior.',
    'bad-branch': (name) =>
      `El nombre «${name}» no sirve para una rama nueva o ya existe. Elija otro nombre.`,
    'content-errors': (count) =>
      plural(count, {
        one: 'Hay # error en el contenido. Corríjalo y publique.',
        other: 'Hay # errores en el contenido. Corríjalos y publique.',
      }),
    'build-failed': 'No se pudo construir el sitio. El motivo está abajo.',
    stopped: 'Ha detenido la publicación.',
  },
  obstacles: {
    merge: 'Hay una fusión (merge) sin terminar. Termínela o cancélela primero.',
    rebase: 'Hay un rebase sin terminar. Termínelo o cancélelo primero.',
    'cherry-pick': 'Hay un cherry-pick sin terminar. Termínelo o cancélelo primero.',
    revert: 'Hay un revert sin terminar. Termínelo o cancélelo primero.',
    bisect: 'Hay un bisect sin terminar. Termínelo primero.',
    conflict:
      'Hay dos versiones sin unir de estos archivos. Elija lo correcto en cada uno y márquelo con git add.',
    locked:
      'Se está ejecutando otro comando de git. Espere a que termine. Si no hay ninguno, elimine este archivo:',
    'ignored-folder': 'git ignora la carpeta del contenido. Quite esta regla:',
  },
  faults: {
    'not-installed': 'git no está instalado. Instálelo desde git-scm.com y vuelva a iniciar Offprint.',
    'too-old': 'git es demasiado antiguo. Instale la versión 2.20 o una posterior.',
    'no-repository': 'El contenido aún no está en un repositorio git.',
    bare: 'Esta carpeta es el interior de un repositorio. Mueva el contenido a una carpeta de trabajo.',
    'unsafe-owner':
      'El repositorio pertenece a otro usuario de este equipo y git lo rechaza. Si confía en él, permítalo:',
    'no-identity': 'git no sabe quién es usted. Escriba su nombre y su correo en el formulario.',
    locked: 'Se está ejecutando otro comando de git. Espere a que termine e inténtelo de nuevo.',
    damaged: 'El repositorio está dañado. Pregunte a alguien que conozca git antes de cambiar nada.',
    'disk-full': 'El disco está lleno. Libere espacio e inténtelo de nuevo.',
    'read-only': 'No tiene permiso para escribir en el repositorio. Cambie los permisos de su carpeta.',
    signing: 'Sus ajustes piden commits firmados y la firma falló. Compruebe su clave en un terminal.',
    'commit-hook': 'Un hook de su repositorio rechazó el commit. El motivo está abajo.',
    'push-hook': 'Un hook de su repositorio rechazó el envío. El motivo está abajo.',
    credentials:
      'El servidor no acepta su usuario, contraseña o clave. Inicie sesión una vez en un terminal para que git la recuerde:',
    'host-key':
      'La clave del servidor es desconocida o ha cambiado. Compárela con la que publica el servicio y conéctese una vez en un terminal:',
    certificate: 'El certificado del servidor no es válido. Compruebe la dirección y el reloj de su equipo.',
    unreachable: 'No se puede llegar al servidor. Compruebe la red y la dirección e inténtelo de nuevo.',
    'not-found': 'Ese repositorio no existe o usted no puede leerlo. Compruebe la dirección.',
    denied:
      'No puede escribir en este repositorio. Pregunte a su propietario o añada la dirección de un repositorio suyo.',
    archived: 'El repositorio del servidor está archivado y no se puede cambiar.',
    ahead:
      'El servidor tiene commits que faltan aquí, quizá de otra persona o de otro equipo. Obténgalos primero y publique otra vez:',
    protected:
      'La rama está protegida: el servidor solo acepta cambios de una pull request. Publique en una rama nueva.',
    'too-large': 'Un archivo es demasiado grande para el servidor. Redúzcalo o enlácelo en otro lugar.',
    'secret-found':
      'El servidor encontró una contraseña o una clave en los archivos. Quítela y publique otra vez.',
    'private-email':
      'El servidor mantiene privado su correo y rechaza commits con él. Use la dirección que ofrece para esto.',
    workflow:
      'Su sesión no puede cambiar los flujos de trabajo del repositorio. Envíelos una vez en un terminal.',
    'checked-out':
      'El repositorio del otro lado es una carpeta de trabajo con esta rama activa. Use un repositorio sin carpeta de trabajo (bare).',
    shallow:
      'Esta copia del repositorio solo tiene los últimos commits y el servidor los necesita todos. Obténgalos primero:',
    'remote-hook': 'El servidor rechazó el commit. El motivo está abajo.',
    timeout: 'Tardó demasiado y se terminó. Compruebe la red e inténtelo de nuevo.',
    stopped: 'Se detuvo.',
    unknown: 'git falló. Su mensaje está abajo.',
  },
};
