import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/process.ts';
import { refuseOptions } from '../setup/usage.ts';
import { generatePages } from './docs/pages.ts';

refuseOptions('npm run docs   (updates the generated parts of docs/)');
const pages = await generatePages();
const changed = pages.filter(({ text, generated }) => text !== generated);
for (const { file, generated } of changed) {
  writeFileSync(path.join(root, file), generated);
  console.log(`Updated ${file}.`);
}
if (changed.length === 0) console.log('All generated parts are up to date.');
