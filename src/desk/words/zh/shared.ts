import type { DeskWords } from '../words.ts';

export const shared: DeskWords['shared'] = {
  desk: 'Offprint',
  skip: '跳到正文',
  menu: '主菜单',
  footer: '此页面仅在您的电脑上。在您发布之前，任何内容都不会公开。',
  parts: {
    home: '首页',
    bring: '导入',
    attention: '待处理',
    edit: '编辑',
    publish: '发布',
    undo: '撤销',
  },
};
