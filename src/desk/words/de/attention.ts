import { grammar } from '../../../words/grammar.ts';
import type { DeskWords } from '../words.ts';

const { plural, number } = grammar('de');

export const attention: DeskWords['attention'] = {
  title: 'Zu prüfen',
  nothing: 'Es gibt nichts zu prüfen.',
  proposals: 'Vorschläge',
  proposalsLead:
    'Ein Dienst hat einen Eintrag, der diese Publikation sein kann. Nehmen Sie ihn an, bekommt die Publikation die Werte, die ihr fehlen. Was Sie selbst geschrieben haben, bleibt.',
  proposalFor: 'Ihre Publikation',
  record: (place, of) => (of === 1 ? 'Gefundener Eintrag' : `Eintrag ${number(place)} von ${number(of)}`),
  accept: 'Annehmen',
  acceptRecord: (place) => `Eintrag ${number(place)} annehmen`,
  refuse: 'Ablehnen',
  refuseAll: 'Alle ablehnen',
  accepted: (title) => `Eintrag für „${title}“ angenommen`,
  refused: (title) => `Einträge für „${title}“ abgelehnt`,
  papers: 'Mögliche Doppelte',
  papersLead:
    'Sind zwei Dateien dieselbe Publikation, wählen Sie die Datei, die bleibt. Sie bekommt, was nur die andere hat, und die alte Adresse führt zu ihr.',
  sameIdentifier: 'Beide haben dieselbe Kennung.',
  sameTitle: 'Ihre Titel sind gleich oder fast gleich.',
  keepThis: 'Dieselbe Publikation, diese Datei behalten',
  twoPapers: 'Zwei Publikationen',
  joined: (title) => `Zwei Dateien von „${title}“ verbunden`,
  keptApart: (title) => `Vermerkt, dass „${title}“ zwei Publikationen sind`,
  people: 'Namen, die eine Person sein können',
  peopleLead: 'Diese Schreibweisen haben gemeinsame Koautoren.',
  spelling: (name, count) => `${name} (${plural(count, { one: '# Publikation', other: '# Publikationen' })})`,
  onePerson: 'Dieser Name ist eine Person',
  twoPeople: (count) => (count === 2 ? 'Zwei Personen' : 'Verschiedene Personen'),
  inFile: (file) => `Steht in ${file}`,
  joinedPeople: (name) => `Schreibweisen von ${name} verbunden`,
  keptPeopleApart: (name) => `Personen mit einem Namen wie ${name} getrennt`,
  findings: 'Befunde in den Dateien',
  findingsLead:
    'Mit Fehlern kann die Website nicht erzeugt werden. Alles andere ist wahrscheinlich falsch oder könnte besser sein.',
  severities: { error: 'Fehler', warning: 'Warnung', note: 'Vorschlag' },
  fix: 'Im Formular öffnen',
  fixFor: (file, line) => (line === undefined ? file : `${file}, Zeile ${number(line)}`),
  counts: {
    proposals: (count) => plural(count, { one: '# Vorschlag', other: '# Vorschläge' }),
    papers: (count) => plural(count, { one: '# mögliches Doppel', other: '# mögliche Doppelte' }),
    people: (count) => plural(count, { one: '# Name zu entscheiden', other: '# Namen zu entscheiden' }),
    findings: (count) => plural(count, { one: '# Befund', other: '# Befunde' }),
  },
  field: 'Feld',
};
