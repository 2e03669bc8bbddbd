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
};
