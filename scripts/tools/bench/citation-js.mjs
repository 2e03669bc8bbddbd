// Run with the path of a BibTeX file. Prints as JSON how long citation-js takes to parse it and how many entries it returns. With
// `--each` and the path of a JSON list of texts, prints the indices of the texts that it cannot parse: one bad entry makes it
// reject a whole file.
import { readFileSync } from 'node:fs';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';

const entries = { forceType: '@biblatex/text', target: '@biblatex/entries+list', generateGraph: false };
const items = { forceType: '@biblatex/text', generateGraph: false };

const [mode = '', file = mode] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
console.log(JSON.stringify(mode === '--each' ? rejected(JSON.parse(text)) : measured()));

/** Measures the conversion to CSL-JSON first, in a fresh process like the other parsers, then the parse to entries alone. */
function measured() {
  try {
    const whole = timed(items);
    const parse = timed(entries);
    return { seconds: whole.seconds, entrySeconds: parse.seconds, records: whole.records };
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
function rejected(texts) {
  return texts.flatMap((each, index) => {
    try {
      return plugins.input.chain(each, items).length === 1 ? [] : [index];
    } catch {
      return [index];
    }
  });
}
