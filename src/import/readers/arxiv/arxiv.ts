import { isDate } from '../../../model/date.ts';
import { type Diagnostic, quote } from '../../../model/diagnostic.ts';
import { isNaming } from '../../../model/name.ts';
import type { PaperRecord, ReadResult } from '../record.ts';
import { parseArXiv, parseDoi } from '../values/identifiers.ts';
import { keptName } from '../values/json.ts';
import { findRepository } from '../values/repository.ts';
import { decodeTexAccents } from '../values/tex-accents.ts';
import { readElements, type XmlElement } from './xml.ts';

/** The longest record, in characters: far above any abstract, and short enough for a content file. */
const longestRecord = 1_000_000;

/** Elements of an entry that fields are made from, or that say only what the id says too: addresses of the page and of its PDF. */
const known = new Set([
  'id', 'title', 'summary', 'author', 'published', 'updated', 'doi', 'comment', 'primary_category', 'category', 'link',
]); // prettier-ignore

/** A field of arXiv, `cs.RO` or `hep-th`; others are classes of the ACM and the MSC. */
const arXivCategory = /^[a-z-]{2,10}(?:\.[A-Za-z-]{2,12})?$/u;

/** Reads an answer of the API of arXiv (Atom), as its user's manual describes it. */
export function readArxiv(text: string, file: string): ReadResult[] {
  const { elements, faults, unread } = readElements(text, ['entry', 'totalResults']);
  const diagnostics: Diagnostic[] = faults.map(({ line, message }) => ({
    severity: 'warning',
    file,
    line,
    message: `This is no good XML: ${message.replace(/\.$/u, '')}.`,
    advice: 'Look at the entry around this line, or save the answer again.',
  }));
  const entries = elements.filter(({ name }) => name === 'entry');
  const total = elements.find(({ name }) => name === 'totalResults');
  if (Number(total?.text) > entries.length) {
    const message = `The answer holds ${entries.length} of ${total?.text.trim()} papers that arXiv found.`;
    const advice = 'Save the further pages of the answer too, if you want them.';
    diagnostics.push({ severity: 'note', file, line: total?.line ?? 1, message, advice });
  }
  const records = entries.flatMap((entry) => readEntry(entry, file, diagnostics) ?? []);
  const lost = unread.match(/<(?:\w{1,10}:)?entry[\s>]/gu)?.length ?? 0;
  if (lost > 0) {
    const message = `This is no XML; ${lost} entries were not read.`;
    diagnostics.push({ severity: 'error', file, line: 1, message, advice: 'Save the answer again.' });
  }
  return [{ file, records, unread: entries.length - records.length + lost, diagnostics }];
}

function readEntry(entry: XmlElement, file: string, diagnostics: Diagnostic[]): PaperRecord | undefined {
  const { line, children } = entry;
  const tell = (severity: Diagnostic['severity'], message: string, advice: string) => {
    diagnostics.push({ severity, file, line, message, advice });
  };
  const textOf = (name: string) => oneLine(children.find((one) => one.name === name)?.text ?? '');
  const all = (name: string) => children.filter((one) => one.name === name);
  const title = textOf('title');
  const address = textOf('id');
  if (/\/api\/errors/u.test(address)) {
    tell(
      'error',
      `arXiv answered with an error: ${quote(textOf('summary'))}.`,
      'Mend the query and ask again.',
    );
    return undefined;
  }
  if (entry.text.length > longestRecord) {
    tell('error', `The entry that begins here has ${entry.text.length} characters.`, 'Shorten its summary.');
    return undefined;
  }
  if (title === '' || children.find(({ name }) => name === 'title')?.isClosed !== true) {
    tell('error', 'The entry that begins here has no title.', 'Save the answer again, or add a <title>.');
    return undefined;
  }
  if (!entry.isClosed) {
    tell(
      'error',
      `The entry of ${quote(title)} is cut.`,
      'What is left of it was read; save the answer again.',
    );
  }
  const authors = all('author');
  const author = authors.map((one) => childText(one, 'name')).filter((name) => name !== '');
  const odd = author.find((name) => !isNaming(name));
  if (odd !== undefined) {
    tell('warning', `${quote(odd)} is no name.`, 'It gets no page; take it out if it is a slip.');
  }
  const affiliations = [...new Set(authors.flatMap((one) => one.children.filter(({ name }) => name === 'affiliation')).map(({ text }) => oneLine(text)))].filter(Boolean); // prettier-ignore
  const arXiv = parseArXiv(address);
  if (arXiv === undefined)
    tell('warning', `${quote(address)} is no id of arXiv.`, 'Look at the <id> of this entry.');
  const published = textOf('published');
  const issued = published.slice(0, 10);
  if (!isDate(issued)) {
    tell(
      'warning',
      `${quote(title)} has no date that can be read.`,
      'Put the date into the file that is written.',
    );
  }
  const doi = textOf('doi');
  const DOI = parseDoi(doi);
  const terms = [...all('primary_category'), ...all('category')].map((one) =>
    oneLine(one.attributes.get('term') ?? ''),
  );
  const categories = [...new Set(terms)].filter((term) => arXivCategory.test(term));
  const classes = [...new Set(terms)].filter((term) => term !== '' && !arXivCategory.test(term));
  const abstract = toParagraphs(children.find(({ name }) => name === 'summary')?.text ?? '');
  const note = textOf('comment');
  const code = findRepository(`${abstract}\n${note}`);
  const updated = textOf('updated');
  const other = {
    ...(arXiv === undefined && address !== '' && { id: address }),
    ...(!isDate(issued) && published !== '' && { published }),
    ...(updated !== '' && updated !== published && { updated }),
    ...(doi !== '' && DOI === undefined && { doi }),
    ...(classes.length > 0 && { category: classes }),
    ...unknown(children),
  };
  return {
    file,
    line,
    ...(author.length > 0 && { authorLine: authors[0]?.line ?? line }),
    paper: {
      title,
      type: 'article',
      ...(author.length > 0 && { author }),
      ...(isDate(issued) && { issued }),
      ...(categories.length > 0 && { categories }),
      ...(affiliations.length > 0 && { affiliations }),
      ...(DOI !== undefined && { DOI }),
      ...(arXiv !== undefined && { arXiv, URL: `https://arxiv.org/abs/${arXiv}` }),
      ...(code !== undefined && { code }),
      ...(note !== '' && { note }),
      ...(Object.keys(other).length > 0 && { other }),
      ...(abstract !== '' && { abstract }),
    },
  };
}

/** Elements that the model has no field for (`journal_ref`), by name. */
function unknown(children: readonly XmlElement[]): Record<string, string | string[]> {
  const values = new Map<string, string[]>();
  for (const { name, text } of children) {
    const value = oneLine(text);
    if (known.has(name) || value === '') continue;
    const key = keptName(name);
    const of = values.get(key);
    if (of) of.push(value);
    else values.set(key, [value]);
  }
  return Object.fromEntries(
    [...values].map(([name, [one = '', ...more]]) => [name, more.length > 0 ? [one, ...more] : one]),
  );
}

function childText({ children }: XmlElement, name: string): string {
  return oneLine(children.find((one) => one.name === name)?.text ?? '');
}

function oneLine(text: string): string {
  const characters = text.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, '');
  return decodeTexAccents(characters).replace(/\s+/gu, ' ').trim();
}

/** An abstract of arXiv: its lines are wrapped, and those that begin a paragraph are indented. */
function toParagraphs(summary: string): string {
  return summary
    .trimEnd()
    .split(/\n(?=[ \t]{2,}\S)|\n\s*\n/u)
    .map(oneLine)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}
