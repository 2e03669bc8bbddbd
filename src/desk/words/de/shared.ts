import type { DeskWords } from '../words.ts';

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
};
