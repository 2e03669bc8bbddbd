import { grammar } from '../../../words/grammar.ts';
import type { DeskWords } from '../words.ts';

const { plural, number } = grammar('ar');

export const attention: DeskWords['attention'] = {
  title: 'يحتاج إلى مراجعة',
  nothing: 'لا يوجد ما يحتاج إلى مراجعة.',
  proposals: 'اقتراحات',
  proposalsLead:
    'لدى إحدى الخدمات سجل قد يكون هذا المنشور. إذا قبلته، يحصل المنشور على القيم التي تنقصه. ويبقى ما كتبته بنفسك.',
  proposalFor: 'منشورك',
  record: (place, of) => (of === 1 ? 'السجل الموجود' : `السجل ${number(place)} من ${number(of)}`),
  accept: 'قبول',
  acceptRecord: (place) => `قبول السجل ${number(place)}`,
  refuse: 'رفض',
  refuseAll: 'رفض الكل',
  accepted: (title) => `قبول سجل للمنشور «${title}»`,
  refused: (title) => `رفض سجلات للمنشور «${title}»`,
  papers: 'منشورات قد تكون مكررة',
  papersLead:
    'إذا كان ملفان للمنشور نفسه، فاختر الملف الذي يبقى. يحصل على ما يوجد في الآخر وحده، ويقود العنوان القديم إليه.',
  sameIdentifier: 'لكليهما المعرّف نفسه.',
  sameTitle: 'عنواناهما متطابقان أو شبه متطابقين.',
  keepThis: 'المنشور نفسه، احتفظ بهذا الملف',
  twoPapers: 'منشوران',
  joined: (title) => `دمج ملفين للمنشور «${title}»`,
  keptApart: (title) => `تسجيل أن «${title}» منشوران`,
  people: 'أسماء قد تكون لشخص واحد',
  peopleLead: 'لهذه الكتابات مؤلفون مشاركون مشتركون.',
  spelling: (name, count) =>
    `${name} (${plural(count, { zero: 'لا منشورات', one: 'منشور واحد', two: 'منشوران', few: '# منشورات', many: '# منشورًا', other: '# منشور' })})`,
  onePerson: 'هذا الاسم لشخص واحد',
  twoPeople: (count) => (count === 2 ? 'شخصان' : 'أشخاص مختلفون'),
  inFile: (file) => `مذكور في ${file}`,
  joinedPeople: (name) => `دمج كتابات اسم ${name}`,
  keptPeopleApart: (name) => `الفصل بين أشخاص اسمهم مثل ${name}`,
  findings: 'ملاحظات على الملفات',
  findingsLead: 'تمنع الأخطاء إنشاء الموقع. أما الباقي فقد يكون خطأً أو قابلًا للتحسين.',
  severities: { error: 'خطأ', warning: 'تحذير', note: 'اقتراح' },
  fix: 'افتح في النموذج',
  fixFor: (file, line) => (line === undefined ? file : `${file}، السطر ${number(line)}`),
  counts: {
    proposals: (count) =>
      plural(count, {
        zero: 'لا اقتراحات',
        one: 'اقتراح واحد',
        two: 'اقتراحان',
        few: '# اقتراحات',
        many: '# اقتراحًا',
        other: '# اقتراح',
      }),
    papers: (count) =>
      plural(count, {
        zero: 'لا تكرارات محتملة',
        one: 'تكرار محتمل واحد',
        two: 'تكراران محتملان',
        few: '# تكرارات محتملة',
        many: '# تكرارًا محتملًا',
        other: '# تكرار محتمل',
      }),
    people: (count) =>
      plural(count, {
        zero: 'لا أسماء للبت فيها',
        one: 'اسم واحد للبت فيه',
        two: 'اسمان للبت فيهما',
        few: '# أسماء للبت فيها',
        many: '# اسمًا للبت فيه',
        other: '# اسم للبت فيه',
      }),
    findings: (count) =>
      plural(count, {
        zero: 'لا ملاحظات',
        one: 'ملاحظة واحدة',
        two: 'ملاحظتان',
        few: '# ملاحظات',
        many: '# ملاحظة',
        other: '# ملاحظة',
      }),
  },
  field: 'الحقل',
};
