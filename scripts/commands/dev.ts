import { runNode, tool } from '../setup/process.ts';
import { showHelp } from '../setup/usage.ts';
import { siteEnvironment } from '../site/environment.ts';

showHelp('npm run dev -- [--port NUMBER] [--host]   (serves the site and shows changes at once)');
const { code } = await runNode([tool('astro', 'bin/astro.mjs'), 'dev', ...process.argv.slice(2)], {
  env: siteEnvironment('development'),
  output: 'show',
});
process.exitCode = code;
