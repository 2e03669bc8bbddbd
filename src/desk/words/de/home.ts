import { grammar } from '../../../words/grammar.ts';
import type { DeskWords } from '../words.ts';

const { plural } = grammar('de');

export const home: DeskWords['home'] = {
  title: 'Überblick',
  papers: (count) => plural(count, { one: '# Arbeit', other: '# Arbeiten' }),
  people: (count) => plural(count, { one: '# Person', other: '# Personen' }),
  attention: 'Zu prüfen',
  unpublished: 'Noch nicht veröffentlicht',
  counting: 'Wird gezählt …',
  countingHelp: 'Laden Sie die Seite neu, um die Zahl zu sehen.',
  nextTitle: 'So geht es weiter',
  next: {
    bring: 'Arbeiten übernehmen',
    attention: 'Ansehen, was zu prüfen ist',
    publish: 'Änderungen veröffentlichen',
    edit: 'Arbeiten, Personen und Einstellungen bearbeiten',
  },
  stepsTitle: 'Letzte Schritte',
  allSteps: 'Alle Schritte',
  filesTitle: 'Ihre Dateien',
  files: (content, publicFolder) =>
    `Alles liegt in ${content} und ${publicFolder}. Dort wird nur geschrieben, wenn Sie speichern, und nie überschrieben, was ein anderes Programm inzwischen geändert hat. Jeder Schritt lässt sich zurücknehmen. Nichts verlässt diesen Rechner, bevor Sie veröffentlichen oder einen Dienst fragen.`,
  problemsTitle: 'Die Einstellungen lassen sich nicht lesen',
  problems: 'Beheben Sie dies in der Datei und laden Sie die Seite neu:',
  fix: 'Einstellungen öffnen',
  newSite: {
    title: 'Eine neue Website',
    intro: (content) =>
      `Im Ordner ${content} ist noch keine Website. Zwei Zeilen genügen; alles lässt sich später ändern.`,
    name: 'Name der Gruppe oder Person',
    url: 'Adresse der Website',
    urlHint:
      'Zum Beispiel https://example.org/gruppe/. Lassen Sie das Feld leer, wenn Sie die Adresse noch nicht kennen.',
    language: 'Sprache der Website',
    make: 'Website anlegen',
    nameMissing: 'Schreiben Sie einen Namen.',
    urlInvalid: (url) =>
      `„${url}“ ist keine gültige Adresse. Schreiben Sie eine ganze Adresse, etwa https://example.org/gruppe/.`,
    made: (name) => `Neue Website: ${name}`,
  },
  startOver: {
    link: 'In diesem Ordner eine neue Website anfangen',
    title: 'Eine neue Website anfangen',
    text: (content) =>
      `Dabei werden alle Arbeiten, Personen, Nachrichten, Projekte und Seiten aus ${content} entfernt. Das ist ein einziger Schritt, den Sie zurücknehmen können.`,
    list: 'Dateien, die entfernt werden',
    more: (count) => plural(count, { one: 'und # weitere', other: 'und # weitere' }),
    stays: 'Diese Dateien bleiben, weil solche Dateien hier nicht geschrieben werden:',
    sure: 'Ja, diese Dateien entfernen',
    unsure: 'Setzen Sie das Häkchen, wenn Sie sicher sind.',
  },
};
