import type { RawEntry, RawField } from './entry.ts';
import type { ScannedText } from './scan.ts';
import type { ValuePart } from './value.ts';

/** Maximum length of an abbreviation's text, in characters. */
const maxMacroLength = 20_000;

/**
 * Maximum length of all expanded abbreviations, as a multiple of the length of all texts. Without a limit, a few lines of
 * abbreviations that contain each other could fill the memory.
 */
const maxGrowth = 20;

/** Abbreviations defined by every BibTeX style: months and the journals of plain.bst. `and` is added, since its meaning is clear. */
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

/** A field with its complete value as TeX, which may have many lines. */
export interface TexField {
  name: string;
  tex: string;
  line: number;
}

/** An entry with its abbreviations expanded. */
export interface TexEntry extends Omit<RawEntry, 'fields'> {
  fields: TexField[];
}

/** The entries of one text, without `@string`. */
export interface ExpandedText {
  entries: TexEntry[];
  /** Abbreviations without a definition in any text, with the line of their first use. Their names were used as their text. */
  undefinedMacros: Map<string, number>;
  /** Whether the limit for expanded text was reached. Abbreviations after that were not expanded. */
  isTooLong: boolean;
}

/**
 * Expands the abbreviations defined by `@string`. As in BibTeX, the last definition before the use counts. Abbreviations not
 * defined in their own text are looked up in all texts, in any order.
 */
export function expandMacros(texts: readonly ScannedText[]): ExpandedText[] {
  let left =
    1_000_000 +
    maxGrowth * texts.flatMap(({ entries }) => entries).reduce((sum, { length }) => sum + length, 0);
  const shared = new Map(builtIn);
  // Two rounds, because definitions may use those of a later text.
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
      const values = fields.map(({ name, parts, line }) => {
        const tex = join(parts, lookUp, (macro) => {
          if (left > 0 && !undefinedMacros.has(macro)) undefinedMacros.set(macro, line);
        });
        return { name, tex, line };
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
