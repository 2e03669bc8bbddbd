// Run this file with the path of a BibTeX file. It prints as JSON how long citation-js takes to parse the BibTeX file
// and how many entries citation-js returns.
// With `--each` and the path of a JSON list of texts, it prints the indices of the texts that citation-js cannot parse.
// This is needed because citation-js rejects a whole file if one entry is bad.
import { readFileSync } from 'node:fs';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';

const entries = { forceType: '@biblatex/text', target: '@biblatex/entries+list', generateGraph: false };
const items = { forceType: '@biblatex/text', generateGraph: false };

const [mode = '', file = mode] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
console.log(JSON.stringify(mode === '--each' ? rejected(JSON.parse(text)) : measured()));

/**
 * Measures the conversion to CSL-JSON, then the parse to entries alone. The conversion is first, so that it runs in a
 * fresh process, as the other parsers do.
 */
function measured() {
  try {
    const whole = timed(items);
    const parse = timed(entries);
    return { seconds: whole.seconds, entrySeconds: parse.seconds, records: whole.records };
  } catch (error) {
    return { fault: String(error instanceof Error ? error.message : error) };
  }
}

/**
 * Parses the text with the given options. Returns the seconds and the number of results.
 *
 * @param {object} options
 */
function timed(options) {
  const start = performance.now();
  const found = plugins.input.chain(text, options);
  return { seconds: (performance.now() - start) / 1000, records: found.length };
}

/**
 * Returns the indices of the texts from which citation-js does not return exactly one item.
 *
 * @param {string[]} texts
 */
function rejected(texts) {
  return texts.flatMap((each, index) => {
    try {
      return plugins.input.chain(each, items).length === 1 ? [] : [index];
    } catch {
      return [index];
    }
  });
}
