import { runNode, tool } from './machine/child.ts';

const { code } = await runNode([tool('astro', 'bin/astro.mjs'), 'dev', ...process.argv.slice(2)], {
  output: 'show',
});
process.exitCode = code;
