import { grammar } from '../../../words/grammar.ts';
import type { DeskWords } from '../words.ts';

const { plural } = grammar('de');

export const undo: DeskWords['undo'] = {
  title: 'Rückgängig',
  intro:
    'Alle Schritte, die Dateien geschrieben haben, der letzte zuerst. Ein Schritt lässt sich zurücknehmen, solange seine Dateien so sind, wie er sie hinterlassen hat.',
  none: 'Es gibt noch keine Schritte.',
  commands: {
    import: 'Import im Terminal',
    refresh: 'Abgleich im Terminal',
    complete: 'Vervollständigung im Terminal',
    other: 'Befehl im Terminal',
  },
  damaged: 'Die Aufzeichnung dieses Schritts ist beschädigt. Nehmen Sie ihn von Hand oder mit git zurück.',
  done: 'Seine Dateien sind wie vor diesem Schritt.',
  changedSince: 'Einige seiner Dateien wurden seither geändert.',
  undo: 'Rückgängig machen',
  redo: 'Wiederherstellen',
  undoUntil: (count) =>
    plural(count, { one: '# Schritt zurücknehmen', other: 'Die letzten # Schritte zurücknehmen' }),
  undid: (description) => `Zurückgenommen: ${description}`,
  redid: (description) => `Wiederhergestellt: ${description}`,
  undidSeveral: (count) =>
    plural(count, { one: '# Schritt zurückgenommen', other: '# Schritte zurückgenommen' }),
  partlyTitle: 'Einige Dateien wurden seither geändert',
  partly: 'Diese Dateien wurden seit diesem Schritt geändert. Sie bleiben, wie sie sind:',
  kept: {
    changed: 'seither geändert',
    deleted: 'seither gelöscht oder umbenannt',
    created: 'seither neu angelegt',
  },
  others: (count) =>
    plural(count, { one: 'Die andere Datei zurücknehmen', other: 'Die anderen # Dateien zurücknehmen' }),
  nothing: 'Nichts lässt sich zurücknehmen, ohne spätere Änderungen zu verlieren.',
};
