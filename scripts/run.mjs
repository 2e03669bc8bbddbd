// Starts every npm script: `node scripts/run.mjs TASK [ARGUMENT…]`.
// Sets up what is missing, then runs scripts/TASK.ts with a Node that is new enough. Plain JavaScript for Node 20.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetUpError, setUp } from './machine/set-up.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [task = '', ...args] = process.argv.slice(2);
const script = path.join(root, 'scripts', `${task}.ts`);

if (!/^[a-z-]+$/.test(task) || !existsSync(script)) {
  console.error(`There is no task "${task}". Run npm run to see the tasks.`);
  process.exit(2);
}

try {
  const node = await setUp(root, (message) => console.error(message));
  run(node);
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/**
 * Runs the task in the folder of the project, hands signals on, and ends as the task ends.
 *
 * @param {string} node
 */
function run(node) {
  const folders = [path.dirname(node), path.join(root, 'node_modules', '.bin'), process.env.PATH];
  const child = spawn(node, [script, ...args], {
    cwd: root,
    env: {
      // What Node compiled of the scripts, for the next start.
      NODE_COMPILE_CACHE: path.join(root, '.cache', 'node'),
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      PATH: folders.join(path.delimiter),
    },
    stdio: 'inherit',
  });
  // npm may end without a word to what it started; a server must not go on alone.
  const parent = process.ppid;
  if (task === 'start' || task === 'dev') {
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref();
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
