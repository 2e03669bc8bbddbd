import ts from 'typescript';
import { scriptsOf } from './imports.ts';

/**
 * Files in which exported names are fixed: pages for Astro, commands for `run.mjs`, and catalogues of translations for
 * `#words`. If `names` is undefined, all exported names of the file are fixed.
 */
const fixedExports: readonly (readonly [files: RegExp, names: RegExp | undefined])[] = [
  [/^src\/pages\//, /^(?:GET|getStaticPaths|prerender)$/],
  [/^scripts\/(?:commands|tools)\//, /^(?:main|usage)$/],
  [/^src\/(?:desk\/)?words\/[a-z]{2}(?:\/[a-z]+)?\.ts$/, undefined],
];

/**
 * Finds exported names that are declared in more than one file. Each name should have one meaning, so that a search or
 * an automatic import finds the right declaration. Re-exports are ignored.
 *
 * @param files the text of each file, by the path of the file below the project's folder
 * @returns one message for each name
 */
export function duplicateExportErrors(files: ReadonlyMap<string, string>): string[] {
  const places = new Map<string, string[]>();
  for (const [file, text] of files) {
    for (const [name, line] of exportsOf(file, text)) {
      if (isFixed(file, name)) continue;
      places.set(name, [...(places.get(name) ?? []), `${file}:${line}`]);
    }
  }
  return [...places]
    .filter(([, found]) => found.length > 1)
    .map(
      ([name, [first, ...others]]) =>
        `${first}: "${name}" is exported by ${others.join(' and ')} too. Share one declaration, or rename all but one.`,
    );
}

function isFixed(file: string, name: string): boolean {
  return fixedExports.some(([files, names]) => files.test(file) && (names?.test(name) ?? true));
}

/** Returns the names that a file declares and exports, each with the line of its first declaration. */
function exportsOf(file: string, text: string): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const { script, line: above } of scriptsOf(file, text)) {
    const tree = ts.createSourceFile(file, script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
    for (const statement of tree.statements) {
      for (const node of exportedNodes(statement)) {
        const line = above + tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
        if (!names.has(node.text)) names.set(node.text, line);
      }
    }
  }
  return names;
}

/** Returns the identifiers that a statement declares and exports. */
function exportedNodes(statement: ts.Statement): ts.Identifier[] {
  if (ts.isExportDeclaration(statement)) {
    const { exportClause, moduleSpecifier } = statement;
    if (moduleSpecifier || !exportClause || !ts.isNamedExports(exportClause)) return [];
    return exportClause.elements.flatMap(({ name }) => (ts.isIdentifier(name) ? [name] : []));
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  const hasModifier = (kind: ts.SyntaxKind) => modifiers.some((modifier) => modifier.kind === kind);
  if (!hasModifier(ts.SyntaxKind.ExportKeyword) || hasModifier(ts.SyntaxKind.DefaultKeyword)) return [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => identifiersOf(name));
  const { name } = statement as ts.DeclarationStatement;
  return name && ts.isIdentifier(name) ? [name] : [];
}

function identifiersOf(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) =>
    ts.isBindingElement(element) ? identifiersOf(element.name) : [],
  );
}
