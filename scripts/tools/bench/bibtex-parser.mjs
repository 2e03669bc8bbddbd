// Run this file with the path of a BibTeX file. It prints as JSON how long @retorquere/bibtex-parser takes to parse the
// BibTeX file and how many entries the parser returns. As in Offprint's reader, titles keep their case and unknown TeX
// commands are dropped.
import { readFileSync } from 'node:fs';
import { parse } from '@retorquere/bibtex-parser';

const [file = ''] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const start = performance.now();
console.log(JSON.stringify(measured()));

function measured() {
  try {
    const { entries, errors } = parse(text, { english: false, unsupported: 'ignore' });
    const seconds = (performance.now() - start) / 1000;
    if (entries.length === 0 && errors.length > 0) return { fault: errors[0]?.error };
    return { seconds, records: entries.length };
  } catch (error) {
    return { fault: String(error instanceof Error ? error.message : error) };
  }
}
