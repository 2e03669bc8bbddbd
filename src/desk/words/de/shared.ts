import { grammar } from '../../../words/grammar.ts';
import type { DeskWords } from '../words.ts';

const { plural } = grammar('de');

export const shared: DeskWords['shared'] = {
  desk: 'Offprint',
  skip: 'Zum Inhalt springen',
  menu: 'Hauptmenü',
  footer: 'Diese Seite gibt es nur auf Ihrem Rechner. Nichts ist öffentlich, bevor Sie es veröffentlichen.',
  parts: {
    home: 'Start',
    bring: 'Übernehmen',
    attention: 'Zu prüfen',
    edit: 'Bearbeiten',
    publish: 'Veröffentlichen',
    undo: 'Rückgängig',
  },
  save: 'Speichern',
  cancel: 'Abbrechen',
  undo: 'Rückgängig machen',
  tryAgain: 'Noch einmal versuchen',
  back: 'Zurück',
  files: (count) => plural(count, { one: '# Datei', other: '# Dateien' }),
  unchanged: 'Es hat sich nichts geändert.',
  missingTitle: 'Seite nicht gefunden',
  missing: 'Diese Seite oder Datei gibt es nicht.',
  errorTitle: 'Etwas ist schiefgegangen',
  error:
    'Es gab einen Fehler im Programm. Die Meldungen stehen im Terminal. Ihre Dateien sind so wie vorher.',
  refusedTitle: 'Diese Seite kann nicht geöffnet werden',
  refused: {
    method: 'Diese Art von Anfrage ist nicht bekannt.',
    host: 'Diese Seite gibt es nur unter der Adresse, die im Terminal steht.',
    origin: 'Eine andere Seite hat danach gefragt. Öffnen Sie die Adresse, die im Terminal steht.',
    session: 'Öffnen Sie die Adresse, die im Terminal steht. Sie ist bei jedem Start neu.',
    token:
      'Dieses Formular stammt von einem früheren Start. Es wurde nichts geändert. Öffnen Sie die Seite neu.',
    size: 'Dieses Formular ist zu groß. Es wurde nichts geändert.',
    type: 'Dieses Formular kann nicht gelesen werden. Es wurde nichts geändert.',
  },
  outdated: {
    title: 'Die Datei wurde inzwischen geändert',
    text: 'Ein anderes Programm oder Fenster hat etwas geändert, seit Sie das Formular geöffnet haben. Es wurde noch nichts geschrieben. Vergleichen und entscheiden Sie.',
    now: 'Jetzt in der Datei',
    yours: 'Ihre Fassung',
    deleted: 'Die Datei wurde gelöscht.',
    notText: 'Diese Datei lässt sich nicht als Text vergleichen.',
    write: 'Meine Fassung schreiben',
    keep: 'Die Datei so lassen, wie sie jetzt ist',
  },
  busyTitle: 'Ein anderes Programm schreibt gerade',
  busy: 'Ein Import oder ein anderer Befehl schreibt in diesen Ordner. Es wurde nichts geändert. Warten Sie, bis er fertig ist, und versuchen Sie es noch einmal.',
  failedTitle: 'Die Datei konnte nicht geschrieben werden',
  failed: (file, reason) =>
    `${file}: ${reason}. Keine Datei ist nur halb geschrieben. Beheben Sie die Ursache und versuchen Sie es noch einmal.`,
  reasons: {
    EACCES: 'Sie haben kein Schreibrecht',
    EPERM: 'Sie haben kein Schreibrecht',
    EROFS: 'der Datenträger ist schreibgeschützt',
    ENOSPC: 'der Datenträger ist voll',
    EDQUOT: 'Ihr Speicherplatz ist aufgebraucht',
    other: 'das System lässt es nicht zu',
  },
  job: {
    stop: 'Anhalten',
    title: 'In Arbeit …',
    failedTitle: 'Das hat nicht geklappt',
    failed: 'Die Arbeit endete mit einem Fehler. Die Meldungen stehen im Terminal.',
    closing: 'Sie können diese Seite verlassen. Die Arbeit läuft weiter.',
  },
};
