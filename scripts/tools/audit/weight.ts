import type { AuditedSite, Finding } from './audited-site.ts';

/** What a page of a paper may weigh, all files included, in bytes over the wire. */
const mostForPaper = 20_000;

/** Weighs a page of each kind as a new visitor gets it, and watches whether anything in it moves while it loads. */
export async function weighPages({ browser, url, pages }: AuditedSite): Promise<Finding> {
  const faults: string[] = [];
  const details: string[] = [];
  for (const { kind, address } of pages) {
    const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    let bytes = 0;
    let files = 0;
    await session.send('Network.enable');
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      files++;
    });
    await page.addInitScript(() => {
      Object.assign(window, { moved: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          Object.assign(window, { moved: Reflect.get(window, 'moved') + Reflect.get(entry, 'value') });
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${url}${address}`, { waitUntil: 'networkidle' });
    const moved: number = await page.evaluate(() => Reflect.get(window, 'moved'));
    details.push(
      `${kind.padEnd(16)} ${(bytes / 1000).toFixed(1).padStart(7)} kB in ${files} files, shift ${moved.toFixed(3)}  /${address}`,
    );
    if (moved > 0) faults.push(`/${address}: its parts move while it loads (${moved.toFixed(3)})`);
    if (kind === 'papers/*' && bytes > mostForPaper)
      faults.push(`/${address}: ${bytes} bytes are more than ${mostForPaper}`);
    await context.close();
  }
  return { checked: `${pages.length} pages`, faults, details };
}
