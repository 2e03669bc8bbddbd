import ts from 'typescript';

/**
 * What each folder of `src/` may import besides itself: other folders of `src/`. A folder that is listed on its own
 * (`search/page`) follows its own row and not that of the folder around it; where a row names a folder, the folders inside it
 * that have no row of their own come with it.
 */
const mayImport: Record<string, readonly string[]> = {
  model: [],
  files: ['model'],
  text: ['model'],
  import: ['import/readers', 'import/readers/values', ...readers(), 'model'],
  'import/readers': ['model'],
  'import/readers/values': ['import/readers', 'model'],
  ...Object.fromEntries(
    readers().map((family) => [family, ['import/readers', 'import/readers/values', 'model']]),
  ),
  'import/merge': ['files', 'import/readers', 'model'],
  'import/plan': ['files', 'import/merge', 'import/readers', 'model'],
  'import/migrate': [
    'files',
    'import/readers/bibtex',
    'import/readers/json',
    'import/readers/values',
    'model',
  ],
  fetch: ['import', 'import/readers/values', 'model'],
  words: ['model'],
  library: ['files', 'model', 'text'],
  lint: ['files', 'import/merge', 'library', 'model', 'text'],
  build: ['files', 'library', 'lint', 'model'],
  export: ['library', 'model', 'text'],
  search: [],
  'search/index': ['export', 'library', 'model', 'text'],
  'search/engine': ['search/index', 'model'],
  'search/page': ['search/engine', 'search/index', 'export', 'library', 'model', 'text'],
  charts: ['library', 'model'],
  theme: ['model'],
  components: ['build', 'charts', 'export', 'library', 'model', 'search/page', 'styles', 'text'],
  layouts: ['build', 'components', 'export', 'files', 'library', 'model', 'styles', 'text'],
  pages: [
    'build',
    'components',
    'export',
    'files',
    'layouts',
    'library',
    'model',
    'search/index',
    'styles',
    'text',
    'theme',
  ],
};

/** The folders of readers, one for each family of formats. */
function readers(): string[] {
  return ['arxiv', 'bibtex', 'json', 'profile', 'scholar', 'tagged'].map((name) => `import/readers/${name}`);
}

/** Packages and modules of Node that only some places may import: by a start of the path below `src/`. */
const onlyIn: readonly (readonly [name: RegExp, places: readonly string[]])[] = [
  [/^fuse\.js(?:\/|$)/, ['search/engine/fuse.ts']],
  [/^(?:remark|rehype|temml|mdast|hast|unist|micromark|unified)(?:[-/]|$)/, ['text/']],
  [/^diff$/, ['import/plan/show-plan.ts']],
  [/^gray-matter$/, ['files/frontmatter.ts']],
  [/^d3-/, ['charts/']],
  [/^sharp$/, ['pages/_picture.ts']],
  [/^#words$/, ['build/build-context.ts', 'components/', 'layouts/', 'pages/', 'search/']],
  [/^(?:node:)?fs(?:\/|$)/, ['files/']],
  [/^(?:node:)?child_process$/, []],
];

/** All that `model` may import from outside. */
const modelPackages = /^(?:zod|any-ascii|culori)$/;

/**
 * Where the folders of `src/` import against the direction of the house.
 *
 * @param files the text of each file by its path below `src/` (`model/paper.ts`, `pages/index.astro`)
 * @returns one message a fault, with file and line
 */
export function houseFaults(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([file, text]) =>
    importsOf(file, text).flatMap(({ line, from }) => {
      const fault = faultOf(file, from);
      return fault === undefined ? [] : [`src/${file}:${line}: ${fault}`];
    }),
  );
}

function faultOf(file: string, from: string): string | undefined {
  const folder = folderOf(file);
  if (from.startsWith('.')) {
    const target = new URL(from, `file:///src/${file}`).pathname.replace(/^\/src\//, '');
    if (target.startsWith('/')) return folder === '' ? undefined : `"${from}" leaves src/.`;
    const other = folderOf(target);
    const allowed = mayImport[folder];
    if (allowed === undefined || other === folder || allowed.includes(other)) return undefined;
    return `${folder} may not import ${other === '' ? target : other}; it may import ${allowed.join(', ') || 'no other folder'}.`;
  }
  const rule = onlyIn.find(([pattern]) => pattern.test(from));
  if (rule && !rule[1].some((place) => file.startsWith(place))) {
    return `${from} is imported ${rule[1].length > 0 ? `only in src/${rule[1].join(', src/')}` : 'in no file of src/'}.`;
  }
  if (folder === 'model' && !modelPackages.test(from))
    return `model imports only zod and any-ascii, not ${from}.`;
  return undefined;
}

/** The folder of `src/` whose row a file follows: the longest that has one; empty for a file of `src/` itself. */
function folderOf(file: string): string {
  const parts = file.split('/').slice(0, -1);
  const folders = parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
  return folders.find((folder) => Object.hasOwn(mayImport, folder)) ?? parts[0] ?? '';
}

/** What a file imports or hands on, type imports included; of an Astro file both its frontmatter and its scripts. */
function importsOf(file: string, text: string): { line: number; from: string }[] {
  return file.endsWith('.astro')
    ? scriptsOf(text).flatMap(({ script, line }) =>
        readImports(script).map((found) => ({ ...found, line: found.line + line })),
      )
    : readImports(text);
}

/** The frontmatter and the `<script>` elements of an Astro file, with the number of lines above each. */
function scriptsOf(text: string): { script: string; line: number }[] {
  return [...text.matchAll(/^---\r?\n([\s\S]*?)^---$|<script[^>]*>([\s\S]*?)<\/script>/gm)].map((match) => {
    const script = match[1] ?? match[2] ?? '';
    return { script, line: text.slice(0, match.index + match[0].indexOf(script)).split('\n').length - 1 };
  });
}

function readImports(text: string): { line: number; from: string }[] {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return importedFiles.map(({ fileName, pos }) => ({
    line: text.slice(0, pos).split('\n').length,
    from: fileName,
  }));
}
