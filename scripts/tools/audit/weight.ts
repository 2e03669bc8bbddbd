import type { AuditedSite, AuditResult } from './audited-site.ts';

/**
 * Maximum size of the page of a paper with all files that the page loads, in compressed bytes. The picture of the paper, which the
 * lab chooses, is counted apart.
 */
const maxPaperBytes = 20_000;

/** Measures how many bytes a new visitor loads for each page, and how far the layout shifts while the page loads. */
export async function weighPages({ browser, url, pages }: AuditedSite): Promise<AuditResult> {
  const errors: string[] = [];
  const details: string[] = [];
  for (const { kind, address } of pages) {
    const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    let bytes = 0;
    let pictureBytes = 0;
    let files = 0;
    const pictures = new Set<string>();
    await session.send('Network.enable');
    session.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Image') pictures.add(requestId);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (pictures.has(requestId)) pictureBytes += encodedDataLength;
      else bytes += encodedDataLength;
      files++;
    });
    await page.addInitScript(() => {
      Object.assign(window, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          Object.assign(window, { shift: Reflect.get(window, 'shift') + Reflect.get(entry, 'value') });
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${url}${address}`, { waitUntil: 'networkidle' });
    const shift: number = await page.evaluate(() => Reflect.get(window, 'shift'));
    details.push(
      `${kind.padEnd(16)} ${(bytes / 1000).toFixed(1).padStart(7)} kB in ${files} files, pictures ${(pictureBytes / 1000).toFixed(1)} kB, shift ${shift.toFixed(3)}  /${address}`,
    );
    if (shift > 0) errors.push(`/${address}: the layout shifts during loading by ${shift.toFixed(3)}`);
    if (kind === 'papers/*' && bytes > maxPaperBytes)
      errors.push(`/${address}: ${bytes} bytes exceed the limit of ${maxPaperBytes}`);
    await context.close();
  }
  return { checked: `${pages.length} pages`, errors, details };
}
