import type { ChangeKind, ContentKind } from '../../publish/changes.ts';
import { grammar } from '../../../words/grammar.ts';

const { plural } = grammar('en');

const nouns: Record<ContentKind, { one: string; other: string }> = {
  paper: { one: '# paper', other: '# papers' },
  person: { one: '# person', other: '# people' },
  photo: { one: '# photo', other: '# photos' },
  news: { one: '# news item', other: '# news items' },
  project: { one: '# project', other: '# projects' },
  page: { one: '# page', other: '# pages' },
  home: { one: '# text of the home page', other: '# texts of the home page' },
  settings: { one: '# settings file', other: '# settings files' },
  picture: { one: '# picture', other: '# pictures' },
  attachment: { one: '# file of a paper', other: '# files of papers' },
  profile: { one: '# profile text', other: '# profile texts' },
  public: { one: '# file in public/', other: '# files in public/' },
  record: { one: '# record of imports', other: '# records of imports' },
  other: { one: '# other file', other: '# other files' },
};

const verbs: Record<ChangeKind, string> = {
  added: 'added',
  edited: 'edited',
  renamed: 'renamed',
  deleted: 'deleted',
};

/** Texts of the part of the desk below `/publish`. */
export const publish = {
  title: 'Publish',
  intro: 'See what has changed, and publish it.',
  /** Changes as parts of a sentence and of the message of a commit. */
  counted: (kind: ContentKind, count: number, change: ChangeKind) =>
    `${plural(count, nouns[kind])} ${verbs[change]}`,
  /** The same for another kind of change of the same files: `3 papers added, 1 edited`. */
  more: (_kind: ContentKind, count: number, change: ChangeKind) =>
    `${plural(count, { one: '#', other: '#' })} ${verbs[change]}`,
  separator: ', ',
  andMore: 'and more',
  photoOf: {
    added: (name: string) => `a photo of ${name} added`,
    edited: (name: string) => `the photo of ${name} changed`,
    deleted: (name: string) => `the photo of ${name} deleted`,
  },
  single: {
    settings: {
      added: 'the settings added',
      edited: 'the settings changed',
      deleted: 'the settings deleted',
    },
    home: {
      added: 'the text of the home page added',
      edited: 'the text of the home page changed',
      deleted: 'the text of the home page deleted',
    },
  },
  changeLabels: { added: 'Added', edited: 'Edited', renamed: 'Renamed', deleted: 'Deleted' },
  changesTitle: 'Changes since the last publication',
  firstTitle: 'Not published yet',
  nothing: 'Everything is published. Nothing has changed since.',
  files: 'All files',
  difference: 'Show the difference',
  differenceTitle: 'Difference',
  noDifference: 'The difference cannot be shown as text.',
  cut: 'The difference is longer than this.',
  was: (former: string) => `was ${former}`,
  /** Files that need a remark. */
  notes: {
    partlyStaged: 'Another version of these files is staged in git. The version on the disk is published:',
    inner: 'These folders are repositories of their own. They are not published from here:',
    ignored: 'git ignores these files. They are not published:',
    unreadable: 'The names of these files cannot be read. Rename them to publish them:',
    unpushed: 'These earlier commits are published too:',
    otherStaged: (count: number) =>
      plural(count, {
        one: '# other staged file stays staged and is not published.',
        other: '# other staged files stay staged and are not published.',
      }),
    publicElsewhere: (folder: string) =>
      `The folder ${folder} is not in the same repository. It is not published from here.`,
    behind: (count: number) =>
      plural(count, {
        one: 'The repository at the host has # commit that is not here.',
        other: 'The repository at the host has # commits that are not here.',
      }),
  },
  formTitle: 'Publish',
  plan: 'The content is checked, the site is built, and then one commit with these files is pushed. No other file is committed, and nothing is ever overwritten at the host.',
  message: 'Message',
  messageHint: 'It says what changed. Everyone who can read the repository sees it.',
  who: 'Who publishes',
  whoHint: 'git does not know who you are. Both are written into the commit, which may be public.',
  name: 'Name',
  email: 'Email',
  keepIdentity: 'Keep this for this repository',
  address: 'To',
  where: 'Where',
  toBranch: (branch: string) => `To the branch ${branch}`,
  toNewBranch: 'To a new branch, for others to review',
  branchName: 'Name of the new branch',
  button: 'Publish',
  detached: 'No branch is checked out. Publish to a new branch, or check out a branch first.',
  remoteTitle: 'Add an address',
  noRemote:
    'This repository has no address to publish to yet. Create an empty repository at GitHub, GitLab, Codeberg or another host, copy its address, and add it here.',
  otherRemote:
    'If this address is not yours, create an empty repository at a host, and add its address here.',
  remoteAddress: 'Address of the repository',
  remoteHint: 'For example https://github.com/NAME/site.git or git@gitlab.com:NAME/site.git',
  addRemote: 'Add',
  addressFaults: {
    empty: 'Write the address.',
    password: 'Leave out the user name and the password. git would save them as readable text.',
    unsupported:
      'Write an address that begins with https:// or ssh://, or one like git@github.com:NAME/site.git.',
    incomplete: 'The address is not complete. It has a host, an owner and the name of the repository.',
    'web-page': 'This is the address of a web page. Copy the address that the host shows under "Clone".',
  },
  startTitle: 'Start a repository',
  start: (folder: string) => `Starts an empty git repository in ${folder}. Your files are not changed.`,
  startButton: 'Start a repository',
  siteTitle: 'Without git',
  siteIntro: 'Build the site, and copy it to any web host yourself.',
  siteButton: 'Build the site',
  siteReady: (pages: number) =>
    plural(pages, { one: 'The site is built: # page.', other: 'The site is built: # pages.' }),
  siteFolder: 'It is in this folder:',
  siteZip: 'Download as ZIP file',
  steps: {
    check: 'Checking the content …',
    build: 'Building the site …',
    remote: 'Asking the host …',
    commit: 'Making the commit …',
    push: 'Pushing …',
  },
  pages: (count: number) =>
    plural(count, { one: 'Building the site: # page …', other: 'Building the site: # pages …' }),
  publishedTitle: 'Published',
  published: (files: number, branch: string, remote: string) =>
    `${plural(files, { one: '# file', other: '# files' })} published to the branch ${branch} of ${remote}.`,
  onlyPushed: (branch: string, remote: string) =>
    `The earlier commits are published to the branch ${branch} of ${remote}.`,
  commit: 'Commit',
  afterwards: 'If the host builds the site, it takes a few minutes until visitors see the changes.',
  repositoryPage: 'Open the repository',
  pullRequest: 'Open a pull request',
  newBranch: (name: string) => `You now work on the branch ${name}. When it is merged, go back:`,
  failedTitle: 'Not published',
  unchanged: 'Nothing was changed: the repository and your files are as before.',
  committed:
    'The connection ended before the host answered. The commit is made, and it is not known whether the host has it. Publish again to find out; nothing is lost.',
  output: 'What git said',
  inTerminal: (folder: string) => `In a terminal, in ${folder}:`,
  byBranch: 'Publish to a new branch instead',
  tryAgain: 'Back to the changes',
  ends: {
    nothing: 'There is nothing to publish.',
    changed: 'Files have changed since you opened the page. Look at the changes again, then publish.',
    obstacle: 'The repository is not ready. The reason is on the page before.',
    'bad-branch': (name: string) =>
      `The name "${name}" cannot be used for a new branch, or exists already. Choose another name.`,
    'content-errors': (count: number) =>
      plural(count, {
        one: 'There is # error in the content. Fix it, then publish.',
        other: 'There are # errors in the content. Fix them, then publish.',
      }),
    'build-failed': 'The site could not be built. The reason is below.',
    stopped: 'You stopped the publication.',
  },
  /** Conditions of the repository that prevent a publication. */
  obstacles: {
    merge: 'A merge is not finished. Finish it or cancel it first.',
    rebase: 'A rebase is not finished. Finish it or cancel it first.',
    'cherry-pick': 'A cherry-pick is not finished. Finish it or cancel it first.',
    revert: 'A revert is not finished. Finish it or cancel it first.',
    bisect: 'A bisect is not finished. Finish it first.',
    conflict:
      'Two versions of these files are not joined yet. Choose what is right in each file, then mark it with git add.',
    locked:
      'Another git command is running. Wait until it has finished. If none is running, delete this file:',
    'ignored-folder': 'git ignores the content folder. Remove this rule:',
  },
  /** Why git failed, and what to do. */
  faults: {
    'not-installed': 'git is not installed. Install it from git-scm.com, then start the desk again.',
    'too-old': 'git is too old. Install version 2.20 or newer.',
    'no-repository': 'The content is not in a git repository yet.',
    bare: 'This folder is the inside of a repository. Move the content into a working folder.',
    'unsafe-owner':
      'The repository belongs to another user of this machine, so git refuses it. If you trust it, allow it:',
    'no-identity': 'git does not know who you are. Write your name and email into the form.',
    locked: 'Another git command is running. Wait until it has finished, then try again.',
    damaged: 'The repository is damaged. Ask someone who knows git before you change anything.',
    'disk-full': 'The disk is full. Free some space, then try again.',
    'read-only': 'You have no permission to write into the repository. Change the permissions of its folder.',
    signing: 'Your settings ask for signed commits, and the signature failed. Check your key in a terminal.',
    'commit-hook': 'A hook of your repository refused the commit. It says why below.',
    'push-hook': 'A hook of your repository refused the push. It says why below.',
    credentials:
      'The host does not accept your user name, password or key. Sign in once in a terminal, so that git remembers it:',
    'host-key':
      'The key of the host is unknown or has changed. Compare it with the one that the host publishes, then connect once in a terminal:',
    certificate: 'The certificate of the host is not valid. Check the address and the clock of your machine.',
    unreachable: 'The host cannot be reached. Check the network and the address, then try again.',
    'not-found': 'There is no such repository, or you may not read it. Check the address.',
    denied: 'You may not write to this repository. Ask its owner, or add the address of your own repository.',
    archived: 'The repository at the host is archived and cannot be changed.',
    ahead:
      'The host has commits that are not here, perhaps from a colleague or another machine. Get them first, then publish again:',
    protected:
      'The branch is protected: the host takes changes only from a pull request. Publish to a new branch instead.',
    'too-large': 'A file is too large for the host. Make it smaller, or link to it at another place.',
    'secret-found': 'The host found a password or a key in the files. Remove it, then publish again.',
    'private-email':
      'The host keeps your email private and refuses commits with it. Use the address that the host offers for this.',
    workflow: 'Your sign-in may not change the workflows of the repository. Push them once in a terminal.',
    'checked-out':
      'The repository at the other end is a working folder with this branch checked out. Use a bare repository.',
    shallow: 'This copy of the repository has only the last commits, and the host needs all. Get them first:',
    'remote-hook': 'The host refused the commit. It says why below.',
    timeout: 'It took too long and was ended. Check the network, then try again.',
    stopped: 'It was stopped.',
    unknown: 'git failed. What it said is below.',
  },
};
