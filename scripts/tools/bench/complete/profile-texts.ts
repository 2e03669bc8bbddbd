import { readTexts } from '../../../../src/import/formats.ts';
import type { PaperRecord } from '../../../../src/import/readers/record.ts';
import type { BenchQuestion } from './bench-world.ts';

/** Number of papers in one profile text. */
const profileSize = 100;

/** The records that the readers of the import find in the profile texts of some questions. */
export interface ReadProfiles {
  /** One record per question, in the same order; undefined if the readers did not find the paper. */
  records: (PaperRecord | undefined)[];
  /** The texts, one per 100 questions. */
  texts: string[];
}

/** Writes questions as texts of profile pages, in the layout of `content/profiles`, and reads these with the import. */
export function readProfiles(questions: readonly BenchQuestion[]): ReadProfiles {
  const records: (PaperRecord | undefined)[] = [];
  const texts: string[] = [];
  for (let start = 0; start < questions.length; start += profileSize) {
    const { text, lines } = formatShownProfile(questions.slice(start, start + profileSize));
    const read = readTexts([{ text, file: `profile-${texts.length + 1}.txt` }]).flat();
    const byLine = new Map(read.flatMap((result) => result.records).map((record) => [record.line, record]));
    // A reader may report the line of the date or the line of the title, which is the next one.
    records.push(...lines.map((line) => byLine.get(line) ?? byLine.get(line + 1)));
    texts.push(text);
  }
  return { records, texts };
}

/** Returns the text of a profile, and the number of the first line of each paper. */
function formatShownProfile(questions: readonly BenchQuestion[]): { text: string; lines: number[] } {
  const count = questions.length;
  const text: string[] = [
    'Noor Albrecht', '', 'LG', 'h-index12', `${count}papers`, '310citations', '', `${count} Papers`, '',
  ]; // prettier-ignore
  const lines: number[] = [];
  for (const { work, shown } of questions) {
    const category = work.categories[0]?.split('.').at(-1) ?? 'CL';
    const names = shown.authors.slice(0, 3).join(', ');
    lines.push(text.length + 1);
    text.push(`${category}${formatShownDate(shown.date)}`, shown.title, '');
    text.push(`${names}${shown.authors.length > 3 ? ' et al.' : ''}`, '');
    if (work.abstract !== '') text.push(work.abstract, '');
  }
  return { text: `${text.join('\n')}\n`, lines };
}

function formatShownDate(date: string): string {
  const [year, month = '01', day = '01'] = date.split('-');
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${names[Number(month) - 1]} ${Number(day)}, ${year}`;
}
