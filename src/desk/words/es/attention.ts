import { grammar } from '../../../words/grammar.ts';
import type { DeskWords } from '../words.ts';

const { plural, number } = grammar('es');

export const attention: DeskWords['attention'] = {
  title: 'Por revisar',
  nothing: 'No hay nada que revisar.',
  proposals: 'Propuestas',
  proposalsLead:
    'Un servicio tiene un registro que puede ser esta publicación. Si lo acepta, la publicación recibe los valores que le faltan. Lo que usted escribió se queda.',
  proposalFor: 'Su publicación',
  record: (place, of) => (of === 1 ? 'Registro encontrado' : `Registro ${number(place)} de ${number(of)}`),
  accept: 'Aceptar',
  acceptRecord: (place) => `Aceptar el registro ${number(place)}`,
  refuse: 'Rechazar',
  refuseAll: 'Rechazar todos',
  accepted: (title) => `Aceptado un registro para «${title}»`,
  refused: (title) => `Rechazados registros para «${title}»`,
  papers: 'Posibles duplicados',
  papersLead:
    'Si dos archivos son la misma publicación, elija el archivo que se queda. Recibe lo que solo tiene el otro, y la dirección antigua lleva a él.',
  sameIdentifier: 'Ambos tienen el mismo identificador.',
  sameTitle: 'Sus títulos son iguales, o casi.',
  keepThis: 'La misma publicación, conservar este archivo',
  twoPapers: 'Dos publicaciones',
  joined: (title) => `Unidos dos archivos de «${title}»`,
  keptApart: (title) => `Anotado que «${title}» son dos publicaciones`,
  people: 'Nombres que pueden ser una persona',
  peopleLead: 'Estas grafías tienen coautores en común.',
  spelling: (name, count) => `${name} (${plural(count, { one: '# publicación', other: '# publicaciones' })})`,
  onePerson: 'Este nombre es una persona',
  twoPeople: (count) => (count === 2 ? 'Dos personas' : 'Personas distintas'),
  inFile: (file) => `Consta en ${file}`,
  joinedPeople: (name) => `Unidas las grafías de ${name}`,
  keptPeopleApart: (name) => `Separadas las personas con un nombre como ${name}`,
  findings: 'Hallazgos en los archivos',
  findingsLead:
    'Los errores impiden generar el sitio. Lo demás es probablemente incorrecto o se puede mejorar.',
  severities: { error: 'Error', warning: 'Advertencia', note: 'Sugerencia' },
  fix: 'Abrir en el formulario',
  fixFor: (file, line) => (line === undefined ? file : `${file}, línea ${number(line)}`),
  counts: {
    proposals: (count) => plural(count, { one: '# propuesta', other: '# propuestas' }),
    papers: (count) => plural(count, { one: '# posible duplicado', other: '# posibles duplicados' }),
    people: (count) => plural(count, { one: '# nombre por decidir', other: '# nombres por decidir' }),
    findings: (count) => plural(count, { one: '# hallazgo', other: '# hallazgos' }),
  },
  field: 'Campo',
};
