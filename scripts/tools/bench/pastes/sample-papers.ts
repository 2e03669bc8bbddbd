import { createRandom, type Random } from './random.ts';

/** An author of an invented paper. */
export interface SampleAuthor {
  given: string;
  /** Family name with its particles: `van der Brandt`. */
  family: string;
}

/** An invented paper, from which texts are written. */
export interface SamplePaper {
  title: string;
  authors: SampleAuthor[];
  year: string;
  /** Month from 1 to 12, and day from 1 to 28. */
  month: number;
  day: number;
  kind: 'journal' | 'conference' | 'preprint' | 'chapter' | 'thesis';
  /** Journal, proceedings, book or university. Empty for preprints. */
  container: string;
  volume?: string;
  issue?: string;
  pages?: string;
  publisher?: string;
  doi?: string;
  arXiv?: string;
  abstract: string;
}

const given = 'Ada Bo Carla Deniz Elif Farid Grace Haruto Inês Jean-Pierre Katarzyna Lars María Nguyễn Olga Pavel Qing Rania Søren Tamar Ulrike Viktor Wei-Ting Xin Yusuf Zoë Minh Jae-Hyun Sven Aoife Chidi Ngozi Łukasz Ștefan Dženana Hélène Åsa Björn Ifeoma Siobhán Mei-Ling Chun-wei Anna-Lena Raúl Íñigo Giulia Noor Omar Priya Rohan Sanjay'.split(' '); // prettier-ignore
const middle = ['', '', '', '', ' A.', ' B.', ' M.', ' J. R.', ' K.', ' Maria', ' Chen'];
const family = [
  'Quill', 'Osei', 'Vaara', 'López', 'Heikkilä', 'Nguyen', 'Kim', 'Hwang', 'Müller', 'O’Neil', 'O\'Brien', 'García Márquez', 'van der Meer', 'de la Cruz', 'von Suttner', 'Al-Sayed', 'El-Tawil',
  'Schulze-Wiebe', 'Çelik', 'Đorđević', 'Łukasik', 'Sørensen', 'Öztürk', 'McDonald', 'MacLeod', 'DiCaprio', 'St. Clair', 'Da Silva', 'dos Santos', 'Le', 'Li', 'Xu', 'Ng', 'Wu', 'Zhang', 'Wang',
  'Tanaka', 'Yamamoto', 'Okafor', 'Mbeki', 'Ivanova', 'Papadopoulos', 'Novák', 'Szabó', 'Ionescu', 'Haddad', 'Cohen', 'Rossi', 'Di Eugenio', 'Bianchi', 'Fischer', 'Weiß', 'Lindqvist', 'Ó Conaill',
  'Ramanathan', 'Iyer', 'Chatterjee', 'Hakkani-Tür', 'ten Brink', 'van Rijn', 'd’Alembert', 'Smith', 'Jones', 'Green', 'Brown', 'Young', 'King', 'Bell', 'Rose', 'Field', 'Stone', 'Banks',
]; // prettier-ignore

const subjects = ['protein folding', 'machine translation', 'graph neural networks', 'coral reefs', 'dark matter haloes', 'soil moisture', 'sparse attention', 'quantum error correction', 'urban transport', 'medieval manuscripts', 'monetary policy', 'sleep apnoea', 'speech recognition', 'federated learning', 'turbulent flows', 'gene regulation', 'crowd simulation', 'open-source licences', 'bird migration', 'knot invariants']; // prettier-ignore
const heads = ['A Survey of', 'Towards Robust', 'On the Limits of', 'Learning', 'Rethinking', 'Efficient', 'Scalable Methods for', 'The Geometry of', 'What Do We Know about', 'Measuring', 'A Note on', 'Beyond', 'Understanding', 'Fast and Accurate']; // prettier-ignore
const tails = ['in Low-Resource Settings', 'with Limited Data', 'under Uncertainty', 'from 1990 to 2020', 'at Scale', 'for E. coli and S. cerevisiae', 'via Self-Supervision', 'in Practice', 'and Its Applications', 'Using Multi-Modal Sensors', 'Revisited', 'in the Wild', '(Extended Version)', 'vs. Human Experts', 'for Everyone']; // prettier-ignore
const names = ['BERTilo', 'FoldNet++', 'GraphSAGA', 'T5-mini', 'iMotion-3K', 'DeepTide', 'PAI-Studio', 'ZeroSyl', 'k-Means++', 'ViSA', '3DGSlam', 'CO2Net']; // prettier-ignore
const areas = ['Computational Linguistics', 'Machine Learning', 'Marine Biology', 'Fluid Mechanics', 'Software Engineering', 'Digital Humanities', 'Econometrics', 'Sleep Medicine', 'Quantum Information', 'Remote Sensing', 'Human-Computer Interaction', 'Algebraic Topology']; // prettier-ignore
const journals = ['Journal of', 'International Journal of', 'Annals of', 'Transactions on', 'Frontiers in', 'Advances in', 'Letters in', 'Review of', 'European Journal of', 'IEEE Transactions on', 'ACM Transactions on', 'Archives of', 'Acta']; // prettier-ignore
const shortJournals = ['Nature', 'Science', 'Bioinformatics', 'eLife', 'PLOS ONE', 'Physical Review Letters', 'Cell', 'The Lancet', 'Neurocomputing', 'Cognition', 'npj Climate and Atmospheric Science', 'Nucleic Acids Research']; // prettier-ignore
const publishers = ['Springer', 'ACM', 'IEEE', 'Elsevier', 'Cambridge University Press', 'MIT Press', 'Association for Computational Linguistics']; // prettier-ignore
const universities = ['University of Example', 'Northfield University', 'ETH Zürich', 'Universidad de Granada', 'TU Wien', 'Université de Lille']; // prettier-ignore

