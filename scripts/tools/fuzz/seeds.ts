import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type FormatName, readers } from '../../../src/import/formats.ts';
import { root } from '../../setup/process.ts';

export const formats = Object.keys(readers) as FormatName[];

/** Texts and pieces of text from which random texts of one format are made. */
export interface Seeds {
  /** The texts of the test fixtures of the format. */
  texts: readonly string[];
  /** The lines of the fixtures, and pieces of text that have a meaning in the format. */
  tokens: readonly string[];
  /**
   * A complete record that can be added after any text, with `plantedWord` in its title. Empty if no record fits after
   * every text.
   */
  planted: string;
}

/** A word that is in no fixture and that no reader changes. It identifies the record that is added after a text. */
export const plantedWord = 'Plantedzq';

const json = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  'null',
  '1e999',
  '-0',
  '"\\ud800"',
  '"title":',
  '"__proto__":{',
  '"type":',
  '{"title":"x"},',
];
const tags = [
  '<',
  '</',
  '>',
  '<sub>',
  '</sub>',
  '<![CDATA[',
  ']]>',
  '&amp;',
  '&#0;',
  '&#xD800;',
  '<!--',
  '<mml:math>',
  '<jats:p>',
];

/** Pieces of text that have a meaning in a format, and a complete record, for each format. */
const vocabulary: Record<FormatName, { tokens: readonly string[]; planted: string }> = {
  profile: {
    tokens: ['LGMay 1, 2020', 'CVOct 17, 2024Code', 'LG', ' · ', ' et al.', 'h-index30', '16 Papers', '\n\n', 'Ada Quill, Bo Chen'],
    planted: '\n\nLGMay 1, 2020\nPlantedzq\n\nAda Quill, Bo Chen\n\nIt is an abstract.\n',
  },
  bibtex: {
    tokens: ['@article{x,', '@string{s="a"}', '@string{', '@comment{', '@preamble{"', 'title={', 'crossref={x},', 'xdata={x},', 'author={', ' and ', ' and others', '{', '}', '"', '#', '\\', "\\'{", '\\v c', '$', '\\(', '\\enquote{', '%', '=', ',', '``', '--', '~', 'and'],
    planted: '\n@misc{planted,\n  title = {Plantedzq},\n  year = 2020,\n}\n',
  },
  ris: {
    tokens: ['TY  - JOUR', 'TY - ', 'ER  - ', 'TI  - ', 'AU  - ', 'PY  - 2020//', 'UR  - //', 'SN  - 1-', 'DO  - 10.1/x', '  - ', ...tags],
    planted: '\nTY  - JOUR\nTI  - Plantedzq\nER  - \n',
  },
  enw: {
    tokens: ['%0 Book', '%T ', '%A ', '%D 99', '%8 June', '%@ 1', '%', '%P -', '%K ;;', '\n\n', ...tags],
    planted: '\n\n%0 Book\n%T Plantedzq\n',
  },
  nbib: {
    tokens: ['PMID- 1', 'TI  - [', 'BTI - ', 'FAU - ', 'AU  - ', 'AUID- ', 'LID - x [doi]', '      ', 'DP  - 2024 Foo', ...tags],
    planted: '\n\nPMID- 99999\nTI  - Plantedzq\n',
  },
  arxiv: {
    tokens: ['<feed>', '</feed>', '<entry>', '</entry>', '<title>', '</title>', '<author><name>', '<id>http://arxiv.org/abs/2403.01234v2</id>', '<!DOCTYPE x [<!ENTITY a "b">]>', '&a;', '<?x', ...tags],
    planted: '\n<entry><title>Plantedzq</title></entry>\n',
  },
  scholar: {
    tokens: ['Title\tCited by\tYear', 'Verified email at x', '\t', '\t\t', '12\t2012', 'A Quill, ...', 'Citations', '12', 'Articles 1–20', ', 2012'],
    planted: '\nPlantedzq\nA Quill, B Chen\nJournal of Folds 12 (3), 1-9, 2020\t40\t2020\n',
  },
  references: {
    tokens: ['[1] ', '2. ', '• ', 'Quill, A., & Chen, B. (2020). ', 'A. Quill and B. Chen, “', '” ', 'Quill A, Chen B. ', 'In: Proceedings of ', ', 12(3), 1–9. ', 'doi:10.1/x', 'arXiv:2001.00001', ' et al. ', 'Education', 'Publications', '2020', '**', '[J]', '-\n', '\n\n'],
    planted: '\n\nPublications\n\nQuill, A., & Chen, B. (2020). Plantedzq. Journal of Folds, 12(3), 1–9. https://doi.org/10.1234/planted\n',
  },
  page: {
    tokens: ['[j12]\n', 'Ada Quill, Bo Chen:\n', 'CoRR abs/2401.00001 (2024)', 'arXiv:2401.00001 [pdf]', 'Authors: ', 'Abstract: ', '▽ More', 'Submitted 3 March, 2024; originally announced March 2024.', 'Save\nAlert\n', 'TLDR\n', '+3 authors', 'Ada QuillBo Chen', '2024-03 | Preprint', 'Contributors: A; B', 'Source: Crossref', 'Full-text available', 'Published: 01 Jan 2024, Last Modified: 11 Mar 2024', 'Readers: Everyone', 'research-article', 'https://doi.org/10.1145/1.2', 'Year: 2024 | Conference Paper', 'Mar 2024 | JOURNAL 12 (3)', '⟨hal-01234567⟩', 'PMID: 12345678', 'Number of pages: 9 Posted: 01 Jan 2024', 'e-Print: 2401.00001 [hep-th]', '© 2026', '\n\n'],
    // A record of one site is not a record on the page of another site.
    planted: '',
  },
  'csl-json': { tokens: [...json, '"date-parts":[[2020,13,1]]', '"author":[{"family":', ...tags], planted: '\n[{"type":"book","title":"Plantedzq","container-title":"x"}]\n' },
  openalex: { tokens: [...json, '"abstract_inverted_index":{"a":[999999999]}', '"authorships":[', '"results":['], planted: '\n{"id":"https://openalex.org/W9","title":"Plantedzq","type":"article","authorships":[]}\n' },
  'semantic-scholar': { tokens: [...json, '"paperId":"x"', '"externalIds":{', '"authors":[{"name":'], planted: '\n{"paperId":"0123","title":"Plantedzq","authors":[]}\n' },
  crossref: { tokens: [...json, '"message":{', '"date-parts":[[null]]', '"items":[', '"relation":{', ...tags], planted: '\n{"DOI":"10.1234/planted","type":"journal-article","title":["Plantedzq"]}\n' },
  orcid: { tokens: [...json, '"work-summary":[', '"group":[', '"external-id":[', '"value":'], planted: '\n{"put-code":9,"title":{"title":{"value":"Plantedzq"}},"type":"journal-article"}\n' },
  dblp: { tokens: [...json, '"info":{', '"authors":{"author":', '"hit":['], planted: '\n{"info":{"title":"Plantedzq","type":"Journal Articles"},"url":"URL#9"}\n' },
  datacite: { tokens: [...json, '"attributes":{', '"titles":[{"title":', '"creators":[{"name":', '"types":{"resourceTypeGeneral":', '"dates":[{"date":"2020-13"', ...tags], planted: '\n{"doi":"10.1234/planted","titles":[{"title":"Plantedzq"}],"creators":[],"types":{}}\n' },
  zenodo: { tokens: [...json, '"metadata":{', '"hits":{"hits":[', '"creators":[{"person_or_org":{', '"resource_type":{"type":', ...tags], planted: '\n{"conceptrecid":"1","metadata":{"title":"Plantedzq","creators":[]}}\n' },
  cff: { tokens: ['---', 'cff-version: 1.2.0', 'title: ', 'authors:', '  - family-names: ', 'preferred-citation:', 'identifiers: [', '&a ', '*a', '{', '}', '|', '>-', '"', ': ', '#', '\t', '!!str ', '? '], planted: '\n---\ncff-version: 1.2.0\ntitle: Plantedzq\n' },
  zotero: { tokens: [...json, '"data":{', '"itemType":"book"', '"creators":[', '"extra":"arXiv: '], planted: '\n{"key":"ABCD2345","data":{"itemType":"book","title":"Plantedzq","creators":[]}}\n' },
  'json-lines': { tokens: [...json, '"issued":"2024"', '"author":[', '"other":{'], planted: '\n{"title":"Plantedzq"}\n' },
}; // prettier-ignore

/** Reads the test fixtures of all formats. */
export function readSeeds(): Record<FormatName, Seeds> {
  const folder = path.join(root, 'test', 'fixtures');
  const read = (format: FormatName): Seeds => {
    const { tokens, planted } = vocabulary[format];
    const texts = readdirSync(path.join(folder, format)).flatMap((name) =>
      readdirSync(path.join(folder, format, name))
        .filter((file) => file.startsWith('input.'))
        .map((file) => readFileSync(path.join(folder, format, name, file), 'utf8')),
    );
    const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '');
    return { texts, tokens: [...tokens, ...new Set(lines)], planted };
  };
  return Object.fromEntries(formats.map((format) => [format, read(format)])) as Record<FormatName, Seeds>;
}
