import { quote } from '../../../model/diagnostic.ts';
import { formatName, isNaming, type Name, orcidSchema } from '../../../model/name.ts';
import { toName, withOrcid } from '../../../model/name-parts.ts';
import type { Draft, FieldReader } from '../values/draft.ts';
import { type Json, listAt, textAt } from '../values/json.ts';
import { parseOrcid } from '../values/identifiers.ts';
import { toTitle } from '../values/markup.ts';
import { joinMarks } from '../values/mark-signs.ts';
import { parseFamilyFirst, splitAdvice, splitPeople } from '../values/names.ts';

/** One person in a list of names. */
export interface SourcePerson {
  name: Name;
  /** The ORCID as in the source: a number or a web address. It may be invalid. */
  ORCID?: string;
  affiliations?: string[];
}

/** Texts at the end of a list of names that mean "and others". */
const others = /^(?:et\.? al\.?|and others|others|\.\.\.|…)$/iu;

/**
 * Returns a function that reads a list of people. An invalid ORCID is kept under `other` together with the name, and
 * a warning is added.
 *
 * @param toPerson reads one entry of the list; returns `undefined` if the entry has no name
 */
export function people(
  key: 'author' | 'editor',
  toPerson: (entry: Json) => SourcePerson | undefined,
): FieldReader {
  return (value, draft, source) => {
    const names: Name[] = [];
    const affiliations = new Set<string>();
    for (const entry of listAt(value).flatMap((each) => separately(each, draft, source))) {
      const person = toPerson(entry);
      if (typeof person?.name === 'string' && others.test(person.name)) {
        if (key === 'author') draft.paper.authorsTruncated = true;
        continue;
      }
      if (!person || !isNaming(person.name)) {
        draft.keepWithWarning(source, entry, 'has no name', 'Add the name in the written file.');
        continue;
      }
      names.push(nameWithOrcid(person, draft));
      for (const one of person.affiliations ?? []) if (toTitle(one) !== '') affiliations.add(toTitle(one));
    }
    if (names.length > 0) draft.set(key, names, [source, value]);
    if (key !== 'author') return;
    if (names.length === 0) delete draft.paper.authorsTruncated;
    if (affiliations.size > 0) draft.set('affiliations', [...affiliations], [source, value]);
  };
}

/** Returns the people in one entry. Adds a warning if the entry is a text with several people. */
function separately(entry: Json, draft: Draft, source: string): Json[] {
  const text = typeof entry === 'string' ? entry : undefined;
  const several = text === undefined ? undefined : splitPeople(toTitle(text));
  if (several === undefined) return [entry];
  const message = `${quote(toTitle(text))} in ${quote(source)} ${several.problem}.`;
  draft.warnings.push({ message, advice: splitAdvice });
  return several.names.map((name) => formatName(parseFamilyFirst(name) ?? name));
}

/** Returns the name, with the ORCID if the ORCID is valid. */
function nameWithOrcid({ name, ORCID: stated }: SourcePerson, draft: Draft): Name {
  if (stated === undefined) return name;
  const ORCID = parseOrcid(stated);
  if (ORCID !== undefined && orcidSchema.safeParse(ORCID).success) return withOrcid(name, ORCID);
  draft.keep('ORCID', [{ name: formatName(name), ORCID: stated }]);
  const message = `${quote(stated)} is not a valid ORCID for ${quote(formatName(name))}.`;
  const advice = 'It was kept under "other". Look up the right one at https://orcid.org.';
  draft.warnings.push({ message, advice });
  return name;
}

/** Reads a name that has separate parts, as in CSL-JSON and Crossref. Returns `undefined` if the entry has no name. */
export function nameOf(entry: Json): Name | undefined {
  if (typeof entry === 'string') return plainName(entry);
  const part = (key: string) => toTitle(joinMarks(textAt(entry, key) ?? '')) || undefined;
  const [family, given, literal] = [part('family'), part('given'), part('literal') ?? part('name')];
  // CSL writes a dropping particle after the given name: "Ludwig van Beethoven" is "Beethoven, Ludwig van".
  const first = [given, part('dropping-particle')].filter(Boolean).join(' ') || undefined;
  const nonDroppingParticle = part('non-dropping-particle');
  const suffix = part('suffix');
  if (family !== undefined) {
    if (!first && !nonDroppingParticle && !suffix && !/\s/u.test(family)) return family;
    return toName({
      family,
      ...(first && { given: first }),
      ...(nonDroppingParticle && { nonDroppingParticle }),
      ...(suffix && { suffix }),
    });
  }
  const whole = literal ?? first;
  return whole === undefined
    ? undefined
    : /\s/u.test(whole) && !others.test(whole)
      ? { literal: whole }
      : whole;
}

/** Reads a name that is one text, with the given name first. */
export function plainName(text: string | undefined): Name | undefined {
  return toTitle(joinMarks(text ?? '')) || undefined;
}

/** Keeps names under `other`, as texts. Used for people for whom Offprint has no field, such as translators. */
export function keptNames(value: Json, draft: Draft, key: string): void {
  const names = listAt(value).map((entry) => {
    const name = nameOf(entry);
    return name === undefined ? entry : formatName(name);
  });
  draft.keep(key, names);
}
