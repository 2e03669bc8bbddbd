import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** What a profile text shows of a paper. */
export interface Sample {
  title: string;
  authors: readonly string[];
  /** `2016-06-30`; the day of a month may be missing. */
  date: string;
  category: string;
  abstract: string;
}

/**
 * The first papers of a corpus in JSON Lines: `title`, `authors`, `date`, `abstract`, perhaps `categories`.
 *
 * @throws where the file cannot be read or holds fewer papers
 */
export async function readCorpus(file: string, size: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (samples.length === size) break;
    if (line.trim() === '') continue;
    const { title, authors, date, abstract, categories } = JSON.parse(line) as Omit<Sample, 'category'> & {
      categories?: string | readonly string[];
    };
    const first = (typeof categories === 'string' ? categories.split(' ') : categories)?.[0];
    samples.push({
      title,
      authors,
      date,
      abstract: abstract ?? '',
      category: first?.split('.').at(-1) ?? 'CL',
    });
  }
  if (samples.length < size)
    throw new Error(`${file} holds ${samples.length} papers; ${size} were asked for.`);
  return samples;
}

/** Papers that look like real ones in length and number of authors; the same for the same seed. */
export function generateCorpus(size: number, seed = 1): Sample[] {
  const random = randomNumbers(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <Item>(items: readonly Item[]) => items[below(items.length)] as Item;
  const word = () => Array.from({ length: 1 + below(3) }, () => pick(syllables)).join('');
  const words = (count: number) =>
    Array.from({ length: count }, () => (below(3) === 0 ? word() : pick(commonWords)));
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const people = Array.from(
    { length: Math.ceil(size / 3) + 10 },
    () => `${capital(word())} ${capital(word())}`,
  );
  return Array.from({ length: size }, (_, index) => ({
    title: `${capital(words(6 + below(6)).join(' '))} ${index.toString(36)}`,
    authors: Array.from({ length: 1 + below(8) }, () => pick(people)),
    date: `${2005 + below(20)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`,
    category: pick(['LG', 'AI', 'CL', 'CV']),
    abstract: Array.from({ length: 5 + below(6) }, () => `${capital(words(12 + below(14)).join(' '))}.`).join(
      ' ',
    ),
  }));
}

/** The papers as the text of a profile page, the layout of `content/profiles/`: three authors of each, the owner among them. */
export function formatProfile(owner: string, samples: readonly Sample[]): string {
  const count = samples.length;
  const papers = samples.map(({ title, authors, date, category, abstract }) => {
    const line =
      authors.length > 3 ? `${authors.slice(0, 3).join(', ')} et al.` : [...authors, owner].join(', ');
    return [`${category}${formatDay(date)}\n${flat(title)}`, flat(line), flat(abstract)]
      .filter(Boolean)
      .join('\n\n');
  });
  return `${owner}\n\nLG\nh-index30\n${count}papers\n\n${count} Papers\n\n${papers.join('\n\n')}\n`;
}

/** `Jun 30, 2016`, as profile pages write a date. */
function formatDay(date: string): string {
  const [year, month = '01', day = '01'] = date.split('-');
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${names[Number(month) - 1]} ${Number(day)}, ${year}`;
}

function flat(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Numbers from 0 to below 1 that depend on the seed alone (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const syllables = 'ba ce di fo gu ha jen kal lo mer ni or pra qui ros sen tar ul vin wei xu yo zan'.split(
  ' ',
);
const commonWords =
  'of the a for with and on learning models from data efficient neural language graph deep using'.split(' ');
