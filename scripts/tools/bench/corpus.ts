import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** A paper with the fields that a profile text (the text of a profile page on the web) contains. */
export interface Sample {
  title: string;
  authors: readonly string[];
  /** The date of publication: `2016-06-30`. Month and day are optional. */
  date: string;
  category: string;
  abstract: string;
}

/**
 * Reads the first `size` papers of a corpus (a file of papers) in JSON Lines. The keys of each line are `title`,
 * `authors`, `date`, `abstract` and optionally `categories`.
 *
 * @throws if the file cannot be read or contains fewer than `size` papers
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
    throw new Error(`${file} contains only ${samples.length} papers, not ${size}. Use smaller --sizes.`);
  return samples;
}

/**
 * Returns invented papers whose texts and lists of authors have realistic lengths. The same seed gives the same papers.
 */
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

/**
 * Formats papers as the text of a profile page, as in `content/profiles/`. A list of more than three authors is
 * shortened. To any other list, the owner of the profile is added.
 */
export function formatProfile(owner: string, samples: readonly Sample[]): string {
  const count = samples.length;
  const papers = samples.map(({ title, authors, date, category, abstract }) => {
    const line =
      authors.length > 3 ? `${authors.slice(0, 3).join(', ')} et al.` : [...authors, owner].join(', ');
    return [`${category}${formatDay(date)}\n${onOneLine(title)}`, onOneLine(line), onOneLine(abstract)]
      .filter(Boolean)
      .join('\n\n');
  });
  return `${owner}\n\nLG\nh-index30\n${count}papers\n\n${count} Papers\n\n${papers.join('\n\n')}\n`;
}

/** Formats a date in the style of profile pages: `Jun 30, 2016`. */
function formatDay(date: string): string {
  const [year, month = '01', day = '01'] = date.split('-');
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${names[Number(month) - 1]} ${Number(day)}, ${year}`;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/**
 * Returns a function that generates numbers from 0 (included) to 1 (excluded) with the algorithm mulberry32. The
 * numbers depend only on the seed.
 */
export function randomNumbers(seed: number): () => number {
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
