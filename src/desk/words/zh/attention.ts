import { grammar } from '../../../words/grammar.ts';
import type { DeskWords } from '../words.ts';

const { plural, number } = grammar('zh');

export const attention: DeskWords['attention'] = {
  title: '待处理',
  nothing: '没有需要处理的内容。',
  proposals: '建议',
  proposalsLead:
    '某个服务有一条记录，可能就是这篇论文。如果接受，论文会得到它缺少的值。您自己写的内容保持不变。',
  proposalFor: '您的论文',
  record: (place, of) => (of === 1 ? '找到的记录' : `第 ${number(place)} 条记录，共 ${number(of)} 条`),
  accept: '接受',
  acceptRecord: (place) => `接受第 ${number(place)} 条记录`,
  refuse: '拒绝',
  refuseAll: '全部拒绝',
  accepted: (title) => `接受了“${title}”的一条记录`,
  refused: (title) => `拒绝了“${title}”的记录`,
  papers: '可能重复的论文',
  papersLead:
    '如果两个文件是同一篇论文，请选择要保留的文件。它会得到只有另一个文件才有的内容，旧地址会转到它。',
  sameIdentifier: '两者的标识符相同。',
  sameTitle: '两者的标题相同或几乎相同。',
  keepThis: '同一篇论文，保留此文件',
  twoPapers: '两篇论文',
  joined: (title) => `合并了“${title}”的两个文件`,
  keptApart: (title) => `已记录“${title}”是两篇论文`,
  people: '可能是同一个人的姓名',
  peopleLead: '这些写法有共同的合作者。',
  spelling: (name, count) => `${name}（${plural(count, { other: '# 篇论文' })}）`,
  onePerson: '是同一个人',
  twoPeople: (count) => (count === 2 ? '是两个人' : '是不同的人'),
  inFile: (file) => `见 ${file}`,
  joinedPeople: (name) => `合并了 ${name} 的写法`,
  keptPeopleApart: (name) => `区分了姓名与 ${name} 相似的人`,
  findings: '文件中的问题',
  findingsLead: '有错误时无法生成网站。其余的可能有误，或可以改进。',
  severities: { error: '错误', warning: '警告', note: '建议' },
  fix: '在表单中打开',
  fixFor: (file, line) => (line === undefined ? file : `${file}，第 ${number(line)} 行`),
  counts: {
    proposals: (count) => plural(count, { other: '# 条建议' }),
    papers: (count) => plural(count, { other: '# 处可能重复' }),
    people: (count) => plural(count, { other: '# 个姓名待确定' }),
    findings: (count) => plural(count, { other: '# 个问题' }),
  },
  field: '字段',
};
