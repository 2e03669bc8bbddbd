import { createRandom, type Random } from './random.ts';
import { sampleAuthor, samplePapers, type SamplePaper } from './sample-papers.ts';

/**
 * Returns texts that are not lists of publications although they contain names, years, titles and numbers. No paper and
 * no person may be read from them.
 */
export function otherTexts(count: number, seed: number): string[] {
  const random = createRandom(seed * 31 + 7);
  const writers = Object.values(kinds);
  return Array.from({ length: count }, (_, index) => {
    const owner = sampleAuthor(random);
    const papers = samplePapers(6, seed * 1000 + index, owner);
    return (writers[index % writers.length] as Writer)(random, papers);
  });
}

type Writer = (random: Random, papers: readonly SamplePaper[]) => string;

const surname = (paper: SamplePaper) => paper.authors[0]?.family ?? '';
const person = ({ authors: [author] }: SamplePaper) => `${author?.given} ${author?.family}`;
const repeat = (count: number, write: (index: number) => string, separator = '\n') =>
  Array.from({ length: count }, (_, index) => write(index)).join(separator);

const kinds: Readonly<Record<string, Writer>> = {
  article: ({ pick }, papers) =>
    `${papers[0]?.title}\n\n${papers.map(person).join(', ')}\n\nAbstract\n\n${papers[0]?.abstract}\n\n1 Introduction\n\n${repeat(8, () => {
      const paper = pick(papers);
      return `${paper.abstract} This was shown by ${surname(paper)} et al. (${paper.year}). ${pick(papers).abstract} See also ${surname(pick(papers))} and ${surname(pick(papers))} (${paper.year}).`;
    }, '\n\n')}\n`,
  articleWithReferences: ({ pick }, papers) =>
    `${repeat(12, () => `${pick(papers).abstract} ${pick(papers).abstract}`, '\n\n')}\n\nReferences\n\n${papers.map((paper, index) => `[${index + 1}] ${person(paper)}, “${paper.title},” ${paper.container || 'arXiv'}, ${paper.year}.`).join('\n')}\n`,
  mail: ({ pick }, papers) =>
    `From: ${person(pick(papers))} <someone@example.org>\nTo: lab@example.org\nSubject: Re: ${papers[1]?.title}\nDate: Mon, 3 May 2021 10:12:00 +0200\n\nDear ${papers[2]?.authors[0]?.given},\n\nthank you for the comments on our draft. ${papers[0]?.abstract}\nI also read ${surname(pick(papers))} (${papers[3]?.year}), which you sent in March.\n\nBest wishes,\n${papers[0]?.authors[0]?.given}\n\n--\n${person(pick(papers))}\nUniversity of Example, +49 30 1234567\n`,
  menu: ({ pick }) =>
    `${repeat(14, () => pick(['Home', 'Publications', 'People', 'Teaching', 'News', 'Contact', 'Search', 'Sign in', 'Join us', 'Open positions', 'Imprint', 'Cookies', '2024', 'English', 'Projects (12)', 'Talks and Posters']))}\n© 2010–2024 Example Lab. All rights reserved.\n`,
  code: ({ pick, below }, papers) =>
    `${repeat(20, () => pick(['import { fold } from "./fold.ts";', `const year = ${1990 + below(30)};`, `// ${papers[0]?.title}`, 'for (let n = 0; n < 10; n++) total += n;', `  authors: ["${surname(papers[1] as SamplePaper)}, A.", "B. Chen"],`, 'return pages.map((page) => page + 1);', '}', `print("vol. 3, no. 2, pp. 1-9")`, 'def fold(sheet, times=2):']))}\n`,
  logFile: ({ pick, below }) =>
    repeat(25, (n) => `2024-05-${String(1 + (n % 28)).padStart(2, '0')}T10:${String(below(60)).padStart(2, '0')}:00Z ${pick(['INFO', 'WARN'])} [worker-${below(9)}] ${pick(['Imported 12 papers', 'GET /papers/2020 200 12ms', 'retry 3 (of 5)', 'Connection closed.'])}`),
  minutes: ({ pick, below }, papers) =>
    `Minutes of the group meeting, 12 May 2022\nPresent: ${papers.map(person).join(', ')}\nExcused: ${person(pick(papers))}\n\n${repeat(6, (n) => `${n + 1}. ${pick(['Budget', 'Travel', 'Reading group', 'Open day', 'Hiring'])}: ${person(pick(papers))} reports. Next meeting on ${1 + below(28)} June 2022, room ${below(400)}.`)}\n`,
  programme: ({ pick, below }, papers) =>
    `Programme\n\nMonday, 3 July 2023\n${repeat(8, (n) => `${9 + n}:00 ${person(pick(papers))} (University of Example): ${pick(papers).title}`)}\n12:00 Lunch, room ${below(300)}\n`,
  peopleList: (_, papers) => `People\n\n${papers.flatMap(({ authors }) => authors).map(({ given, family }) => `${given} ${family}\nPhD student since 2021\nRoom 3.14`).join('\n\n')}\n`,
  addresses: ({ below }, papers) => repeat(10, (n) => `${surname(papers[n % 6] as SamplePaper)}, A., ${1 + below(90)} Fold Street, ${10_000 + below(80_000)} Berlin`),
  recipe: ({ below }) =>
    `Bread for ${2 + below(6)} people (from 1998)\n\n${repeat(6, () => `${below(500)} g of flour, ${below(9)} eggs, and ${below(90)} ml of milk.`)}\n\n1. Mix all, and wait. 2. Bake at ${150 + below(90)} degrees. 3. Eat.\n`,
  invoice: ({ below }, papers) =>
    `Invoice no. ${below(9999)}/2021\n${person(papers[0] as SamplePaper)}\n\n${repeat(8, (n) => `${n + 1}. Paper, A4, ${below(900)} sheets (2020), vol. ${below(9)}: ${below(90)}.50 EUR`)}\nTotal, incl. VAT: ${below(900)}.00 EUR\n`,
  changelog: ({ below }) => repeat(10, (n) => `## ${3 - Math.floor(n / 4)}.${10 - n}.0 (20${20 - Math.floor(n / 3)}-0${1 + below(9)}-12)\n\n- Fix: the fold of A. Quill is kept (#${below(900)})\n- Add pages 3–9 to the guide, see docs/guide.md`),
  cvWithoutPapers: ({ below }, papers) =>
    `Curriculum Vitae\n\n${person(papers[0] as SamplePaper)}\n\nEducation\n${2000 + below(9)}–${2010 + below(9)} PhD, University of Example. Advisor: Prof. ${person(papers[1] as SamplePaper)}\n\nGrants\nExample Council (2020). Methods for Everyone. 250,000 EUR.\n\nTeaching\nIntroduction to Folding, spring 2019, 2020, and 2021\n`,
  news: ({ pick }, papers) =>
    `${pick(['Town', 'City', 'Village'])} opens new library\n\nBy ${person(pick(papers))}, 12 May 2019\n\n${repeat(5, () => `The library, which was planned in 1998, has 12,000 books. “It is a good day,” said ${person(pick(papers))}, who leads the council. In 2020, more rooms will follow.`, '\n\n')}\n`,
  tableOfContents: ({ pick, below }, papers) => repeat(14, (n) => `${n + 1}.${below(9)} ${pick(papers).title} ........ ${10 * n + below(9)}`),
  quotes: ({ pick }, papers) => repeat(10, () => `“Paper is patient.” — ${person(pick(papers))}, ${pick(papers).year}`),
  results: ({ pick, below }, papers) => repeat(16, (n) => `${n + 1}\t${person(pick(papers))}\t${below(3)}:${below(60)}\t${1990 + below(15)}\tExample Runners`),
  bibliographyAdvice: (_, papers) =>
    `How to cite\n\nIn APA style, write the family name, a comma and the initials, then the year in brackets. Write the title in sentence case. For example, cite the work of ${surname(papers[0] as SamplePaper)} as (${surname(papers[0] as SamplePaper)}, ${papers[0]?.year}). Numbers such as 12(3) are the volume and the issue, and pp. 1–9 the pages.\n`,
  review: ({ pick }, papers) =>
    `Review of paper ${pick(['12', '77', '301'])}\n\nSummary. ${papers[0]?.abstract}\n\nStrengths. 1. The topic is timely. 2. The writing is clear.\n\nWeaknesses. The authors do not discuss ${surname(pick(papers))} et al., ${pick(papers).year}, nor ${surname(pick(papers))} and ${surname(pick(papers))}, ${pick(papers).year}. In section 3, p. 4, the proof is short.\n`,
}; // prettier-ignore
