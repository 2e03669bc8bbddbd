import path from 'node:path';
import { run } from '../../setup/process.ts';
import { type AuditedSite, type Finding, htmlFiles } from './audited-site.ts';
import { outsideTool } from './outside-tools.ts';

/** Checks all pages and style sheets with the Nu checker of the W3C, which needs Java. */
export async function askNu({ folder, say }: AuditedSite): Promise<Finding> {
  const pages = htmlFiles(folder).length;
  if ((await run('java', ['-version'])).code !== 0)
    return { checked: '0 pages', faults: [], skipped: 'the Nu checker needs Java 11 or newer' };
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
  const faults = output
    .split('\n')
    .filter((line) => /: (?:error|fatal)/u.test(line))
    .map((line) => line.replace(/^"?file:[^"]*?\/([^/"]+\/[^/"]+\.html)"?/u, '$1'));
  if (code !== 0 && faults.length === 0)
    faults.push(`The Nu checker ended with ${code}: ${output.slice(0, 500)}`);
  return { checked: `${pages.toLocaleString('en')} pages`, faults };
}
