import path from 'node:path';
import { runNode } from '../../setup/process.ts';
import { chromiumArguments } from '../../setup/chromium.ts';
import type { AuditedSite, AuditResult } from './audited-site.ts';
import { outsideTool } from './outside-tools.ts';

/** The parts of Lighthouse's JSON report that are used here. */
interface LighthouseReport {
  categories: Record<
    string,
    { title: string; score: number | null; auditRefs: { id: string; weight: number }[] }
  >;
  audits: Record<string, { title: string; score: number | null; displayValue?: string }>;
}

/** Runs Lighthouse with its settings for phones on one page of each kind. A score below 100 is an error. */
export async function runLighthouse({ url, pages, executablePath, say }: AuditedSite): Promise<AuditResult> {
  const tool = await outsideTool('lighthouse', say);
  const errors: string[] = [];
  const details: string[] = [];
  // Lighthouse would report the status 404 of the error page as an error.
  const checked = [...Map.groupBy(pages, ({ kind }) => kind)].filter(([kind]) => kind !== '404.html');
  for (const [kind, [first, second]] of checked) {
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
      errors.push(`/${address}: Lighthouse failed with exit code ${code}: ${output.slice(0, 300)}`);
      continue;
    }
    const { categories, audits } = JSON.parse(
      output.slice(start, output.lastIndexOf('}') + 1),
    ) as LighthouseReport;
    const scores = Object.values(categories).map(({ score }) => Math.round((score ?? 0) * 100));
    details.push(
      `${kind.padEnd(16)} ${scores.map((score) => String(score).padStart(4)).join('')}  /${address}`,
    );
    for (const { title, score, auditRefs } of Object.values(categories)) {
      if (score === 1) continue;
      const reasons = auditRefs
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
        .map(({ id }) => `${audits[id]?.title} ${audits[id]?.displayValue ?? ''}`.trim());
      errors.push(`/${address}: ${title} ${Math.round((score ?? 0) * 100)} (${reasons.join('; ')})`);
    }
  }
  return {
    checked: `${checked.length} pages`,
    errors,
    details: ['performance, accessibility, best practices, SEO', ...details],
  };
}
