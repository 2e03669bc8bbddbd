// Run this file with the path of a file to import. It prints as JSON how long Offprint's readers take to parse the
// given file and how many records they return.
import { readFileSync } from 'node:fs';
import { decodeText } from '../../../src/import/decode.ts';
import { readTexts } from '../../../src/import/formats.ts';

const [file = ''] = process.argv.slice(2);
const bytes = readFileSync(file);
const start = performance.now();
const decoded = decodeText(bytes, file);
const read = 'text' in decoded ? readTexts([{ text: decoded.text, file }]).flat() : [];
const seconds = (performance.now() - start) / 1000;
const records = read.reduce((sum, one) => sum + one.records.length, 0);
console.log(JSON.stringify({ seconds, records }));
