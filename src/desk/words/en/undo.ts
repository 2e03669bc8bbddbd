import { grammar } from '../../../words/grammar.ts';

const { plural } = grammar('en');

/** Texts of the list of steps. */
export const undo = {
  title: 'Undo',
  intro:
    'Each step that wrote files, the last one first. A step can be taken back as long as its files are as it left them.',
  none: 'There are no steps yet.',
  /** Steps of commands in the terminal, by the name of the command. */
  commands: {
    import: 'Import in the terminal',
    refresh: 'Refresh in the terminal',
    complete: 'Completion in the terminal',
    other: 'Command in the terminal',
  },
  damaged: 'The record of this step is damaged. Take its changes back by hand or with git.',
  done: 'Its files are as before this step.',
  changedSince: 'Some of its files have changed since.',
  undo: 'Undo',
  redo: 'Redo',
  /** The button that takes back a step and all steps after it. */
  undoUntil: (count: number) => plural(count, { one: 'Undo # step', other: 'Undo the last # steps' }),
  /** Descriptions of steps that take back others. */
  undid: (description: string) => `Undone: ${description}`,
  /** Descriptions of steps that take back such a step. */
  redid: (description: string) => `Redone: ${description}`,
  undidSeveral: (count: number) => plural(count, { one: '# step undone', other: '# steps undone' }),
  partlyTitle: 'Some files have changed since',
  partly: 'These files have changed since this step. They stay as they are:',
  kept: {
    changed: 'changed since',
    deleted: 'deleted or renamed since',
    created: 'created again since',
  },
  others: (count: number) => plural(count, { one: 'Undo the other # file', other: 'Undo the other # files' }),
  nothing: 'Nothing can be undone without losing later changes.',
};
