import path from 'node:path';
import { run } from '../../setup/process.ts';
import { type AuditedSite, type AuditResult, htmlFiles } from './audited-site.ts';
import { outsideTool } from './outside-tools.ts';

/** Validates all pages and style sheets with the Nu HTML checker (vnu), which needs Java. */
export async function runNu({ folder, say }: AuditedSite): Promise<AuditResult> {
  const pages = htmlFiles(folder).length;
  if ((await run('java', ['-version'])).code !== 0)
    return { checked: '0 pages', errors: [], skipped: 'the Nu checker needs Java 11 or newer' };
  const jar = path.join(await outsideTool('vnu-jar', say), 'build/dist/vnu.jar');
  const { output, code } = await run('java', [
    '-Xss4m',
    '-jar',
    jar,
    '--skip-non-html',
    '--errors-only',
    '--format',
    'gnu',
    folder,
  ]);
  const errors = output
    .split('\n')
    .filter((line) => /: (?:error|fatal)/u.test(line))
    .map((line) => line.replace(/^"?file:[^"]*?\/([^/"]+\/[^/"]+\.html)"?/u, '$1'));
  if (code !== 0 && errors.length === 0)
    errors.push(`The Nu checker failed with exit code ${code}: ${output.slice(0, 500)}`);
  return { checked: `${pages.toLocaleString('en')} pages`, errors };
}
