import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importDirectionErrors } from '../../../../scripts/tools/checks/house.ts';

const errorsIn = (file: string, text: string) => importDirectionErrors(new Map([[file, text]]));

test.each([
  ['library/library.ts', "import { readProfile } from '../import/readers/profile/profile.ts';"],
  ['export/bibtex.ts', "import { plan } from '../import/plan.ts';"],
  ['search/index/document.ts', "export * from '../../import/plan/plan.ts';"],
  ['search/index/document.ts', "import { createEngine } from '../engine/engine.ts';"],
  ['search/index/limits.ts', "import { emptyState } from '../page/state.ts';"],
  ['search/engine/worker.ts', "import type { SearchState } from '../page/state.ts';"],
  ['import/readers/bibtex/names.ts', "import { crossref } from '../json/crossref.ts';"],
  ['import/readers/json/names.ts', "import { relate } from '../../merge/match.ts';"],
  ['import/merge/match.ts', "import { planImport } from '../plan/plan.ts';"],
  ['components/SearchBox.astro', "---\nimport { createEngine } from '../search/engine/engine.ts';\n---\n"],
  ['library/library.ts', "import { checkContent } from '../lint/check-content.ts';"],
  ['lint/check-content.ts', "import { currentLibrary } from '../build/build-context.ts';"],
  ['text/text.ts', "const late = await import('../library/library.ts');"],
  ['files/paper-file.ts', "import type { Plan } from '../import/plan.ts';"],
  ['model/paper.ts', "import { parseYaml } from '../files/frontmatter.ts';"],
  ['import/merge/merge-paper.ts', "import { createLibrary } from '../../library/library.ts';"],
  ['components/Byline.astro', "---\nimport Page from '../layouts/Page.astro';\n---\n<p />\n"],
  ['pages/index.astro', "---\nimport { plan } from '../import/plan.ts';\n---\n<p />\n"],
  ['components/SearchBox.astro', "<p />\n<script>\n  import '../import/plan.ts';\n</script>\n"],
])('reports that %s imports a folder that it may not import', (file, text) => {
  expect(errorsIn(file, text)).toEqual([
    expect.stringMatching(new RegExp(`^src/${file}:\\d+: .* may not import `)),
  ]);
});

test.each([
  ['search/engine/worker.ts', "import Fuse from 'fuse.js';"],
  ['pages/[page].astro', "---\nimport { remark } from 'remark';\n---\n"],
  ['library/shown-paper.ts', "import temml from 'temml';"],
  ['files/paper-file.ts', "import matter from 'gray-matter';"],
  ['import/plan/plan.ts', "import { readFile } from 'node:fs/promises';"],
  ['model/date.ts', "import matter from 'yaml';"],
  ['build/build-context.ts', "import { execSync } from 'node:child_process';"],
])('reports that %s imports a package that only other files may import', (file, text) => {
  expect(errorsIn(file, text)).toHaveLength(1);
});

test('names the line of the import, also in the scripts of an Astro file', () => {
  const astro =
    "---\nimport a from '../library/a.ts';\n\nimport b from '../import/b.ts';\n---\n<script>\nimport '../import/c.ts';\n</script>\n";
  expect(errorsIn('pages/index.astro', astro)).toEqual([
    expect.stringContaining('src/pages/index.astro:4: '),
    expect.stringContaining('src/pages/index.astro:7: '),
  ]);
});

test('ignores comments and strings that look like imports', () => {
  expect(
    errorsIn(
      'model/paper.ts',
      "// import x from '../import/x.ts'\nconst text = \"import '../import/x.ts'\";",
    ),
  ).toEqual([]);
});

test.each([
  ['model/paper.ts', "import { z } from 'zod';\nimport { idSchema } from './id.ts';"],
  ['search/engine/fuse.ts', "import Fuse from 'fuse.js';\nimport { limits } from '../index/limits.ts';"],
  ['search/page/page.ts', "import type { Answer } from '../engine/protocol.ts';"],
  ['import/plan/plan.ts', "import { mergePaper } from '../merge/merge-paper.ts';"],
  ['build/build-context.ts', "import { pageWords } from '#words';"],
  ['text/text.ts', "import { remark } from 'remark';\nimport temml from 'temml';"],
  ['files/write-file.ts', "import { rename } from 'node:fs/promises';"],
  ['content.config.ts', "import { renderMarkdown } from './text/text.ts';"],
])('accepts allowed imports of %s', (file, text) => {
  expect(errorsIn(file, text)).toEqual([]);
});

test('has a row for every folder of src', () => {
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const rules = readFileSync('scripts/tools/checks/house.ts', 'utf8');
  for (const { name } of folders.filter((folder) => folder.name !== 'styles')) {
    expect(rules).toMatch(new RegExp(`^  ${name}: \\[`, 'm'));
  }
});
