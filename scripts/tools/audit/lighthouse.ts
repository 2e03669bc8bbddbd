import path from 'node:path';
import { runNode } from '../../setup/process.ts';
import { chromiumArguments } from '../../setup/chromium.ts';
import type { AuditedSite, Finding } from './audited-site.ts';
import { outsideTool } from './outside-tools.ts';

interface Report {
  categories: Record<
    string,
    { title: string; score: number | null; auditRefs: { id: string; weight: number }[] }
  >;
  audits: Record<string, { title: string; score: number | null; displayValue?: string }>;
}

/** Asks Lighthouse, as if on a telephone, for the scores of a page of each kind, the longest; all four shall be 100. */
export async function askLighthouse({ url, pages, executablePath, say }: AuditedSite): Promise<Finding> {
  const tool = await outsideTool('lighthouse', say);
  const faults: string[] = [];
  const details: string[] = [];
  // The page of an error answers 404, which Lighthouse takes for a fault of the site.
  const asked = [...Map.groupBy(pages, ({ kind }) => kind)].filter(([kind]) => kind !== '404.html');
  for (const [kind, [first, second]] of asked) {
    const { address } = second ?? first ?? { address: '' };
    say(`/${address} …`);
    const { code, output } = await runNode(
      [
        path.join(tool, 'cli/index.js'),
        `${url}${address}`,
        '--output=json',
        '--quiet',
        '--only-categories=performance,accessibility,best-practices,seo',
        `--chrome-flags=--headless=new ${chromiumArguments.join(' ')}`,
      ],
      { env: { CHROME_PATH: executablePath } },
    );
    const start = output.indexOf('{\n');
    if (code !== 0 || start < 0) {
      faults.push(`/${address}: Lighthouse ended with ${code}: ${output.slice(0, 300)}`);
      continue;
    }
    const { categories, audits } = JSON.parse(output.slice(start, output.lastIndexOf('}') + 1)) as Report;
    const scores = Object.values(categories).map(({ score }) => Math.round((score ?? 0) * 100));
    details.push(
      `${kind.padEnd(16)} ${scores.map((score) => String(score).padStart(4)).join('')}  /${address}`,
    );
    for (const { title, score, auditRefs } of Object.values(categories)) {
      if (score === 1) continue;
      const reasons = auditRefs
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
        .map(({ id }) => `${audits[id]?.title} ${audits[id]?.displayValue ?? ''}`.trim());
      faults.push(`/${address}: ${title} ${Math.round((score ?? 0) * 100)} (${reasons.join('; ')})`);
    }
  }
  return {
    checked: `${asked.length} pages`,
    faults,
    details: ['performance, accessibility, best practices, SEO', ...details],
  };
}
