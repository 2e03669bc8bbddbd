import type { RawEntry, RawField } from './entry.ts';
import type { ScannedText } from './scan.ts';
import type { ValuePart } from './value.ts';

/**
 * The longest text that an abbreviation may stand for, in characters, and how many times the length of all texts their
 * uses may come to: abbreviations of abbreviations can make a few lines fill the memory.
 */
const longestMacro = 20_000;
const mostGrowth = 20;

/** Abbreviations that every style of BibTeX knows: months, and the journals of plain.bst; and `and`, which has one meaning. */
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

/** A field with its value put together: TeX, of which the text may be many lines. */
export interface TexField {
  name: string;
  tex: string;
  line: number;
}

/** An entry whose abbreviations are spelt out. */
export interface TexEntry extends Omit<RawEntry, 'fields'> {
  fields: TexField[];
}

/** The entries of one text, without its `@string`. */
export interface ExpandedText {
  entries: TexEntry[];
  /** Names that no `@string` of any text defines, with the line of their first use. Their names stand where their text should. */
  undefinedMacros: Map<string, number>;
  /** The abbreviations stand for more text than there is room for; the names of the last stand where their text should. */
  isTooMuch: boolean;
}

/**
 * Spells out the abbreviations of `@string`. As in BibTeX, the last definition before its use counts; an abbreviation that
 * its own text does not define is looked for in the others, whatever their order.
 */
export function expandMacros(texts: readonly ScannedText[]): ExpandedText[] {
  let left =
    1_000_000 +
    mostGrowth * texts.flatMap(({ entries }) => entries).reduce((sum, { length }) => sum + length, 0);
  const shared = new Map(builtIn);
  // Twice: definitions may use those of a later text.
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
        for (const { name, tex } of values) own.set(name, tex.slice(0, longestMacro));
      else expanded.push({ ...entry, fields: values });
    }
    return { entries: expanded, undefinedMacros, isTooMuch: left <= 0 };
  });
}

function define(fields: readonly RawField[], macros: Map<string, string>) {
  for (const { name, parts } of fields) {
    const tex = join(parts, (macro) => macros.get(macro));
    macros.set(name, tex.slice(0, longestMacro));
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
