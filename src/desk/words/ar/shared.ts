import type { DeskWords } from '../words.ts';

export const shared: DeskWords['shared'] = {
  desk: 'Offprint',
  skip: 'انتقل إلى المحتوى',
  menu: 'القائمة الرئيسية',
  footer: 'هذه الصفحة على جهازك فقط. لا يُنشر شيء قبل أن تنشره بنفسك.',
  parts: {
    home: 'البداية',
    bring: 'إضافة أوراق',
    attention: 'يحتاج إلى مراجعة',
    edit: 'تحرير',
    publish: 'نشر',
    undo: 'تراجع',
  },
};
