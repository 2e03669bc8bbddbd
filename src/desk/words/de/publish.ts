import type { ChangeKind, ContentKind } from '../../publish/changes.ts';
import { grammar } from '../../../words/grammar.ts';
import type { DeskWords } from '../words.ts';

const { plural } = grammar('de');

const nouns: Record<ContentKind, { one: string; other: string }> = {
  paper: { one: '# Veröffentlichung', other: '# Veröffentlichungen' },
  person: { one: '# Person', other: '# Personen' },
  photo: { one: '# Foto', other: '# Fotos' },
  news: { one: '# Neuigkeit', other: '# Neuigkeiten' },
  project: { one: '# Projekt', other: '# Projekte' },
  page: { one: '# Seite', other: '# Seiten' },
  home: { one: '# Text der Startseite', other: '# Texte der Startseite' },
  settings: { one: '# Datei mit Einstellungen', other: '# Dateien mit Einstellungen' },
  picture: { one: '# Bild', other: '# Bilder' },
  attachment: { one: '# Anhang einer Veröffentlichung', other: '# Anhänge von Veröffentlichungen' },
  profile: { one: '# Profiltext', other: '# Profiltexte' },
  public: { one: '# Datei in public/', other: '# Dateien in public/' },
  record: { one: '# Protokoll von Importen', other: '# Protokolle von Importen' },
  other: { one: '# weitere Datei', other: '# weitere Dateien' },
};

const verbs: Record<ChangeKind, string> = {
  added: 'hinzugefügt',
  edited: 'geändert',
  renamed: 'umbenannt',
  deleted: 'gelöscht',
};

