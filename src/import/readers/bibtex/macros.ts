import type { RawEntry, RawField } from './entry.ts';
import type { ScannedText } from './scan.ts';
import type { ValuePart } from './value.ts';
import { withoutOuterBraces } from '../values/braces.ts';

/** Maximum length of the text of one abbreviation, in characters. An abbreviation is a name defined by `@string`. */
const maxMacroLength = 20_000;

/**
 * Maximum total length of all expanded abbreviations, as a multiple of the length of all texts. Without this limit, a
 * few abbreviations that contain each other could fill the memory.
 */
const maxGrowth = 20;

/**
 * Abbreviations that every BibTeX style defines: the months, and the journals of `plain.bst`. `and` is an addition of
 * Offprint, since its meaning is clear.
 */
const builtIn: ReadonlyMap<string, string> = new Map(
  Object.entries({
    jan: 'January', feb: 'February', mar: 'March', apr: 'April', may: 'May', jun: 'June', jul: 'July', aug: 'August',
    sep: 'September', sept: 'September', oct: 'October', nov: 'November', dec: 'December',
    and: ' and ',
    acmcs: 'ACM Computing Surveys', acta: 'Acta Informatica', cacm: 'Communications of the ACM',
    ibmjrd: 'IBM Journal of Research and Development', ibmsj: 'IBM Systems Journal',
    ieeese: 'IEEE Transactions on Software Engineering', ieeetc: 'IEEE Transactions on Computers',
    ieeetcad: 'IEEE Transactions on Computer-Aided Design of Integrated Circuits', ipl: 'Information Processing Letters',
    jacm: 'Journal of the ACM', jcss: 'Journal of Computer and System Sciences', scp: 'Science of Computer Programming',
    sicomp: 'SIAM Journal on Computing', tocs: 'ACM Transactions on Computer Systems', tods: 'ACM Transactions on Database Systems',
    tog: 'ACM Transactions on Graphics', toms: 'ACM Transactions on Mathematical Software',
    toois: 'ACM Transactions on Office Information Systems', toplas: 'ACM Transactions on Programming Languages and Systems',
    tcs: 'Theoretical Computer Science',
  }),
); // prettier-ignore

/** A field and its complete value as TeX. The value may have several lines. */
export interface TexField {
  name: string;
  tex: string;
  line: number;
}

/** Fields of names. Braces around a whole name mean that it is the name of a group. */
const nameFields =
  /^(?:author|editor[abc]?|translator|bookauthor|annotator|commentator|holder|(?:fore|after)word|introduction)$/u;

/** An entry in which all abbreviations were replaced by their texts. */
export interface TexEntry extends Omit<RawEntry, 'fields'> {
  fields: TexField[];
}

/** The entries of one text, without the definitions (`@string`). */
export interface ExpandedText {
  entries: TexEntry[];
  /**
   * Abbreviations that are not defined in any text, with the line of their first use. The name of such an
   * abbreviation is used as its text.
   */
  undefinedMacros: Map<string, number>;
  /** Whether the limit for expanded text was reached. Abbreviations after that point were not expanded. */
  isTooLong: boolean;
}

/**
 * Replaces the abbreviations defined by `@string` with their texts. As in BibTeX, the last definition before the use
 * is valid. If an abbreviation is not defined in its own text, a definition in any other text is used.
 */
export function expandMacros(texts: readonly ScannedText[]): ExpandedText[] {
  let left =
    1_000_000 +
    maxGrowth * texts.flatMap(({ entries }) => entries).reduce((sum, { length }) => sum + length, 0);
  const shared = new Map(builtIn);
  // Two rounds are needed, because a definition may use an abbreviation that a later text defines.
  for (let round = 0; round < 2; round++) {
    for (const { entries } of texts) {
      for (const { type, fields } of entries) if (type === 'string') define(fields, shared);
    }
  }
  return texts.map(({ entries }) => {
    const own = new Map<string, string>();
    const undefinedMacros = new Map<string, number>();
    const lookUp = (name: string) => {
      const found = own.get(name) ?? shared.get(name);
      left -= found?.length ?? 0;
      return left > 0 ? found : undefined;
    };
    const expanded: TexEntry[] = [];
    for (const { fields, ...entry } of entries) {
      const isText = entry.type !== 'string';
      const values = fields.map(({ name, parts, line }) => {
        const tex = join(parts, lookUp, (macro) => {
          if (left > 0 && !undefinedMacros.has(macro)) undefinedMacros.set(macro, line);
        });
        return { name, tex: isText && !nameFields.test(name) ? withoutOuterBraces(tex) : tex, line };
      });
      if (entry.type === 'string')
        for (const { name, tex } of values) own.set(name, tex.slice(0, maxMacroLength));
      else expanded.push({ ...entry, fields: values });
    }
    return { entries: expanded, undefinedMacros, isTooLong: left <= 0 };
  });
}

function define(fields: readonly RawField[], macros: Map<string, string>) {
  for (const { name, parts } of fields) {
    const tex = join(parts, (macro) => macros.get(macro));
    macros.set(name, tex.slice(0, maxMacroLength));
  }
}

function join(
  parts: readonly ValuePart[],
  lookUp: (name: string) => string | undefined,
  report?: (name: string) => void,
): string {
  let tex = '';
  for (const part of parts) {
    const found = 'tex' in part ? part.tex : lookUp(part.macro);
    if (found === undefined && 'macro' in part) report?.(part.macro);
    tex += found ?? ('macro' in part ? part.macro : '');
  }
  return tex;
}
