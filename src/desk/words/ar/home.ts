import { grammar } from '../../../words/grammar.ts';
import type { DeskWords } from '../words.ts';

const { plural } = grammar('ar');

export const home: DeskWords['home'] = {
  title: 'حالة الموقع',
  papers: (count) =>
    plural(count, {
      zero: '# ورقة',
      one: 'ورقة واحدة',
      two: 'ورقتان',
      few: '# أوراق',
      many: '# ورقة',
      other: '# ورقة',
    }),
  people: (count) =>
    plural(count, {
      zero: '# شخص',
      one: 'شخص واحد',
      two: 'شخصان',
      few: '# أشخاص',
      many: '# شخصًا',
      other: '# شخص',
    }),
  attention: 'يحتاج إلى مراجعة',
  unpublished: 'لم يُنشر بعد',
  counting: 'جارٍ العد…',
  countingHelp: 'أعد تحميل الصفحة لرؤية العدد.',
  nextTitle: 'ما الذي يمكنك فعله الآن',
  next: {
    bring: 'أضف أوراقك',
    attention: 'راجع ما يحتاج إلى انتباه',
    publish: 'انشر ما تغيّر',
    edit: 'حرّر الأوراق والأشخاص والإعدادات',
  },
  stepsTitle: 'آخر الخطوات',
  allSteps: 'كل الخطوات',
  filesTitle: 'ملفاتك',
  files: (content, publicFolder) =>
    `كل شيء في ${content} و${publicFolder}. لا يُكتب هناك شيء إلا عندما تحفظ، ولا يُستبدل أبدًا ما غيّره برنامج آخر في هذه الأثناء. يمكن التراجع عن كل خطوة. لا يغادر شيء هذا الجهاز قبل أن تنشر أو تسأل خدمة.`,
  problemsTitle: 'لا يمكن قراءة الإعدادات',
  problems: 'أصلح هذا في الملف ثم أعد تحميل الصفحة:',
  fix: 'افتح الإعدادات',
  newSite: {
    title: 'موقع جديد',
    intro: (content) => `لا يوجد موقع بعد في المجلد ${content}. يكفي سطران، ويمكنك تغيير كل شيء لاحقًا.`,
    name: 'اسم المجموعة أو الشخص',
    url: 'عنوان الموقع',
    urlHint: 'مثل https://example.org/lab/. اتركه فارغًا إذا لم تعرفه بعد.',
    language: 'لغة الموقع',
    make: 'أنشئ الموقع',
    nameMissing: 'اكتب اسمًا.',
    urlInvalid: (url) => `«${url}» ليس عنوانًا صالحًا. اكتب عنوانًا كاملًا مثل https://example.org/lab/.`,
    made: (name) => `موقع جديد: ${name}`,
  },
  startOver: {
    link: 'ابدأ موقعًا جديدًا في هذا المجلد',
    title: 'ابدأ موقعًا جديدًا',
    text: (content) =>
      `يزيل هذا كل الأوراق والأشخاص والأخبار والمشاريع والصفحات من ${content}. إنها خطوة واحدة ويمكنك التراجع عنها.`,
    list: 'الملفات التي ستُزال',
    more: (count) =>
      plural(count, {
        zero: 'و# غيرها',
        one: 'وواحد غيرها',
        two: 'واثنان غيرها',
        few: 'و# غيرها',
        many: 'و# غيرها',
        other: 'و# غيرها',
      }),
    stays: 'تبقى هذه الملفات لأن مثلها لا يُكتب هنا:',
    sure: 'نعم، أزل هذه الملفات',
    unsure: 'ضع علامة في المربع إذا كنت متأكدًا.',
  },
};