/** Returns invented papers of one person. The same seed gives the same papers. */
export function samplePapers(count: number, seed: number, owner: SampleAuthor): SamplePaper[] {
  const random = createRandom(seed);
  const papers = new Map<string, SamplePaper>();
  while (papers.size < count) {
    const paper = samplePaper(random, owner, `${seed}${papers.size}`);
    papers.set(paper.title.toLowerCase(), paper);
  }
  return [...papers.values()];
}

/** Returns an invented person. */
export function sampleAuthor({ pick, chance }: Random): SampleAuthor {
  return { given: `${pick(given)}${chance(0.6) ? '' : pick(middle)}`, family: pick(family) };
}

function samplePaper(random: Random, owner: SampleAuthor, serial: string): SamplePaper {
  const { below, pick, chance } = random;
  const authors = Array.from({ length: chance(0.1) ? 1 : 2 + below(chance(0.1) ? 20 : 6) }, () =>
    sampleAuthor(random),
  );
  authors[below(authors.length)] = owner;
  const year = String(1998 + below(29));
  const kind = pick([
    'journal',
    'journal',
    'conference',
    'conference',
    'conference',
    'preprint',
    'preprint',
    'chapter',
    'thesis',
  ] as const);
  const start = 1 + below(900);
  const pages = `${start}-${start + 5 + below(20)}`;
  const number = `${below(10)}${below(10)}${below(10)}${below(10)}${below(10)}`;
  const base = {
    title: sampleTitle(random),
    authors,
    year,
    month: 1 + below(12),
    day: 1 + below(28),
    kind,
    container: '',
    abstract: sampleAbstract(random),
  };
  const doi = chance(0.6)
    ? {
        doi: `10.${1000 + below(9000)}/${pick(['j.tst.', 's', 'jcl-', 'V1/P', '978-3-031-'])}${year}.${serial}-${below(999)}`,
      }
    : {};
  const yy = year.slice(2);
  switch (kind) {
    case 'journal':
      return {
        ...base,
        container: chance(0.4) ? pick(shortJournals) : `${pick(journals)} ${pick(areas)}`,
        volume: String(1 + below(120)),
        ...(chance(0.7) && { issue: String(1 + below(12)) }),
        pages: chance(0.8) ? pages : `e${1000 + below(9000)}`,
        ...doi,
      };
    case 'conference': {
      const ordinal = 2 + below(40);
      const ends = ['th', 'st', 'nd', 'rd'];
      const ending = ordinal > 10 && ordinal < 14 ? 'th' : (ends[ordinal % 10] ?? 'th');
      const name = pick([
        `Proceedings of the ${ordinal}${ending} International Conference on ${pick(areas)}`,
        `Proceedings of the ${year} Conference on ${pick(areas)} (Volume 1: Long Papers)`,
        `Workshop on ${pick(areas)} and ${pick(areas)}`,
        `IEEE International Symposium on ${pick(areas)} (IS${'ABCDE'[below(5)]}${'MNOPR'[below(5)]})`,
        `Advances in Neural Information Processing Systems`,
        `Findings of the Association for Computational Linguistics: EMNLP ${year}`,
      ]);
      return { ...base, container: name, ...(chance(0.8) && { pages }), publisher: pick(publishers), ...doi };
    }
    case 'preprint':
      return {
        ...base,
        year: String(2010 + below(17)),
        arXiv: `${pick(['15', '18', '21', '24', yy < '10' ? '16' : yy > '26' ? '19' : yy])}${String(1 + below(12)).padStart(2, '0')}.${number}`,
      };
    case 'chapter':
      return { ...base, container: `Handbook of ${pick(areas)}`, pages, publisher: pick(publishers), ...doi };
    case 'thesis':
      return { ...base, authors: [owner], container: pick(universities) };
  }
}

function sampleTitle({ pick, chance, below }: Random): string {
  const subject = pick(subjects);
  const inTitleCase = chance(0.6);
  const shown = inTitleCase
    ? subject.replace(/(?<=^|[\s-])\p{Ll}/gu, (letter) => letter.toUpperCase())
    : subject;
  const base = `${pick(heads)} ${shown}${chance(0.7) ? ` ${pick(tails)}` : ''}`;
  const plain = inTitleCase
    ? base
    : base.charAt(0) +
      base.slice(1).replace(/(?<=\s)\p{Lu}(?=\p{Ll}{2})/gu, (letter) => letter.toLowerCase());
  switch (below(9)) {
    case 0:
      return `${pick(names)}: ${plain}`;
    case 1:
      return `${plain}: ${pick(['A Case Study', 'Evidence from Europe', 'A Bayesian Approach', 'the Role of Context', 'Part II'])}`;
    case 2:
      return `Is ${shown} All You Need? ${pick(['A Critical Review', 'Lessons from Ten Years', 'Yes, but'])}`;
    case 3:
      return `What Is ${shown} Good For?`;
    case 4:
      return `${plain} – ${pick(['An Overview', 'Ten Open Problems', 'The Next Decade'])}`;
    case 5:
      return `${plain}, ${pick(['Noise, and Time', 'Space and Society', 'Evaluation, and Deployment'])}`;
    default:
      return plain;
  }
}

function sampleAbstract({ pick, below }: Random): string {
  const sentences = [
    'We study',
    'This paper presents',
    'Recent work has shown results on',
    'We propose a method for',
    'Experiments confirm our model of',
    'However, little is known about',
  ];
  return Array.from(
    { length: 2 + below(4) },
    () => `${pick(sentences)} ${pick(subjects)} ${pick(tails).toLowerCase()}.`,
  ).join(' ');
}
