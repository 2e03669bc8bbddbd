import type { EntryFields } from './entry-fields.ts';
import {
  isMeantAsAddress,
  parseAddress,
  parseArXiv,
  parseDoi,
  parseSerialNumber,
} from '../values/identifiers.ts';
import type { Draft } from '../values/draft.ts';
import { decodeVerbatim } from '../values/verbatim.ts';

/** Reads the identifiers of a paper (DOI, arXiv id, PubMed id, ISSN and ISBN) and its web address. */
export function readIdentifiers(fields: EntryFields, draft: Draft) {
  const doi = fields.takeText('doi');
  if (doi !== '') {
    // Some DOIs are written as an address of the publisher, such as `http://doi.acm.org/10.1145/1137627.1137631`.
    const DOI =
      parseDoi(doi) ??
      parseDoi(
        /^https?:\/\/[^\s/]{1,100}\/(?:doi\/)?(?:abs\/|pdf\/|full\/)?(10\.\d{4,9}\/\S+)$/u.exec(doi)?.[1] ??
          '',
      );
    if (DOI === undefined)
      draft.keepWithWarning('doi', doi, 'is not a DOI', 'Correct it: a DOI starts with "10.".');
    else draft.set('DOI', DOI, ['doi', doi]);
  }
  readEprint(fields, draft);
  for (const name of ['issn', 'isbn'] as const) {
    const text = fields.takeText(name);
    const serial = parseSerialNumber(text);
    if (serial) draft.set(serial.key, serial.value, [name, text]);
    if (!serial?.isWhole) draft.keep(name, text);
  }
  readUrl(fields, draft);
}

function readEprint(fields: EntryFields, draft: Draft) {
  const eprint = fields.text('eprint') || fields.text('arxivid') || fields.text('arxiv');
  const kind = fields.text('eprinttype').toLowerCase();
  if (kind === 'pubmed' && /^\d{1,8}$/u.test(eprint)) {
    draft.set('PMID', eprint, ['eprint', eprint]);
    for (const name of ['eprint', 'eprinttype']) fields.take(name);
    return;
  }
  const category = fields.text('eprintclass');
  const oldId =
    /^[a-z-]+(?:\.[A-Z]{2})?$/u.test(category) && /^\d{7}$/u.test(eprint) ? `${category}/${eprint}` : eprint;
  const arXiv =
    kind === 'arxiv' || kind === ''
      ? (parseArXiv(oldId) ?? parseArXiv(oldId.replace(/^arxiv\W+/iu, '')))
      : undefined;
  if (arXiv !== undefined) {
    draft.set('arXiv', arXiv, ['eprint', eprint]);
    if (category !== '') draft.set('categories', [category], ['primaryclass', category]);
    for (const name of ['eprint', 'eprinttype', 'eprintclass', 'arxivid', 'arxiv']) fields.take(name);
    return;
  }
  if (kind === 'arxiv' && eprint !== '') {
    draft.keepWithWarning('eprint', eprint, 'is not an arXiv id', 'Write it as 2407.21783 or math/0309136.');
    for (const name of ['eprint', 'arxivid', 'arxiv']) if (fields.text(name) === eprint) fields.take(name);
  }
  // An arXiv id may also be in another field: `CoRR abs/1706.03762`, `arXiv preprint arXiv:1706.03762`, or an address
  // of arXiv.
  const volume = fields.text('volume').replace(/^abs\//u, '');
  const texts = [
    ...['journaltitle', 'howpublished', 'number', 'url', 'note'].map((name) => fields.text(name)),
    draft.paper.DOI ?? '',
  ];
  const stated = texts.filter((text) => /arxiv/iu.test(text)).map(parseArXiv);
  const isCorr = /^(?:corr|arxiv)\b/iu.test(fields.text('journaltitle'));
  draft.set('arXiv', stated.find((id) => id !== undefined) ?? (isCorr ? parseArXiv(volume) : undefined), [
    'eprint',
    eprint,
  ]);
}

function readUrl(fields: EntryFields, draft: Draft) {
  const howpublished = fields.peek('howpublished')?.tex.trim() ?? '';
  const isAddress = /^\{?\\(?:url|href)\b/u.test(howpublished) || parseAddress(howpublished) !== undefined;
  for (const name of ['url', ...(isAddress ? ['howpublished'] : []), 'ee', 'link']) {
    const field = fields.peek(name);
    if (!field || draft.paper.URL !== undefined) continue;
    const text = name === 'howpublished' ? readHowPublished(howpublished, fields) : fields.text(name);
    const [first = '', ...more] = text.split(/[;,]? |;(?=https?:)/u);
    const address = parseAddress(first);
    if (address === undefined) {
      if (!isMeantAsAddress(field.tex)) continue;
      fields.take(name);
      draft.keepWithWarning(name, text, 'is not an address that pages can link to', addressAdvice);
      continue;
    }
    fields.take(name);
    draft.set('URL', address, [name, text]);
    if (more.length > 0) draft.keep(name, text);
    if (/doi\.org\//iu.test(address) && draft.paper.DOI === undefined)
      draft.set('DOI', parseDoi(address), [name, text]);
  }
  // An address in `howpublished` must not be read later as the name of a journal or conference.
  if (isAddress) draft.keep('howpublished', fields.takeText('howpublished'));
}

/** Advice for an address that cannot be read. */
const addressAdvice = 'Write the address as a browser shows it, such as "https://example.org/~quill".';

/** Returns an address in `howpublished` as it is written, or the address that TeX prints for `\\href`. */
function readHowPublished(tex: string, fields: EntryFields): string {
  const address = decodeVerbatim(tex);
  return parseAddress(address) === undefined ? fields.decode(tex).trim() : address;
}
