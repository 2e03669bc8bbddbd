// Run with a file of BibTeX: prints how long citation-js takes to parse it, and how many entries it found, as JSON. With `--each`
// and a JSON list of texts: prints the indices of those that it refuses, for one bad entry costs it the whole file.
import { readFileSync } from 'node:fs';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';

const entries = { forceType: '@biblatex/text', target: '@biblatex/entries+list', generateGraph: false };
const items = { forceType: '@biblatex/text', generateGraph: false };

const [mode = '', file = mode] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
console.log(JSON.stringify(mode === '--each' ? refused(JSON.parse(text)) : measured()));

/** The way to CSL-JSON, in a fresh process as ours is measured; then the entries alone, with their TeX undone. */
function measured() {
  try {
    const whole = timed(items);
    const alone = timed(entries);
    return { seconds: whole.seconds, entrySeconds: alone.seconds, records: whole.records };
  } catch (error) {
    return { fault: String(error instanceof Error ? error.message : error) };
  }
}

/** @param {object} options */
function timed(options) {
  const start = performance.now();
  const found = plugins.input.chain(text, options);
  return { seconds: (performance.now() - start) / 1000, records: found.length };
}

/** @param {string[]} texts */
function refused(texts) {
  return texts.flatMap((each, index) => {
    try {
      return plugins.input.chain(each, items).length === 1 ? [] : [index];
    } catch {
      return [index];
    }
  });
}
