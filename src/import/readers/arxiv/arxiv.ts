import { isDate } from '../../../model/date.ts';
import { type Diagnostic, quote } from '../../../model/diagnostic.ts';
import { isNaming } from '../../../model/name.ts';
import type { PaperRecord, ReadResult } from '../record.ts';
import { parseArXiv, parseDoi } from '../values/identifiers.ts';
import { keptName } from '../values/json.ts';
import { decodePlainText } from '../values/markup.ts';
import { findRepository } from '../values/repository.ts';
import { decodeTexAccents } from '../values/tex-accents.ts';
import { readElements, type XmlElement } from './xml.ts';

/**
 * Maximum length of one entry, in characters. It is far above the length of any abstract, and still short enough for
 * a content file.
 */
const maxRecordLength = 1_000_000;

/**
 * Names of elements that are not copied to `other`. They are either read into fields, or repeat the id (the addresses
 * of the page and of its PDF file).
 */
const known = new Set([
  'id', 'title', 'summary', 'author', 'published', 'updated', 'doi', 'comment', 'primary_category', 'category', 'link',
]); // prettier-ignore

/**
 * Pattern of a category of arXiv, such as `cs.RO` or `hep-th`. Other values in this element are subject classes of
 * the ACM (computer science) or the MSC (mathematics).
 */
const arXivCategory = /^[a-z-]{2,10}(?:\.[A-Za-z-]{2,12})?$/u;

/**
 * Reads a response of the arXiv API, which is in the Atom format. The fields are described in the arXiv API User's
 * Manual.
 */
export function readArxiv(text: string, file: string): ReadResult[] {
  const { elements, errors, unread } = readElements(text, ['entry', 'totalResults']);
  const diagnostics: Diagnostic[] = errors.map(({ line, message }) => ({
    severity: 'warning',
    file,
    line,
    message: `Invalid XML: ${message.replace(/\.$/u, '')}.`,
    advice: 'Correct the entry at or near this line, or download the file from arXiv again.',
  }));
  const entries = elements.filter(({ name }) => name === 'entry');
  const total = elements.find(({ name }) => name === 'totalResults');
  if (Number(total?.text) > entries.length) {
    const message = `The response contains ${entries.length} of the ${total?.text.trim()} papers that arXiv found.`;
    const advice = 'Save the other pages of the response too if you need them.';
    diagnostics.push({ severity: 'note', file, line: total?.line ?? 1, message, advice });
  }
  const records = entries.flatMap((entry) => readEntry(entry, file, diagnostics) ?? []);
  const lost = unread.match(/<(?:\w{1,10}:)?entry[\s>]/gu)?.length ?? 0;
  if (lost > 0) {
    const message = `The file is not valid XML; ${lost} entries were not read.`;
    diagnostics.push({
      severity: 'error',
      file,
      line: 1,
      message,
      advice: 'Download the file from arXiv again.',
    });
  }
  return [{ file, records, unread: entries.length - records.length + lost, diagnostics }];
}

