import { existsSync } from 'node:fs';
import { root, tool } from '../../setup/process.ts';
import type { BuildOptions, Compiler } from './build-options.ts';
import { bundlesFolder } from './bundle.ts';
import { runChild } from './run-child.ts';

/** Starts a compiler. */
export function startCompiler(options: BuildOptions): Compiler {
  const job = Promise.withResolvers<string>();
  let say: BuildOptions['say'];
  const running = runChild(
    [tool('astro', 'bin/astro.mjs'), 'build', '--root', root],
    // Astro runs rarely, so that reading its compiled modules saves less than writing them costs.
    { OFFPRINT_COMPILE_JOB: 'stdin', NODE_DISABLE_COMPILE_CACHE: '1' },
    { ...options, say: (text) => say?.(text) },
    job.promise,
  );
  running.catch(() => undefined);
  return {
    compile: (given, sayLater) => {
      say = sayLater;
      job.resolve(JSON.stringify(given));
      return running;
    },
    stop: () => job.resolve(''),
  };
}

/** Starts a compiler if it will be needed, because nothing has been compiled yet. */
export function startFirstCompiler(options: BuildOptions): Compiler | undefined {
  return existsSync(bundlesFolder) ? undefined : startCompiler(options);
}
