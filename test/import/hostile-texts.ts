import type { FormatName } from '../../src/import/formats.ts';

/** A function that returns a text of about the given number of characters. */
export type Grow = (length: number) => string;

export const fields = ['title', 'author', 'abstract', 'date', 'link'] as const;

type Values = Partial<Record<(typeof fields)[number], string>>;

const json =
  (toRecord: (values: Values) => object): ((values: Values) => string) =>
  (values) =>
    JSON.stringify([toRecord(values)]);

/**
 * Functions that write a record in each format with the given values, without escaping the values. The record always
 * has a title.
 */
export const recordOf: Record<FormatName, (values: Values) => string> = {
  profile: ({ title = 'T', author = 'Ada Quill, Bo Chen', abstract = 'We fold.', date = '5', link = '' }) =>
    `Ada Quill\n\nLGMar ${date}, 2024\n${title}\n\n${author}\n\n${abstract} ${link}\n`,
  page: ({ title = 'T', author = 'Ada Quill, Bo Chen', abstract = 'We fold.', date = '5', link = '' }) =>
    `\narXiv:2403.01234 [pdf, other] cs.LG\n${title}\nAuthors: ${author}\nAbstract: ${abstract} ${link}\nSubmitted ${date} March, 2024; originally announced March 2024.\n`,
  bibtex: ({ title = 'T', author = 'Quill, Ada', abstract = '', date = '2024', link = '' }) =>
    `@misc{x,\n  title = {${title}},\n  author = {${author}},\n  abstract = {${abstract}},\n  date = {${date}},\n  url = {${link}},\n  doi = {${link}},\n}\n`,
  ris: ({ title = 'T', author = 'Quill, Ada', abstract = '', date = '2024', link = '' }) =>
    `TY  - JOUR\nTI  - ${title}\nAU  - ${author}\nAB  - ${abstract}\nPY  - ${date}\nSP  - ${date}\nSN  - ${date}\nUR  - ${link}\nDO  - ${link}\nER  - \n`,
  enw: ({ title = 'T', author = 'Quill, Ada', abstract = '', date = '2024', link = '' }) =>
    `%0 Journal Article\n%T ${title}\n%A ${author}\n%X ${abstract}\n%D ${date}\n%8 ${date}\n%P ${date}\n%@ ${date}\n%U ${link}\n%R ${link}\n`,
  nbib: ({ title = 'T', author = 'Quill, Ada', abstract = '', date = '2024', link = '' }) =>
    `PMID- 1\nTI  - ${title}\nFAU - ${author}\nAU  - ${author}\nAB  - ${abstract}\nDP  - ${date}\nPG  - ${date}\nIS  - ${date}\nLID - ${link} [doi]\n`,
  arxiv: ({ title = 'T', author = 'Ada Quill', abstract = '', date = '2024-01-01', link = '' }) =>
    `<feed><entry><id>${link}</id><title>${title}</title><author><name>${author}</name></author><summary>${abstract}</summary><published>${date}</published></entry></feed>`,
  scholar: ({ title = 'T', author = 'A Quill, B Chen', abstract = 'J', date = '1-9', link = '' }) =>
    `Ada Quill\nVerified email at x.org\nTitle\tCited by\tYear\n${title}\n${author}\n${abstract} ${link} 12 (3), ${date}, 2024\t40\t2024\n`,
  references: ({ title = 'Folds of paper', author = 'Quill, A., & Chen, B.', abstract = '', date = '2024', link = '' }) =>
    `Publications\n\n${author} (${date}). ${title}. Journal of Folds, 12(3), 1–9. ${link}\n${abstract}\n`,
  'csl-json': json(({ title = 'T', author = 'Quill', abstract, date = '2024', link }) => ({
    type: 'book', title, author: [{ family: author, given: author }, { literal: author }], abstract, issued: { raw: date }, page: date, ISSN: date, DOI: link, URL: link, 'container-title': title,
  })),
  openalex: json(({ title = 'T', author = 'Ada Quill', abstract = 'We', date, link }) => ({
    id: 'https://openalex.org/W1', type: 'article', title, authorships: [{ author: { display_name: author } }], abstract_inverted_index: { [abstract]: [0, 2, 999_999_999] }, publication_date: date, doi: link,
  })),
  'semantic-scholar': json(({ title = 'T', author = 'Ada Quill', abstract, date, link }) => ({
    paperId: 'x', title, authors: [{ name: author }], abstract, publicationDate: date, url: link, externalIds: { DOI: link, ArXiv: link },
  })),
  crossref: json(({ title = 'T', author = 'Quill', abstract, date, link = '10.1234/x' }) => ({
    DOI: link, URL: link, type: 'journal-article', title: [title], author: [{ family: author, given: author }], abstract, page: date, published: { 'date-parts': [[date]] },
  })),
  orcid: json(({ title = 'T', author = '', abstract, date, link }) => ({
    'put-code': 1, type: 'journal-article', title: { title: { value: title } }, 'journal-title': { value: author }, 'short-description': abstract, 'publication-date': { year: { value: date } },
    'external-ids': { 'external-id': [{ 'external-id-type': 'doi', 'external-id-value': link, 'external-id-relationship': 'self' }] }, url: { value: link },
  })),
  dblp: json(({ title = 'T', author = 'Ada Quill', abstract, date, link }) => ({
    info: { title, authors: { author: [{ text: author }] }, venue: abstract, year: date, pages: date, doi: link, ee: link, type: 'Journal Articles' }, url: 'URL#1',
  })),
  datacite: json(({ title = 'T', author = 'Ada Quill', abstract, date, link }) => ({
    doi: link, url: link, titles: [{ title }], creators: [{ name: author, familyName: author }], descriptions: [{ description: abstract, descriptionType: 'Abstract' }],
    dates: [{ date, dateType: 'Issued' }], publicationYear: date, types: { resourceTypeGeneral: 'Dataset' }, relatedIdentifiers: [{ relatedIdentifier: link, relationType: 'IsSupplementTo' }],
  })),
  zenodo: json(({ title = 'T', author = 'Ada Quill', abstract, date, link }) => ({
    conceptrecid: '1', doi: link, metadata: { title, creators: [{ name: author, orcid: link }], description: abstract, publication_date: date, license: { id: link }, related_identifiers: [{ identifier: link, relation: 'isSupplementTo' }] },
  })),
  cff: ({ title = 'T', author = 'Ada Quill', abstract, date, link }) =>
    ['cff-version: 1.2.0', ...Object.entries({ title, abstract, 'date-released': date, doi: link, url: link, 'repository-code': link, authors: [{ 'family-names': author }] }).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${JSON.stringify(value)}`]))].join('\n') + '\n',
  zotero: json(({ title = 'T', author = 'Quill', abstract, date, link }) => ({
    key: 'ABCD2345', version: 1, meta: { parsedDate: date }, data: { itemType: 'journalArticle', title, creators: [{ creatorType: 'author', firstName: author, lastName: author }], abstractNote: abstract, date, pages: date, DOI: link, url: link, extra: `DOI: ${link}\n${author}: ${author}`, tags: [{ tag: author }] },
  })),
  'json-lines': json(({ title = 'T', author = 'Ada Quill', abstract, date, link }) => ({
    title, author: [author], abstract, issued: date, page: date, DOI: link, URL: link,
  })),
}; // prettier-ignore

/** Pieces of text that tests repeat inside of a value. */
export const piecesOfValues = [
  '{',
  '(',
  '<sub>',
  '<',
  '&',
  '\\',
  '$',
  '"',
  ' ',
  'A ',
  ', ',
  '1',
  '1-',
  '-',
  '.',
  '\n',
] as const;

/** Pieces of text that tests repeat to make a whole text. */
export const pieces = [
  ...piecesOfValues,
  '}', '[', ']', '</sub>', '<mml:math>', '&amp;', '\\enquote{', '\\(', '$x', "'", '`', 'a ', ' and ', ' · ', 'et al. ', '1,', 'https://', '10.1/', '@', '%', '~', '\t',
  '\u0000', '\ud800', '\u0301', '\u00a0', '…', 'x', 'tex', '=',
] as const; // prettier-ignore

/** Titles that are dangerous as file names, keys or text. */
export const titles = [
  '../../x', '..\\..\\x', '/etc/passwd', '.', '..', '-', 'con', 'NUL', 'COM1', 'lpt1.md', '__proto__', 'constructor', 'hasOwnProperty', 'a\u0000b', '\u0007\u001b[2J', '\ud800', 'x\udc00y',
  '\u202egnp.exe', '\u2066x\u2069', '\u200b', '\ufeffx', 'İstanbul', 'ﬁ', 'e\u0301', '深度学习', '👩‍👩‍👧', '---', '--- |', '# x', '- x', '"x', "'", '{{x}}', '<script>alert(1)</script>', '%2e%2e%2f',
  'x'.repeat(5000), 'true', 'null', '~', '1e9', '0x10', '2024-01-01', ': ', '!!js/function x', '*a', '&a x', '|', '>',
] as const; // prettier-ignore

const times =
  (piece: string, before = '', after = ''): Grow =>
  (length) =>
    before + piece.repeat(Math.ceil(length / piece.length)) + after;

const nested =
  (open: string, close: string, before = '', after = ''): Grow =>
  (length) => {
    const depth = Math.ceil(length / (open.length + close.length));
    return `${before}${open.repeat(depth)}x${close.repeat(depth)}${after}`;
  };

/** Returns a function that makes a text of pieces with consecutive numbers. */
const numbered =
  (piece: (index: number) => string, before = '', after = ''): Grow =>
  (length) => {
    const count = Math.ceil(length / piece(1000).length);
    return before + Array.from({ length: count }, (_, index) => piece(index)).join('') + after;
  };

const good = '\n@misc{good, title={Good}}\n';
const bomb = (count: number) =>
  Array.from({ length: count }, (_, at) => `@string{s${at + 1}=s${at} # s${at} # s${at}}`).join('\n');
const entities = Array.from(
  { length: 30 },
  (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
).join('');
const entry = '<feed><entry><title>x</title>';
const record = '{"title":"x","a":';

const jsonAttacks: Readonly<Record<string, Grow>> = {
  'a record within itself': nested('[', ']', record, '}'),
  'objects within each other': nested('{"title":', '}'),
  'empty records': times('{},', '[', '{}]'),
  numbers: times('1,', '[', '1]'),
  'keys alone': numbered((at) => `"k${at}":1,`, '[{"title":"x",', '"z":1}]'),
  'brackets that close nothing': times(']}'),
  'a string that never ends': times('x', '[{"title":"'),
  'records that never end': times('[{"title":"x",'),
};

/** Attacks on the reader of one format, by format. The keys of each object describe the attack. */
export const attacks: Partial<Record<FormatName, Readonly<Record<string, Grow>>>> = {
  profile: {
    'heads alone': times('LGMay 1, 2020\n'),
    'papers without authors': times('LGMay 1, 2020\nTitle\n\nIt is prose.\n\n'),
    'names alone': times('Ada Quill, Bo Chen\n'),
    'numbers of papers': times('Ada\nh-index30\n16 Papers\n\n'),
    metrics: times('h-index30\n'),
    'menus without a profile': times('Home\nSign in\n'),
    'buttons between papers': times('Save\nCite\n', 'Ada\nh-index3\n1 Papers\n\nCLMay 1, 2020\nT\n\nA. B, C. D\n\nText.\n'),
  },
  page: {
    'names that run together': times('Ada QuillBo Chen', 'Semantic Scholar\nClaim Author Page\nTitle\n', '\nComputer Science\n2020\nSave\nAlert\n'),
    'capital letters without spaces': times('AbAB', 'Semantic Scholar\nClaim Author Page\nTitle\n', '\nComputer Science\n2020\nSave\nAlert\n'),
    'publications of dblp': times('[j1]\nAda Quill, Bo Chen:\nTitle. J. Folds 1: 2-3 (2020)\n', 'showing all 9 records\n'),
    'labels of dblp': times('[j1]\n', 'showing all 9 records\n'),
    'stops in a title of dblp': times('J. ', 'showing all 9 records\n[j1]\nAda Quill:\n'),
    'works of ORCID': times('Title\n2020 | Preprint\nDOI: 10.1234/x\nContributors: A B; C D\nSource: Crossref\n', 'Works (9)\n'),
    'dates of ORCID': times('2020 | Preprint\n', 'Works (9)\n0000-0002-1825-0097\n'),
    'publications of ResearchGate': times('Title\nArticle\nFull-text available\nMay 2020\nAda QuillBo Chen\nText.\nView\n'),
    'lines of ResearchGate that never end': times('Word\n', 'Full-text available\nTitle\nArticle\nMay 2020\n'),
    'publications of OpenReview': times('Title\nAda Quill, Bo Chen\nPublished: 01 Jan 2020, Last Modified: 02 Jan 2020\nVenue\nReaders: Everyone\n'),
    'publications of ACM': times('research-article\nTitle\nAda Quill\nMay 2020\nhttps://doi.org/10.1145/1.2\n', 'ACM Digital Library\n'),
    'kinds of ACM': times('research-article\n', 'ACM Digital Library\nhttps://doi.org/10.1145/1.2\n'),
    'publications of IEEE': times('Title\nAda Quill; Bo Chen\nVenue\nYear: 2020 | Conference Paper | Publisher: IEEE\n', 'IEEE Xplore\n'),
    'publications of Web of Science': times('Title\nQuill, A; Chen, B\nMay 2020 | JOURNAL OF FOLDS 12 (3) , pp.1-9\nRelated records\n'),
    'publications of Scopus': times('Article\nTitle\nQuill, A., Chen, B.\nFolds, 2020, 12(3), pp. 1–9\nShow abstract\nRelated documents\n'),
    'publications of HAL': times('Ada Quill, Bo Chen. Title. Folds, 2020, 12 (3), pp.1-9. ⟨10.1234/x⟩. ⟨hal-01234567⟩\n'),
    'stops in a line of HAL': times('Ada Q. ', 'HAL\nIdHAL : x\n', ' ⟨hal-01234567⟩\n'),
    'publications of INSPIRE': times('Title\nAda Quill (CERN), Bo Chen (2020)\ne-Print: 2001.00001 [hep-th]\ncite\nreference search\n'),
    'brackets in a line of INSPIRE': times('(', 'INSPIRE HEP\nTitle\nAda Quill ', ' (2020)\ne-Print: 2001.00001 [hep-th]\nreference search\n'),
    'publications of PubMed': times('1\nTitle.\nQuill A, Chen B.\nFolds. 2020 May;12(3):1-9. doi: 10.1234/x.\nPMID: 12345678\nCite\n', 'PubMed\n'),
    'publications of SSRN': times('1.\nTitle\nNumber of pages: 9 Posted: 01 May 2020\nAda Quill and Bo Chen\nDownloads 12 (1,234)\n'),
  },
  bibtex: {
    'braces without an end': times('{', '@misc{a,title={', good),
    'commands within each other': nested('\\enquote{', '}', '@misc{a,title={', `}}${good}`),
    'accents within each other': nested("\\'{", '}', '@misc{a,title={', `}}${good}`),
    'entries that never end, on one line': times('@misc{a,title=', '', good),
    'entries within entries, on one line': times('@misc{a,title={T}}@misc{b,', '', good),
    'values that never end': times('f={\n', '@misc{a,title={A},', good),
    'quotes that never end': times('@misc{a,title="}\n', '', good),
    'quotes that close nothing, on one line': times('a="b"· ', '@misc{a,title={A},', `}${good}`),
    'entries on one line': times('@misc{a,title={A}} ', '', good),
    'comments that never end': times('@comment{\n', '', good),
    'a bomb of strings': () => `@string{s0="aaaaaaaaaa"}${bomb(200)}@misc{a,title=s200}${good}`,
    'a bomb of strings, used often': times('@misc{a,title=s12}\n', `@string{s0="aaaaaaaaaa"}${bomb(200)}`, good),
    'strings that refer to each other': numbered((at) => `@string{s${at}=s${at + 1}}`, '', `@misc{a,title=s0}${good}`),
    'a string that is itself': () => `@string{a=b # b}@string{b=a # a}@misc{a,title=a}${good}`,
    'a bomb of commands': () => `@preamble{"\\newcommand{\\xa}[1]{\\xb{#1#1}}\\newcommand{\\xb}[1]{\\xa{#1#1}}"}@misc{a,title={\\xa{xxxx}}}${good}`,
    'a chain of crossref': numbered((at) => `@misc{k${at},crossref={k${at + 1}},title={T}}\n`, '', good),
    'a loop of crossref': () => `@misc{a,crossref={b},title={A}}@misc{b,crossref={c},title={B}}@misc{c,crossref={a},title={C}}@misc{d,crossref={d},title={D}}${good}`,
    'xdata that fans out': () => `${Array.from({ length: 300 }, (_, at) => `@xdata{k${at},xdata={${Array.from({ length: 300 }, (__, other) => `k${other}`).join(',')}}}`).join('\n')}${good}`,
    'one field very often': numbered((at) => `f={${at}},`, '@misc{a,title={A},', `}${good}`),
    'one key very often': times('@misc{a,title={A}}\n', '', good),
    'formulas and quotes': (length) => `@misc{a,title={${'$'.repeat(length / 3)}${"`a' ".repeat(length / 12)}${'\\('.repeat(length / 6)}}}${good}`,
    'marks on authors': (length) => `@misc{a,title={A},author={${'\\textbf{'.repeat(length / 24)}x${'}'.repeat(length / 24)}${'(a'.repeat(length / 12)}${'*, '.repeat(length / 12)}${'$^{1}'.repeat(length / 20)}}}${good}`,
    'references to data': (length) => `@xdata{x,author={${'xdata=x-author and '.repeat(length / 20)}}}${good}`,
    'authors without names': (length) => `@misc{a,title={A},author={${'and '.repeat(length / 12)}${','.repeat(length / 3)}x${' '.repeat(length / 3)}}}${good}`,
    'blanks before a key': times('\t', '@misc{', `a,title={A}}${good}`),
  },
  ris: {
    'records alone': times('TY  - JOUR\n'),
    authors: times('AU  - a, b\n', 'TY  - JOUR\nTI  - x\n', 'ER  - '),
    'ends alone': times('ER  - \n'),
  },
  enw: {
    'records alone': times('%0 Book\n'),
    pages: times('%P 1-\n', '%0 Book\n%T x\n'),
    'blanks in a tag': times(' ', '%0 Book\n%T x\n%A', 'x'),
  },
  nbib: {
    'records alone': times('PMID- 1\n'),
    'lines cut within a word': times(`      ${'x'.repeat(90)}\n`, 'PMID- 1\nTI  - x\nAB  - x\n'),
    'a short name of many words': times('A ', 'PMID- 1\nTI  - x\nAU  - '),
    'brackets and stops': nested('[', '.', 'PMID- 1\nTI  - '),
  },
  arxiv: {
    'an entity that grows by the power of 30': () => `<!DOCTYPE feed [<!ENTITY e0 "lol">${entities}]>${entry}<summary>&e30;</summary></entry></feed>`,
    'elements within each other': nested('<summary>', '</summary>', entry, '</entry></feed>'),
    'entries within each other': times('<entry><title>x</title>'),
    elements: times('<a/>', entry, '</entry></feed>'),
    attributes: numbered((at) => ` a${at}="1"`, '<feed><entry', '><title>x</title></entry></feed>'),
    'signs that begin an element': times('<', '<feed>'),
    declarations: times('<!DOCTYPE feed [<!ENTITY a "b">]>', '', entry),
    'faults between entries': times(`${entry}</b></entry></feed>`),
  },
  scholar: {
    headings: times('Title\tCited by\tYear\n'),
    profiles: times('Ada\nProf\nVerified email at x\nTitle\nCited by\nYear\n'),
    'lines of authors': times('A Quill, B Chen\n'),
    figures: times('2012\n'),
    'lines above the papers': times('x y\n', '', 'A Quill, B Chen\n5\n2012'),
    'a venue of many blanks': times(' (', 'x\nA Quill\n', ', 1\t1\t2012'),
    'papers below the end': times('A Quill, B Chen\nJ, 2020\t1\t2020\n', 'x\nA Quill\n1\t2020\nArticles 1–20\n'),
  },
  'csl-json': jsonAttacks,
  openalex: jsonAttacks,
  'semantic-scholar': jsonAttacks,
  crossref: jsonAttacks,
  orcid: jsonAttacks,
  dblp: jsonAttacks,
  datacite: jsonAttacks,
  zenodo: jsonAttacks,
  cff: {
    'lists inside lists': (length) => `cff-version: 1\ntitle: ${'['.repeat(length)}`,
    documents: (length) => '---\n'.repeat(length / 4),
    authors: (length) => `cff-version: 1\ntitle: T\nauthors:\n${'  - {family-names: a}\n'.repeat(length / 22)}`,
    aliases: (length) => `cff-version: 1\na: &a [x]\ntitle: T\nb: [${'*a,'.repeat(length / 3)}]`,
  },
  zotero: jsonAttacks,
  'json-lines': jsonAttacks,
}; // prettier-ignore

/** Texts with keys that have a special meaning in JavaScript, by format. */
export const prototypeKeys: Partial<Record<FormatName, string>> = {
  bibtex: '@misc{__proto__,title={P},constructor={y},__proto__={polluted},type={constructor},crossref={hasOwnProperty}}@constructor{hasOwnProperty,title={Q}}@string{valueOf="v"}@misc{v,title=valueOf # toString}',
  arxiv: `${entry}<__proto__ __proto__="1">odd</__proto__><constructor>odder</constructor></entry></feed>`,
  references: 'Constructor, A., & HasOwnProperty, B. (2024). __proto__ and constructor of paper. ValueOf, 12(3), 1–9.',
  'csl-json': '[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"title":"x","type":"constructor","issued":{"__proto__":{"date-parts":[[2020]]}}}]',
  openalex: '[{"id":"https://openalex.org/W1","title":"x","type":"__proto__","abstract_inverted_index":{"__proto__":[0],"constructor":[1]},"__proto__":{"polluted":1}}]',
  'semantic-scholar': '[{"paperId":"x","title":"x","publicationTypes":["constructor"],"externalIds":{"__proto__":{"polluted":1}},"__proto__":{"polluted":1}}]',
  crossref: '[{"DOI":"10.1234/x","title":["x"],"type":"hasOwnProperty","relation":{"__proto__":[{"polluted":1}]},"__proto__":{"polluted":1}}]',
  orcid: '[{"put-code":1,"title":{"title":{"value":"x"},"__proto__":{"polluted":1}},"type":"constructor","__proto__":{"polluted":1}}]',
  dblp: '[{"info":{"title":"x","type":"constructor","authors":{"author":{"__proto__":{"polluted":1}}},"__proto__":{"polluted":1}},"url":"URL#1"}]',
  datacite: '[{"doi":"10.1234/x","titles":[{"title":"x","__proto__":{"polluted":1}}],"creators":[{"__proto__":{"name":"x"}}],"types":{"resourceTypeGeneral":"constructor"},"__proto__":{"polluted":1}}]',
  zenodo: '[{"conceptrecid":"1","metadata":{"title":"x","creators":[{"__proto__":{"name":"x"}}],"resource_type":{"type":"constructor"},"__proto__":{"polluted":1}},"__proto__":{"polluted":1}}]',
  cff: 'cff-version: 1.2.0\ntitle: x\ntype: constructor\n__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\nauthors: [{__proto__: {name: x}, name: y}]\n',
  zotero: '[{"key":"x","data":{"itemType":"constructor","title":"x","creators":[{"creatorType":"__proto__","name":"y"}],"extra":"__proto__: 1","__proto__":{"polluted":1}}}]',
  'json-lines': '{"title":"x","other":{"__proto__":{"polluted":1}},"__proto__":{"polluted":1},"constructor":1}',
}; // prettier-ignore
