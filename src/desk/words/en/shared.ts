import { grammar } from '../../../words/grammar.ts';

const { plural } = grammar('en');

/** Texts that all parts of the desk use. */
export const shared = {
  /** The name of the desk, where the site has no title yet. */
  desk: 'Offprint',
  skip: 'Skip to content',
  menu: 'Main',
  footer: 'This page is on your machine only. Nothing is public before you publish it.',
  /** Links of the navigation. */
  parts: {
    home: 'Home',
    bring: 'Bring in',
    attention: 'Needs attention',
    edit: 'Edit',
    publish: 'Publish',
    undo: 'Undo',
  },
  save: 'Save',
  cancel: 'Cancel',
  undo: 'Undo',
  tryAgain: 'Try again',
  back: 'Back',
  files: (count: number) => plural(count, { one: '# file', other: '# files' }),
  /** The message after a form that changed nothing. */
  unchanged: 'Nothing has changed.',
  missingTitle: 'Page not found',
  missing: 'There is no such page or file.',
  errorTitle: 'Something went wrong',
  error: 'The desk has a problem. Its messages are in the terminal. Your files are as they were before.',
  /** A request that the desk does not answer. */
  refusedTitle: 'This page cannot be opened',
  refused: {
    method: 'The desk does not know this kind of request.',
    host: 'The desk answers only at the address that it printed in the terminal.',
    origin: 'Another page asked for this. Open the address that the desk printed in the terminal.',
    session: 'Open the address that the desk printed in the terminal. It is new at each start.',
    token: 'This form is from an earlier start of the desk. Nothing was changed. Open the page again.',
    size: 'This form is too large. Nothing was changed.',
    type: 'The desk cannot read this form. Nothing was changed.',
  },
  /** A file that another program changed while a form was open. */
  outdated: {
    title: 'The file has changed in the meantime',
    text: 'Another program or another window has changed this since you opened the form. Nothing was written yet. Compare both, and decide.',
    now: 'In the file now',
    yours: 'Your version',
    deleted: 'The file was deleted.',
    notText: 'This file cannot be compared as text.',
    write: 'Write my version',
    keep: 'Keep the file as it is now',
  },
  busyTitle: 'Another program is writing',
  busy: 'An import or another command is writing into this folder. Nothing was changed. Wait until it has finished, then try again.',
  failedTitle: 'The file could not be written',
  failed: (file: string, reason: string) =>
    `${file}: ${reason}. No file is half written. Fix this, then try again.`,
  /** Reasons for which a file cannot be written, by the code of the system. */
  reasons: {
    EACCES: 'you have no permission to write it',
    EPERM: 'you have no permission to write it',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'your disk quota is used up',
    other: 'the system refuses it',
  },
  job: {
    stop: 'Stop',
    title: 'Working …',
    failedTitle: 'This did not work',
    failed: 'The work ended with an error. See the messages in the terminal.',
    closing: 'You can leave this page. The work continues.',
  },
};
