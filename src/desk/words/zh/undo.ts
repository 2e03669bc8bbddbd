import { grammar } from '../../../words/grammar.ts';
import type { DeskWords } from '../words.ts';

const { plural } = grammar('zh');

export const undo: DeskWords['undo'] = {
  title: '撤销',
  intro: '所有写入过文件的步骤，最近的在最前。只要文件仍是该步骤留下的样子，就可以撤销。',
  none: '还没有任何步骤。',
  commands: {
    import: '终端中的导入',
    refresh: '终端中的更新',
    complete: '终端中的补全',
    other: '终端中的命令',
  },
  damaged: '此步骤的记录已损坏。请手动或用 git 撤销其更改。',
  done: '文件与此步骤之前相同。',
  changedSince: '其中一些文件后来又被更改。',
  undo: '撤销',
  redo: '重做',
  undoUntil: (count) => plural(count, { other: '撤销最近 # 个步骤' }),
  undid: (description) => `已撤销：${description}`,
  redid: (description) => `已重做：${description}`,
  undidSeveral: (count) => plural(count, { other: '已撤销 # 个步骤' }),
  partlyTitle: '一些文件后来又被更改',
  partly: '以下文件在此步骤之后被更改，将保持不变：',
  kept: {
    changed: '后来被更改',
    deleted: '后来被删除或重命名',
    created: '后来重新创建',
  },
  others: (count) => plural(count, { other: '撤销其余 # 个文件' }),
  nothing: '无法在不丢失后续更改的情况下撤销。',
};