function readEntry(entry: XmlElement, file: string, diagnostics: Diagnostic[]): PaperRecord | undefined {
  const { line, children } = entry;
  const report = (severity: Diagnostic['severity'], message: string, advice: string) => {
    diagnostics.push({ severity, file, line, message, advice });
  };
  const textOf = (name: string) => cleanLine(children.find((one) => one.name === name)?.text ?? '');
  const all = (name: string) => children.filter((one) => one.name === name);
  const title = textOf('title');
  const address = textOf('id');
  if (/\/api\/errors/u.test(address)) {
    report(
      'error',
      `arXiv answered with an error: ${quote(textOf('summary'))}.`,
      'Correct the query and send it again.',
    );
    return undefined;
  }
  if (entry.text.length > maxRecordLength) {
    const message = `The entry that starts here has ${entry.text.length} characters; the limit is ${maxRecordLength}.`;
    report('error', message, 'Shorten its summary.');
    return undefined;
  }
  if (title === '' || children.find(({ name }) => name === 'title')?.isClosed !== true) {
    report(
      'error',
      'The entry that starts here has no title.',
      'Add a <title>, or download the file from arXiv again.',
    );
    return undefined;
  }
  if (!entry.isClosed) {
    report(
      'error',
      `The entry ${quote(title)} is incomplete.`,
      'The part before the cut was read. Download the file from arXiv again.',
    );
  }
  const authors = all('author');
  const author = authors.map((one) => childText(one, 'name')).filter((name) => name !== '');
  const odd = author.find((name) => !isNaming(name));
  if (odd !== undefined) {
    report(
      'warning',
      `${quote(odd)} is not a name.`,
      'It gets no author page. Remove it if it is a mistake.',
    );
  }
  const affiliations = [...new Set(authors.flatMap((one) => one.children.filter(({ name }) => name === 'affiliation')).map(({ text }) => cleanLine(text)))].filter(Boolean); // prettier-ignore
  const arXiv = parseArXiv(address);
  if (arXiv === undefined)
    report('warning', `${quote(address)} is not an arXiv id.`, 'Check the <id> of this entry.');
  const published = textOf('published');
  const issued = published.slice(0, 10);
  if (!isDate(issued)) {
    report('warning', `${quote(title)} has no readable date.`, 'Set "issued" in the written file.');
  }
  const doi = textOf('doi');
  const DOI = parseDoi(doi);
  if (doi !== '' && DOI === undefined)
    report(
      'warning',
      `${quote(doi)} is not a DOI.`,
      'It was kept under "other". Correct it: a DOI starts with "10.".',
    );
  const terms = [...all('primary_category'), ...all('category')].map((one) =>
    cleanLine(one.attributes.get('term') ?? ''),
  );
  const categories = [...new Set(terms)].filter((term) => arXivCategory.test(term));
  const classes = [...new Set(terms)].filter((term) => term !== '' && !arXivCategory.test(term));
  const summary = children.find(({ name }) => name === 'summary')?.text ?? '';
  const abstract = joinSummary(summary);
  const note = textOf('comment');
  const code = findRepository(`${abstract}\n${note}`) ?? findRepository(summary);
  const updated = textOf('updated');
  const other = {
    ...(arXiv === undefined && address !== '' && { id: address }),
    ...(!isDate(issued) && published !== '' && { published }),
    ...(updated !== '' && updated !== published && { updated }),
    ...(doi !== '' && DOI === undefined && { doi }),
    ...(classes.length > 0 && { category: classes }),
    ...otherElements(children),
  };
  return {
    file,
    line,
    ...(arXiv !== undefined && { key: arXiv }),
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

/** Returns the elements for which Offprint has no field, such as `journal_ref`, by their name. */
function otherElements(children: readonly XmlElement[]): Record<string, string | string[]> {
  const values = new Map<string, string[]>();
  for (const { name, text } of children) {
    const value = cleanLine(text);
    if (known.has(name) || value === '') continue;
    const key = keptName(name);
    const same = values.get(key);
    if (same) same.push(value);
    else values.set(key, [value]);
  }
  return Object.fromEntries(
    [...values].map(([name, [one = '', ...more]]) => [name, more.length > 0 ? [one, ...more] : one]),
  );
}

function childText({ children }: XmlElement, name: string): string {
  return cleanLine(children.find((one) => one.name === name)?.text ?? '');
}

/** Converts a text to one line. Removes control characters, and replaces TeX commands for letters by the letters. */
function cleanLine(text: string): string {
  const characters = text.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, '');
  return decodeTexAccents(decodePlainText(characters)).replace(/\s+/gu, ' ').trim();
}

/**
 * Joins the lines of an abstract to paragraphs. arXiv breaks long lines, and begins a paragraph with spaces or after
 * an empty line.
 */
function joinSummary(summary: string): string {
  return summary
    .trimEnd()
    .split(/\n(?=[ \t]{2,}\S)|\n\s*\n/u)
    .map(cleanLine)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}
