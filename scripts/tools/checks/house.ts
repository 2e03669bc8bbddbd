import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../setup/process.ts';
import { importsOf } from './imports.ts';

/**
 * The folders of `src/` that each folder may import, in addition to itself. For a subfolder with a row of its own
 * (`search/page`), only that row applies. For any other subfolder, the row of the nearest folder above it applies.
 */
const mayImport: Record<string, readonly string[]> = {
  model: [],
  files: ['model'],
  text: ['model'],
  import: ['import/readers', 'import/readers/values', ...readers(), 'model'],
  'import/readers': ['model'],
  'import/readers/values': ['import/readers', 'model'],
  ...Object.fromEntries(
    readers().map((family) => [
      family,
      // CITATION.cff is YAML, whose values are read like JSON.
      [
        ...(family === 'import/readers/json' ? ['files'] : []),
        'import/readers',
        'import/readers/values',
        'model',
      ],
    ]),
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
  complete: ['fetch', 'files', 'import', 'import/merge', 'import/readers', 'import/readers/values', 'model'],
  words: ['model'],
  library: ['files', 'model', 'text'],
  lint: ['files', 'import/merge', 'library', 'model', 'text'],
  build: ['embed', 'export', 'files', 'library', 'lint', 'model', 'search/index', 'text', 'theme'],
  export: ['library', 'model', 'text'],
  search: [],
  'search/index': ['export', 'library', 'model', 'text'],
  'search/engine': ['search/index', 'model'],
  'search/page': ['search/engine', 'search/index', 'export', 'library', 'model', 'text'],
  charts: ['library', 'model'],
  // Nothing of the site imports the desk.
  desk: [
    'complete',
    'files',
    'import',
    'import/merge',
    'import/plan',
    'import/readers',
    'import/readers/values',
    'library',
    'lint',
    'model',
    'text',
    'words',
  ],
  embed: [],
  theme: ['model'],
  components: ['build', 'charts', 'export', 'library', 'model', 'search/page', 'styles', 'text'],
  layouts: ['build', 'components', 'export', 'files', 'library', 'model', 'styles', 'text'],
  pages: [
    'build',
    'components',
    'embed',
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

/** Returns the folders of the import readers, one for each family of formats. */
function readers(): string[] {
  return readdirSync(path.join(root, 'src/import/readers'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'values')
    .map(({ name }) => `import/readers/${name}`);
}

/**
 * Packages and Node modules that only some files may import. Each item of `places` is the beginning of a path below
 * `src/`.
 */
const onlyIn: readonly (readonly [name: RegExp, places: readonly string[]])[] = [
  [/^fuse\.js(?:\/|$)/, ['search/engine/fuse.ts']],
  [/^(?:remark|rehype|temml|mdast|hast|unist|micromark|unified|satteri)(?:[-/]|$)/, ['text/']],
  [/^diff$/, ['import/plan/show-plan.ts']],
  [/^gray-matter$/, ['files/frontmatter.ts']],
  [/^d3-/, ['charts/']],
  [/^sharp$/, ['files/images.ts', 'files/pictures.ts', 'build/site-files/picture-files.ts']],
  [/^hono(?:\/|$)/, ['desk/html.ts']],
  [/^#words$/, ['build/', 'components/', 'layouts/', 'pages/', 'search/']],
  [/^(?:node:)?fs(?:\/|$)/, ['files/']],
  [/^(?:node:)?child_process$/, []],
];

/** The only packages that files in `src/model/` may import. */
const modelPackages = /^(?:zod|any-ascii|culori(?:\/require)?)$/;

/**
 * Finds imports in `src/` that the tables `mayImport`, `onlyIn` and `modelPackages` do not allow.
 *
 * @param files the text of each file, by the path of the file below `src/` (`model/paper.ts`, `pages/index.astro`)
 * @returns one message for each import, with file and line
 */
export function importDirectionErrors(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([file, text]) =>
    importsOf(file, text).flatMap(({ line, from }) => {
      const error = errorOf(file, from);
      return error === undefined ? [] : [`src/${file}:${line}: ${error}`];
    }),
  );
}

function errorOf(file: string, from: string): string | undefined {
  const folder = folderOf(file);
  if (from.startsWith('.')) {
    const target = new URL(from, `file:///src/${file}`).pathname.replace(/^\/src\//, '');
    if (target.startsWith('/'))
      return folder === '' ? undefined : `"${from}" is outside of src/. Move the code into src/.`;
    const other = folderOf(target);
    const allowed = mayImport[folder];
    if (allowed === undefined || other === folder || allowed.includes(other)) return undefined;
    return `${folder} may not import ${other === '' ? target : other}. It may import ${allowed.join(', ') || 'no other folder'}; move the code, or change the table in house.ts.`;
  }
  const rule = onlyIn.find(([pattern]) => pattern.test(from));
  if (rule && !rule[1].some((place) => file.startsWith(place))) {
    return rule[1].length > 0
      ? `"${from}" may be imported only in src/${rule[1].join(', src/')}. Use what these files export.`
      : `"${from}" may not be imported in src/. Move the code to scripts/.`;
  }
  if (folder === 'model' && !modelPackages.test(from))
    return `model may not import "${from}". It may import zod, any-ascii and culori.`;
  return undefined;
}

/**
 * Returns the folder whose row in `mayImport` applies to a file. Returns an empty string for a file directly in `src/`.
 */
function folderOf(file: string): string {
  const parts = file.split('/').slice(0, -1);
  const folders = parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
  return folders.find((folder) => Object.hasOwn(mayImport, folder)) ?? parts[0] ?? '';
}
