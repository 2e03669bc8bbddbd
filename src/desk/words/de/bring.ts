import { grammar } from '../../../words/grammar.ts';
import type { DeskWords } from '../words.ts';

const { plural, number } = grammar('de');

const papers = (count: number) => plural(count, { one: '# Publikation', other: '# Publikationen' });

export const bring: DeskWords['bring'] = {
  title: 'Übernehmen',
  lead: 'Fügen Sie eine Profilseite, eine Literaturliste oder eine Bibliografie ein, wählen Sie Dateien, oder geben Sie Nummern ein. Zuerst sehen Sie, was sich ändern würde. Geschrieben wird erst, wenn Sie „In die Website übernehmen“ drücken.',
  text: 'Text',
  textHint:
    'Eine ganze Profilseite oder Liste, wie aus dem Browser kopiert. Auch BibTeX, RIS und andere Formate.',
  files: 'Dateien',
  filesHint:
    'Wählen Sie Dateien, oder legen Sie sie hier ab: .bib, .ris, .nbib, .enw, .json, .xml, .txt, .docx, .pdf, .html',
  numbers: 'DOI, arXiv-Nummer oder ORCID',
  numbersHint:
    'Mehrere mit Leerzeichen dazwischen. Sie werden bei Crossref, arXiv oder ORCID nachgeschlagen.',
  fetch: 'Auch Publikationen nachschlagen, die ein Text nur mit DOI oder arXiv-Nummer nennt',
  read: 'Zeigen, was sich ändern würde',
  dropHere: 'Dateien hier ablegen',
  nothingGiven:
    'Es gibt noch nichts zu lesen. Fügen Sie einen Text ein, wählen Sie eine Datei, oder geben Sie eine Nummer ein.',
  notANumber: (text) =>
    `„${text}“ ist weder eine DOI noch eine arXiv-Nummer noch eine ORCID. Beispiel: 10.5555/12345678`,
  readingStep: 'Wird gelesen …',
  gone: 'Dieser Plan ist nicht mehr da',
  goneText:
    'Nur die letzten Pläne bleiben im Speicher. Übernehmen Sie den Text noch einmal; es wurde nichts geschrieben.',
  again: 'Etwas anderes übernehmen',
  planTitle: 'Was sich ändern würde',
  planLead: 'Noch ist nichts geschrieben.',
  nothingNew: 'Nichts Neues: Die Website hat das alles schon.',
  nothingRead: 'Es konnte nichts gelesen werden',
  newPapers: (count) => plural(count, { one: '# neue Publikation', other: '# neue Publikationen' }),
  changedFiles: (count) => plural(count, { one: '# geänderte Datei', other: '# geänderte Dateien' }),
  newPeople: (count) => plural(count, { one: '# neue Person', other: '# neue Personen' }),
  unchanged: (count) =>
    plural(count, { one: '# Publikation unverändert', other: '# Publikationen unverändert' }),
  questionCount: (count) => plural(count, { one: '# Frage', other: '# Fragen' }),
  unread: (count) =>
    plural(count, {
      one: '# Eintrag konnte nicht gelesen werden',
      other: '# Einträge konnten nicht gelesen werden',
    }),
  add: 'In die Website übernehmen',
  discard: 'Verwerfen',
  added: (count) => `${papers(count)} übernommen`,
  stale:
    'Der Inhalt hat sich geändert, seit dieser Plan gezeigt wurde. Dies ist der Plan für den jetzigen Inhalt. Sehen Sie ihn an, und drücken Sie dann noch einmal „In die Website übernehmen“.',
  newerContent:
    'Eine neuere Version von Offprint hat diesen Inhalt geschrieben. Aktualisieren Sie zuerst Offprint.',
  questionsTitle: 'Fragen',
  questionsLead: 'Bleibt eine Frage offen, wird nichts Vorhandenes verbunden oder ersetzt.',
  samePaper: 'Ist das dieselbe Publikation?',
  deletedPaper: 'Sie haben eine Publikation gelöscht. Ist es diese?',
  deletedFile: (file) => `Gelöscht: ${file}`,
  fieldOf: (field) => `Welcher Wert von „${field}“ stimmt?`,
  onePerson: (name, person) => `Ist „${name}“ dieselbe Person wie ${person}?`,
  answers: {
    'same-paper': { same: 'Dieselbe Publikation', different: 'Zwei Publikationen' },
    'deleted-paper': { same: 'Dieselbe, weglassen', different: 'Eine andere, hinzufügen' },
    field: { mine: 'Meinen behalten', theirs: 'Den neuen nehmen' },
    person: { same: 'Dieser Name ist eine Person', different: 'Zwei Personen' },
  },
  answerAll: 'Alle gleich beantworten:',
  mine: 'Meiner',
  theirs: 'Der neue',
  mineEdited: 'in Ihrer Datei, von Hand geändert',
  mineImported: 'in Ihrer Datei, aus einer anderen Quelle',
  fromText: 'Aus dem, was Sie übernehmen',
  inSite: 'Auf der Website',
  lineOf: (file, line) => `${file}, Zeile ${number(line)}`,
  changesTitle: 'Änderungen',
  newPapersTitle: 'Neue Publikationen',
  newPeopleTitle: 'Neue Personen',
  field: 'Feld',
  before: 'Vorher',
  after: 'Nachher',
  source: 'Quelle',
  empty: 'leer',
  yes: 'ja',
  no: 'nein',
  wholeText: 'Der Text der Datei ändert sich.',
  problemsTitle: 'Nicht gelesen oder zu prüfen',
  severities: { error: 'Problem', warning: 'Prüfen', note: 'Hinweis' },
  previousPage: 'Zurück',
  nextPage: 'Weiter',
  pageOf: (page, pages) => `Seite ${number(page)} von ${number(pages)}`,
  pagesOf: (section) => `Seiten: ${section}`,
  andMore: (count) => plural(count, { one: 'und # weitere Person', other: 'und # weitere' }),
};
