// Runs an npm script: `node scripts/run.mjs TASK [ARGUMENT…]`. Installs Node and the packages if they are missing, then
// runs commands/TASK.ts or tools/TASK.ts with a Node that is new enough. This file is plain JavaScript, because Node 20
// must be able to run it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetUpError, setUp } from './setup/set-up.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [task = '', ...args] = process.argv.slice(2);
const script = /^[a-z-]+$/.test(task) ? findScript(task) : undefined;

if (script === undefined) {
  console.error(`There is no task "${task}". Run npm run to list the tasks.`);
  process.exit(2);
}

try {
  const node = await setUp(root, (message) => console.error(message));
  run(node, script);
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/**
 * Returns the path of the script of a task; undefined if there is no such script. Scripts in commands/ are for users of
 * Offprint, scripts in tools/ are for its contributors.
 *
 * @param {string} name the name of the task
 */
function findScript(name) {
  return ['commands', 'tools']
    .map((folder) => path.join(root, 'scripts', folder, `${name}.ts`))
    .find((file) => existsSync(file));
}

/**
 * Runs a script in the project's folder and passes signals on to the script. Ends this process with the exit code or
 * signal of the script.
 *
 * @param {string} node the path of the Node program
 * @param {string} file the path of the script
 */
function run(node, file) {
  // In the first build of a project, writing the scripts would take longer than reading them saves.
  const isFirstBuild = task === 'build' && !existsSync(path.join(root, '.cache', 'bundles'));
  const folders = [path.dirname(node), path.join(root, 'node_modules', '.bin'), process.env.PATH];
  const child = spawn(node, [file, ...args], {
    cwd: root,
    env: {
      // Node keeps compiled scripts in this folder, so that the next start is faster.
      ...(!isFirstBuild && { NODE_COMPILE_CACHE: path.join(root, '.cache', 'node') }),
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      PATH: folders.join(path.delimiter),
    },
    stdio: 'inherit',
  });
  // npm may end without sending a signal to this process. A server must end too, then.
  const parent = process.ppid;
  if (task === 'start' || task === 'dev' || task === 'desk') {
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
