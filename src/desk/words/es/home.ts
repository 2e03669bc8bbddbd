import { grammar } from '../../../words/grammar.ts';
import type { DeskWords } from '../words.ts';

const { plural } = grammar('es');

export const home: DeskWords['home'] = {
  title: 'Estado del sitio',
  papers: (count) => plural(count, { one: '# artículo', other: '# artículos' }),
  people: (count) => plural(count, { one: '# persona', other: '# personas' }),
  attention: 'Por revisar',
  unpublished: 'Sin publicar',
  counting: 'Contando…',
  countingHelp: 'Recargue la página para ver el número.',
  nextTitle: 'Qué puede hacer ahora',
  next: {
    bring: 'Incorporar sus artículos',
    attention: 'Ver lo que hay que revisar',
    publish: 'Publicar los cambios',
    edit: 'Editar artículos, personas y ajustes',
  },
  stepsTitle: 'Últimos pasos',
  allSteps: 'Todos los pasos',
  filesTitle: 'Sus archivos',
  files: (content, publicFolder) =>
    `Todo está en ${content} y ${publicFolder}. Allí solo se escribe cuando usted guarda, y nunca se sobrescribe lo que otro programa haya cambiado mientras tanto. Cada paso se puede deshacer. Nada sale de este equipo hasta que publique o consulte un servicio.`,
  problemsTitle: 'No se pueden leer los ajustes',
  problems: 'Corrija esto en el archivo y recargue la página:',
  fix: 'Abrir los ajustes',
  newSite: {
    title: 'Un sitio nuevo',
    intro: (content) =>
      `La carpeta ${content} todavía no tiene ningún sitio. Bastan dos líneas; todo se puede cambiar después.`,
    name: 'Nombre del grupo o de la persona',
    url: 'Dirección del sitio',
    urlHint: 'Por ejemplo, https://example.org/grupo/. Déjela vacía si aún no la sabe.',
    language: 'Idioma del sitio',
    make: 'Crear el sitio',
    nameMissing: 'Escriba un nombre.',
    urlInvalid: (url) =>
      `«${url}» no es una dirección válida. Escriba una dirección completa, como https://example.org/grupo/.`,
    made: (name) => `Sitio nuevo: ${name}`,
  },
  startOver: {
    link: 'Empezar un sitio nuevo en esta carpeta',
    title: 'Empezar un sitio nuevo',
    text: (content) =>
      `Esto quita de ${content} todos los artículos, personas, noticias, proyectos y páginas. Es un solo paso y se puede deshacer.`,
    list: 'Archivos que se quitan',
    more: (count) => plural(count, { one: 'y # más', other: 'y # más' }),
    stays: 'Estos archivos se quedan, porque aquí no se escriben archivos así:',
    sure: 'Sí, quitar estos archivos',
    unsure: 'Marque la casilla si está seguro.',
  },
};
