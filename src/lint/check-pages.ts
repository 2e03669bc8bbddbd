import { checkValues } from '../files/check-values.ts';
import { importExists } from '../files/page-imports.ts';
import { parsePageFile } from '../files/page-file.ts';
import type { Library } from '../library/library.ts';
import { pickPapers, pickPerson } from '../library/pick-papers.ts';
import { type Diagnostic, quote } from '../model/diagnostic.ts';
import { nearestOf } from '../model/edit-distance.ts';
import { chartSchema, pageComponents, paperListSchema, personCardSchema } from '../model/page-components.ts';
import { type MdxComponent, type MdxPage, readMdxPage } from '../text/mdx-page.ts';
import type { ContentText } from './content-texts.ts';

/**
 * Checks the MDX of free pages: syntax, components and their attributes, and expressions. An error in a page stops the
 * build.
 *
 * @param library if it is left out, the ids in attributes are not checked
 */
export function checkPages(pages: readonly ContentText[], library?: Library): Diagnostic[] {
  return pages.flatMap((page) => {
    const read = readPage(page);
    if (!read) return [];
    if ('diagnostics' in read) return read.diagnostics;
    const { components, names, used } = read.page;
    const fault = (line: number, message: string, advice: string) => error(page.file, line, message, advice);
    const unknown = used
      .filter(({ name }) => !names.has(name) && !knownNames.has(name) && !(name in globalThis))
      .map(({ name, line }) =>
        fault(line, `${quote(name)} is not defined.`, 'Write \\{ for a brace in text, or define the name.'),
      );
    return [...unknown, ...components.flatMap((one) => checkComponent(one, page.file, names, library))].sort(
      (one, other) => (one.line ?? 1) - (other.line ?? 1),
    );
  });
}

/**
 * Reports modules that free pages import, and pictures that they show, but that do not exist.
 *
 * @param root the folder that contains `node_modules/`
 */
export function missingImports(pages: readonly ContentText[], root: string): Diagnostic[] {
  return pages.flatMap((page) => {
    const read = readPage(page);
    if (!read || 'diagnostics' in read) return [];
    const missing = (named: readonly { from: string; line: number }[]) =>
      named.filter(({ from }) => !importExists(page.file, from, root));
    return [
      ...missing(read.page.imports).map(({ from, line }) => {
        const message = `The page imports ${quote(from)}, which does not exist.`;
        return error(page.file, line, message, 'Correct the path, or remove the import.');
      }),
      ...missing(read.page.pictures).map(({ from, line }) => {
        const message = `The page shows the picture ${quote(from)}, which does not exist.`;
        const advice =
          'Correct the path from the page to the picture, or begin it with / for a file in public/.';
        return error(page.file, line, message, advice);
      }),
    ];
  });
}

/** Names that expressions of every page can use, in addition to those of JavaScript. */
const knownNames = new Set([
  ...[
    'props',
    'components',
    'frontmatter',
    'file',
    'url',
    'async',
    'await',
    'class',
    'function',
    'new',
    'typeof',
  ],
  ...['null', 'true', 'false', 'this', 'void', 'import', 'delete'],
]);

/** Reads a page with its lines in the file. Returns `undefined` if the frontmatter is reported elsewhere. */
function readPage({
  text,
  file,
}: ContentText): { page: MdxPage } | { diagnostics: Diagnostic[] } | undefined {
  const parsed = parsePageFile(text, file);
  if ('diagnostics' in parsed) return undefined;
  // The frontmatter is replaced by empty lines.
  const { page, problem } = readMdxPage(parsed.body);
  const moved = <At extends { line: number }>(at: At): At => ({ ...at, line: at.line + parsed.bodyLine - 1 });
  if (problem) {
    const { line, message, advice } = moved(problem);
    return { diagnostics: [error(file, line, message, advice)] };
  }
  return {
    page: {
      ...page,
      components: page.components.map(moved),
      imports: page.imports.map(moved),
      pictures: page.pictures.map(moved),
      used: page.used.map(moved),
    },
  };
}

function checkComponent(
  component: MdxComponent,
  file: string,
  names: ReadonlySet<string>,
  library: Library | undefined,
): Diagnostic[] {
  const { name, line, attributes, hasSpread } = component;
  const [first = name] = name.split('.');
  if (names.has(first)) return [];
  const shown = `<${name}>`;
  if (!Object.hasOwn(pageComponents, name)) {
    const near = nearestOf(name.toLowerCase(), Object.keys(pageComponents));
    const advice = `${near === undefined ? '' : `Did you mean <${near}>? `}Use <PaperList>, <PersonCard> or <Chart>.`;
    return [error(file, line, `There is no component ${quote(shown)}.`, advice)];
  }
  const schema = pageComponents[name as keyof typeof pageComponents];
  const known = [...attributes].filter(([, value]) => value !== undefined);
  // Only the build knows the values that an expression calculates.
  const isKnown = !hasSpread && known.length === attributes.size;
  const calculated = [...attributes.keys()].filter((key) => attributes.get(key) === undefined);
  const data = Object.fromEntries(known);
  const unknownKeys = calculated.filter((key) => !Object.hasOwn(schema.shape, key)).map((key) => [key, '']);
  const checked = checkValues(
    isKnown ? schema : schema.partial(),
    { data: { ...data, ...Object.fromEntries(unknownKeys) }, lineOf: () => line },
    file,
  );
  if ('diagnostics' in checked)
    return checked.diagnostics.map(({ message, ...rest }) => ({
      ...rest,
      message: message.replace(
        /^(?:The|Unknown) key/u,
        (start) => `${shown}: ${start.replace('key', 'attribute')}`,
      ),
    }));
  if (!library || !isKnown) return [];
  try {
    if (name === 'PaperList') pickPapers(library, paperListSchema.parse(data));
    else if (name === 'PersonCard') pickPerson(library, personCardSchema.parse(data).id);
    else chartSchema.parse(data);
    return [];
  } catch (cause) {
    const [message, ...advice] = (cause as Error).message.split(/(?<=[.?]) (?=[A-Z])/u);
    return [error(file, line, `${shown}: ${message}`, advice.join(' ') || 'Correct the attribute.')];
  }
}

function error(file: string, line: number, message: string, advice: string): Diagnostic {
  return { severity: 'error', file, line, message, advice };
}
