import type { FormKind } from '../addresses.ts';
import type { DeskWords } from '../words/words.ts';
import { bodyName, contentForms } from './content-forms.ts';

/** A section of a form, and the keys of the fields in it. */
export interface FormSection {
  name: keyof DeskWords['edit']['sections'];
  keys: readonly string[];
}

/** The fields of each form in the order in which users look for them. Other fields follow in a last section. */
const sections: Readonly<Record<FormKind, readonly FormSection[]>> = {
  papers: [
    { name: 'main', keys: ['title', 'author', 'issued', 'type', 'selected', 'hidden', bodyName] },
    {
      name: 'place',
      keys: [
        'containerTitle', 'containerTitleShort', 'volume', 'issue', 'page', 'number', 'publisher', 'publisherPlace', 'eventTitle',
        'collectionTitle', 'collectionNumber', 'edition', 'version', 'editor', 'genre', 'language',
      ],
    },
    { name: 'numbers', keys: ['DOI', 'arXiv', 'PMID', 'PMCID', 'ISBN', 'ISSN', 'URL', 'code', 'links', 'license'] },
    {
      name: 'site',
      keys: ['project', 'profiles', 'keyword', 'categories', 'awards', 'pictureText', 'citationKey', 'aliases'],
    },
    { name: 'people', keys: ['authorsTruncated', 'equalContribution', 'corresponding', 'affiliations'] },
  ],
  authors: [
    { name: 'main', keys: ['name', 'role', 'from', 'to', bodyName] },
    { name: 'numbers', keys: ['ORCID', 'ids', 'links', 'zotero', 'alternateName'] },
    { name: 'site', keys: ['page', 'photo', 'field', 'affiliations', 'metrics', 'aliases'] },
    { name: 'lists', keys: ['talks', 'teaching', 'grants', 'service'] },
  ],
  news: [{ name: 'main', keys: ['title', 'date', bodyName] }],
  projects: [
    { name: 'main', keys: ['title', 'description', 'from', 'to', 'people', bodyName] },
    { name: 'more', keys: ['funding', 'links', 'picture', 'pictureText', 'hidden', 'aliases'] },
  ],
  settings: [
    { name: 'main', keys: ['title', 'url', 'description', 'language'] },
    {
      name: 'design',
      keys: ['theme', 'navigation', 'roles', 'lists', 'logo', 'logoDark', 'homePicture', 'homePictureText'],
    },
    { name: 'people', keys: ['withoutPage', 'repository', 'correctionsMail'] },
    { name: 'services', keys: ['mailto', 'zotero', 'abstracts', 'citations', 'citationFile'] },
  ],
}; // prettier-ignore

/** Returns the sections of a form. Each field of the schema is in one of them. */
export function formSections(kind: FormKind): FormSection[] {
  const own = sections[kind];
  const known = new Set(own.flatMap(({ keys }) => keys));
  const others = Object.keys(contentForms[kind].fields).filter((key) => !known.has(key));
  if (others.length === 0) return [...own];
  const last = own.find(({ name }) => name === 'more');
  const more: FormSection = { name: 'more', keys: [...(last?.keys ?? []), ...others] };
  return [...own.filter((section) => section !== last), more];
}
