import { parseDocument } from 'yaml';
import { plainKey } from '../../files/likely-key.ts';
import { authorFrontmatterSchema } from '../../model/author.ts';
import { addService } from './foreign-person.ts';
import { isSafeUrl } from '../../model/url.ts';
import { cleanForeignText } from './foreign-text.ts';
import { type Migration, set, setBelow, setMissing } from './migration.ts';

/** The person whose site it is, and the name of the site, as the settings of another tool state them. */
export interface SiteOwner {
  /** The title of the site. */
  title?: string;
  description?: string;
  /** The frontmatter of the person's file, without the photo. */
  person?: Record<string, unknown>;
  /** The name of the person's picture in the site. */
  avatar?: string;
  biography?: string;
  /** The address of the site, without a slash at its end. */
  url?: string;
}

/** The files that state who the owner of a site is, as far as the site has them. */
export interface OwnerFiles {
  /** The settings of Jekyll, `_config.yml`, or of Hugo, `hugo.yaml`. */
  settings?: string;
  /** The links of the person, `_data/socials.yml`. */
  socials?: string;
  /** The home page, `_pages/about.md`. */
  about?: string;
}

/** Reads who the owner of a site of another tool is. */
export function readOwner({ settings, socials, about }: OwnerFiles): SiteOwner {
  const config = readMap(settings);
  const author = toMap(config.author);
  const [, front = '', body = ''] = /^---\r?\n(.*?)\r?\n---[^\n]*(.*)$/su.exec(about ?? '') ?? [];
  const profile = toMap(readMap(front).profile);
  const parts = [config.first_name, config.middle_name, config.last_name].map(textOf);
  const name = textOf(author.name) || parts.filter(Boolean).join(' ');
  const title = textOf(config.title);
  const url = `${textOf(config.url)}${textOf(config.baseurl)}`.replace(/\/$/u, '');
  const owner: SiteOwner = {
    ...(isSafeUrl(url) && { url }),
    ...(title !== '' && title !== 'blank' ? { title } : name !== '' && { title: name }),
    ...(textOf(config.description) !== '' && {
      description: textOf(config.description).replace(/\s+/gu, ' '),
    }),
  };
  if (name === '') return owner;
  const migration: Migration = {
    folder: 'authors',
    context: {},
    shape: authorFrontmatterSchema.shape,
    data: { name },
    body: '',
    renamed: [],
    comments: new Set(),
    done: [],
  };
  setMissing(migration, 'affiliations', [author.employer].map(textOf).filter(Boolean));
  set(migration, 'role', textOf(author.bio).length < 80 ? textOf(author.bio) : undefined);
  for (const [key, value] of [...Object.entries(author), ...Object.entries(readMap(socials))]) {
    const plain = plainKey(key);
    const service =
      plain === 'orcid' ? plain : plain.replace(/(?<=.)(?:userid|username|profile|url|id)$/u, '');
    if (service === 'email') setBelow(migration, 'links', 'E-mail', `mailto:${textOf(value)}`);
    else if (!['name', 'bio', 'avatar', 'location', 'employer', 'pronouns'].includes(service))
      addService(migration, service === 'scholar' ? 'google-scholar' : service, value);
  }
  const biography = cleanForeignText(body, true);
  const avatar = textOf(author.avatar) || textOf(profile.image);
  return {
    ...owner,
    person: migration.data,
    ...(avatar !== '' && { avatar }),
    ...(biography !== '' && { biography }),
  };
}

function readMap(yaml: string | undefined): Record<string, unknown> {
  if (yaml === undefined) return {};
  try {
    const document = parseDocument(yaml, { prettyErrors: false, uniqueKeys: false, schema: 'core' });
    return document.errors.length > 0 ? {} : toMap(document.toJS({ maxAliasCount: 100 }));
  } catch {
    return {};
  }
}

function toMap(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
