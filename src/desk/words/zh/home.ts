import { grammar } from '../../../words/grammar.ts';
import type { DeskWords } from '../words.ts';

const { plural } = grammar('zh');

export const home: DeskWords['home'] = {
  title: '网站状态',
  papers: (count) => plural(count, { other: '# 篇论文' }),
  people: (count) => plural(count, { other: '# 人' }),
  attention: '待处理',
  unpublished: '尚未发布',
  counting: '正在统计…',
  countingHelp: '重新加载页面即可看到数字。',
  nextTitle: '接下来可以做什么',
  next: {
    bring: '导入论文',
    attention: '查看待处理的内容',
    publish: '发布更改',
    edit: '编辑论文、人员和设置',
  },
  stepsTitle: '最近的步骤',
  allSteps: '所有步骤',
  filesTitle: '您的文件',
  files: (content, publicFolder) =>
    `所有内容都在 ${content} 和 ${publicFolder} 中。只有在您保存时才会写入，并且绝不会覆盖其他程序在此期间更改的内容。每个步骤都可以撤销。在您发布或查询服务之前，任何内容都不会离开这台电脑。`,
  problemsTitle: '无法读取设置',
  problems: '请在文件中修正以下问题，然后重新加载页面：',
  fix: '打开设置',
  newSite: {
    title: '新网站',
    intro: (content) => `文件夹 ${content} 中还没有网站。填写两行就够了，之后都可以更改。`,
    name: '课题组或个人的名称',
    url: '网站地址',
    urlHint: '例如 https://example.org/lab/。如果还不知道，可以留空。',
    language: '网站语言',
    make: '创建网站',
    nameMissing: '请填写名称。',
    urlInvalid: (url) => `“${url}”不是有效的地址。请填写完整地址，例如 https://example.org/lab/。`,
    made: (name) => `新网站：${name}`,
  },
  startOver: {
    link: '在此文件夹中新建网站',
    title: '新建网站',
    text: (content) => `这会从 ${content} 中移除所有论文、人员、新闻、项目和页面。这是一个步骤，可以撤销。`,
    list: '将被移除的文件',
    more: (count) => plural(count, { other: '另有 # 个' }),
    stays: '以下文件会保留，因为这里不写入此类文件：',
    sure: '是的，移除这些文件',
    unsure: '如果确定，请勾选此框。',
  },
};