export const publish: DeskWords['publish'] = {
  title: 'Veröffentlichen',
  intro: 'Sehen Sie, was sich geändert hat, und veröffentlichen Sie es.',
  counted: (kind, count, change) => `${plural(count, nouns[kind])} ${verbs[change]}`,
  more: (_kind, count, change) => `${plural(count, { one: '#', other: '#' })} ${verbs[change]}`,
  separator: ', ',
  andMore: 'und mehr',
  photoOf: {
    added: (name) => `Foto von ${name} hinzugefügt`,
    edited: (name) => `Foto von ${name} geändert`,
    deleted: (name) => `Foto von ${name} gelöscht`,
  },
  single: {
    settings: {
      added: 'Einstellungen hinzugefügt',
      edited: 'Einstellungen geändert',
      deleted: 'Einstellungen gelöscht',
    },
    home: {
      added: 'Text der Startseite hinzugefügt',
      edited: 'Text der Startseite geändert',
      deleted: 'Text der Startseite gelöscht',
    },
  },
  changeLabels: { added: 'Neu', edited: 'Geändert', renamed: 'Umbenannt', deleted: 'Gelöscht' },
  changesTitle: 'Änderungen seit der letzten Veröffentlichung',
  firstTitle: 'Noch nicht veröffentlicht',
  nothing: 'Alles ist veröffentlicht. Seitdem hat sich nichts geändert.',
  files: 'Alle Dateien',
  difference: 'Unterschied zeigen',
  differenceTitle: 'Unterschied',
  noDifference: 'Der Unterschied lässt sich nicht als Text zeigen.',
  cut: 'Der Unterschied ist noch länger.',
  was: (former) => `vorher ${former}`,
  notes: {
    partlyStaged:
      'Von diesen Dateien ist in git eine andere Fassung vorgemerkt. Veröffentlicht wird die Fassung auf der Festplatte:',
    inner: 'Diese Ordner sind eigene Repositorys. Sie werden von hier aus nicht veröffentlicht:',
    ignored: 'git übergeht diese Dateien. Sie werden nicht veröffentlicht:',
    unreadable: 'Die Namen dieser Dateien sind nicht lesbar. Benennen Sie sie um, um sie zu veröffentlichen:',
    unpushed: 'Diese früheren Commits werden mit veröffentlicht:',
    otherStaged: (count) =>
      plural(count, {
        one: '# andere vorgemerkte Datei bleibt vorgemerkt und wird nicht veröffentlicht.',
        other: '# andere vorgemerkte Dateien bleiben vorgemerkt und werden nicht veröffentlicht.',
      }),
    publicElsewhere: (folder) =>
      `Der Ordner ${folder} gehört nicht zu diesem Repository. Er wird von hier aus nicht veröffentlicht.`,
    behind: (count) =>
      plural(count, {
        one: 'Das Repository beim Anbieter hat # Commit, der hier fehlt.',
        other: 'Das Repository beim Anbieter hat # Commits, die hier fehlen.',
      }),
  },
  formTitle: 'Veröffentlichen',
  plan: 'Die Inhalte werden geprüft, die Website wird gebaut, und dann wird ein Commit mit diesen Dateien übertragen. Keine andere Datei kommt hinein, und beim Anbieter wird nie etwas überschrieben.',
  message: 'Beschreibung',
  messageHint: 'Sie sagt, was sich geändert hat. Wer das Repository lesen darf, sieht sie.',
  who: 'Wer veröffentlicht',
  whoHint: 'git weiß nicht, wer Sie sind. Beides steht im Commit, der öffentlich sein kann.',
  name: 'Name',
  email: 'E-Mail',
  keepIdentity: 'Für dieses Repository merken',
  address: 'An',
  where: 'Wohin',
  toBranch: (branch) => `In den Branch ${branch}`,
  toNewBranch: 'In einen neuen Branch, damit andere es prüfen',
  branchName: 'Name des neuen Branch',
  button: 'Veröffentlichen',
  detached:
    'Es ist kein Branch ausgewählt. Veröffentlichen Sie in einen neuen Branch, oder wechseln Sie zuerst in einen.',
  remoteTitle: 'Adresse hinzufügen',
  noRemote:
    'Dieses Repository hat noch keine Adresse zum Veröffentlichen. Legen Sie bei GitHub, GitLab, Codeberg oder einem anderen Anbieter ein leeres Repository an, und tragen Sie seine Adresse hier ein.',
  otherRemote:
    'Wenn diese Adresse nicht Ihre ist, legen Sie bei einem Anbieter ein leeres Repository an, und tragen Sie seine Adresse hier ein.',
  remoteAddress: 'Adresse des Repositorys',
  remoteHint: 'Zum Beispiel https://github.com/NAME/site.git oder git@gitlab.com:NAME/site.git',
  addRemote: 'Hinzufügen',
  addressFaults: {
    empty: 'Geben Sie die Adresse ein.',
    password: 'Lassen Sie Benutzernamen und Passwort weg. git würde sie lesbar speichern.',
    unsupported:
      'Geben Sie eine Adresse ein, die mit https:// oder ssh:// beginnt, oder eine wie git@github.com:NAME/site.git.',
    incomplete: 'Die Adresse ist unvollständig. Sie besteht aus Server, Besitzer und Namen des Repositorys.',
    'web-page':
      'Das ist die Adresse einer Webseite. Kopieren Sie die Adresse, die der Anbieter unter „Klonen“ zeigt.',
  },
  startTitle: 'Repository anlegen',
  start: (folder) => `Legt ein leeres git-Repository in ${folder} an. Ihre Dateien ändern sich nicht.`,
  startButton: 'Repository anlegen',
  siteTitle: 'Ohne git',
  siteIntro: 'Bauen Sie die Website, und kopieren Sie sie selbst auf einen Webserver.',
  siteButton: 'Website bauen',
  siteReady: (pages) =>
    plural(pages, { one: 'Die Website ist gebaut: # Seite.', other: 'Die Website ist gebaut: # Seiten.' }),
  siteFolder: 'Sie liegt in diesem Ordner:',
  siteZip: 'Als ZIP-Datei herunterladen',
  steps: {
    check: 'Die Inhalte werden geprüft …',
    build: 'Die Website wird gebaut …',
    remote: 'Der Anbieter wird gefragt …',
    commit: 'Der Commit wird gemacht …',
    push: 'Der Commit wird übertragen …',
  },
  pages: (count) =>
    plural(count, {
      one: 'Die Website wird gebaut: # Seite …',
      other: 'Die Website wird gebaut: # Seiten …',
    }),
  publishedTitle: 'Veröffentlicht',
  published: (files, branch, remote) =>
    `${plural(files, { one: '# Datei', other: '# Dateien' })} in den Branch ${branch} von ${remote} veröffentlicht.`,
  onlyPushed: (branch, remote) =>
    `Die früheren Commits sind in den Branch ${branch} von ${remote} veröffentlicht.`,
  commit: 'Commit',
  afterwards:
    'Wenn der Anbieter die Website baut, dauert es einige Minuten, bis die Änderungen zu sehen sind.',
  repositoryPage: 'Repository öffnen',
  pullRequest: 'Pull-Request öffnen',
  newBranch: (name) => `Sie arbeiten jetzt im Branch ${name}. Wenn er übernommen ist, wechseln Sie zurück:`,
  failedTitle: 'Nicht veröffentlicht',
  unchanged: 'Nichts wurde geändert: Repository und Dateien sind wie vorher.',
  committed:
    'Die Verbindung brach ab, bevor der Anbieter geantwortet hat. Der Commit ist gemacht; ob der Anbieter ihn hat, ist nicht bekannt. Veröffentlichen Sie noch einmal, um es zu sehen; nichts geht verloren.',
  output: 'Meldung von git',
  inTerminal: (folder) => `In einem Terminal, in ${folder}:`,
  byBranch: 'Stattdessen in einen neuen Branch veröffentlichen',
  tryAgain: 'Zurück zu den Änderungen',
  ends: {
    nothing: 'Es gibt nichts zu veröffentlichen.',
    changed:
      'Seit Sie die Seite geöffnet haben, haben sich Dateien geändert. Sehen Sie sich die Änderungen noch einmal an, und veröffentlichen Sie dann.',
    obstacle: 'Das Repository ist nicht bereit. Der Grund steht auf der vorigen Seite.',
    'bad-branch': (name) =>
      `Der Name „${name}“ ist für einen neuen Branch nicht erlaubt oder schon vergeben. Wählen Sie einen anderen.`,
    'content-errors': (count) =>
      plural(count, {
        one: 'In den Inhalten ist # Fehler. Beheben Sie ihn, und veröffentlichen Sie dann.',
        other: 'In den Inhalten sind # Fehler. Beheben Sie sie, und veröffentlichen Sie dann.',
      }),
    'build-failed': 'Die Website konnte nicht gebaut werden. Der Grund steht unten.',
    stopped: 'Sie haben die Veröffentlichung angehalten.',
  },
  obstacles: {
    merge: 'Ein Merge ist nicht abgeschlossen. Schließen Sie ihn zuerst ab, oder brechen Sie ihn ab.',
    rebase: 'Ein Rebase ist nicht abgeschlossen. Schließen Sie ihn zuerst ab, oder brechen Sie ihn ab.',
    'cherry-pick':
      'Ein Cherry-Pick ist nicht abgeschlossen. Schließen Sie ihn zuerst ab, oder brechen Sie ihn ab.',
    revert: 'Ein Revert ist nicht abgeschlossen. Schließen Sie ihn zuerst ab, oder brechen Sie ihn ab.',
    bisect: 'Ein Bisect ist nicht abgeschlossen. Schließen Sie ihn zuerst ab.',
    conflict:
      'Von diesen Dateien gibt es zwei Fassungen. Wählen Sie in jeder Datei die richtige, und bestätigen Sie sie mit git add.',
    locked:
      'Ein anderer git-Befehl läuft. Warten Sie, bis er fertig ist. Wenn keiner läuft, löschen Sie diese Datei:',
    'ignored-folder': 'git übergeht den Ordner der Inhalte. Entfernen Sie diese Regel:',
  },
  faults: {
    'not-installed':
      'git ist nicht installiert. Installieren Sie es von git-scm.com, und starten Sie Offprint dann neu.',
    'too-old': 'git ist zu alt. Installieren Sie Version 2.20 oder neuer.',
    'no-repository': 'Die Inhalte liegen noch nicht in einem git-Repository.',
    bare: 'Dieser Ordner ist das Innere eines Repositorys. Verschieben Sie die Inhalte in einen Arbeitsordner.',
    'unsafe-owner':
      'Das Repository gehört einem anderen Benutzer dieses Rechners; deshalb lehnt git es ab. Wenn Sie ihm vertrauen, erlauben Sie es:',
    'no-identity': 'git weiß nicht, wer Sie sind. Geben Sie im Formular Namen und E-Mail an.',
    locked:
      'Ein anderer git-Befehl läuft. Warten Sie, bis er fertig ist, und versuchen Sie es dann noch einmal.',
    damaged: 'Das Repository ist beschädigt. Fragen Sie jemanden, der git kennt, bevor Sie etwas ändern.',
    'disk-full': 'Die Festplatte ist voll. Schaffen Sie Platz, und versuchen Sie es dann noch einmal.',
    'read-only': 'Sie dürfen in das Repository nicht schreiben. Ändern Sie die Rechte seines Ordners.',
    signing:
      'Ihre Einstellungen verlangen signierte Commits, und die Signatur ist gescheitert. Prüfen Sie Ihren Schlüssel in einem Terminal.',
    'commit-hook': 'Ein Hook Ihres Repositorys hat den Commit abgelehnt. Der Grund steht unten.',
    'push-hook': 'Ein Hook Ihres Repositorys hat die Übertragung abgelehnt. Der Grund steht unten.',
    credentials:
      'Der Anbieter nimmt Benutzernamen, Passwort oder Schlüssel nicht an. Melden Sie sich einmal in einem Terminal an, damit git es sich merkt:',
    'host-key':
      'Der Schlüssel des Servers ist unbekannt oder hat sich geändert. Vergleichen Sie ihn mit dem, den der Anbieter bekannt gibt, und verbinden Sie sich dann einmal in einem Terminal:',
    certificate:
      'Das Zertifikat des Servers ist ungültig. Prüfen Sie die Adresse und die Uhr Ihres Rechners.',
    unreachable:
      'Der Server ist nicht erreichbar. Prüfen Sie Netz und Adresse, und versuchen Sie es dann noch einmal.',
    'not-found': 'Dieses Repository gibt es nicht, oder Sie dürfen es nicht lesen. Prüfen Sie die Adresse.',
    denied:
      'Sie dürfen in dieses Repository nicht schreiben. Fragen Sie seinen Besitzer, oder fügen Sie die Adresse Ihres eigenen Repositorys hinzu.',
    archived: 'Das Repository beim Anbieter ist archiviert und lässt sich nicht ändern.',
    ahead:
      'Der Anbieter hat Commits, die hier fehlen, vielleicht von anderen Personen oder einem anderen Rechner. Holen Sie sie zuerst, und veröffentlichen Sie dann noch einmal:',
    protected:
      'Der Branch ist geschützt: Der Anbieter nimmt Änderungen nur aus einem Pull-Request an. Veröffentlichen Sie in einen neuen Branch.',
    'too-large':
      'Eine Datei ist zu groß für den Anbieter. Verkleinern Sie sie, oder verlinken Sie sie an einem anderen Ort.',
    'secret-found':
      'Der Anbieter hat in den Dateien ein Passwort oder einen Schlüssel gefunden. Entfernen Sie es, und veröffentlichen Sie dann noch einmal.',
    'private-email':
      'Der Anbieter hält Ihre E-Mail geheim und lehnt Commits mit ihr ab. Verwenden Sie die Adresse, die er dafür anbietet.',
    workflow:
      'Ihre Anmeldung darf die Workflows des Repositorys nicht ändern. Übertragen Sie sie einmal in einem Terminal.',
    'checked-out':
      'Das Repository am anderen Ende ist ein Arbeitsordner, in dem dieser Branch ausgewählt ist. Verwenden Sie ein Repository ohne Arbeitsordner (bare).',
    shallow:
      'Diese Kopie des Repositorys hat nur die letzten Commits, und der Anbieter braucht alle. Holen Sie sie zuerst:',
    'remote-hook': 'Der Anbieter hat den Commit abgelehnt. Der Grund steht unten.',
    timeout:
      'Es dauerte zu lange und wurde beendet. Prüfen Sie das Netz, und versuchen Sie es dann noch einmal.',
    stopped: 'Es wurde angehalten.',
    unknown: 'git ist gescheitert. Seine Meldung steht unten.',
  },
};
