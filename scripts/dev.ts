import { runNode, tool } from './machine/child.ts';
import { siteEnvironment } from './site/environment.ts';

const { code } = await runNode([tool('astro', 'bin/astro.mjs'), 'dev', ...process.argv.slice(2)], {
  env: siteEnvironment('development'),
  output: 'show',
});
process.exitCode = code;
