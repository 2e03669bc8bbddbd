import { defineConfig } from 'vitest/config';

/** Tests that assert how time grows with the input. */
const timing = ['test/**/*.timing.test.ts'];
/** Tests that read the pages of a built site. `test/built-site.ts` builds it. */
const site = ['test/site/**/*.test.ts'];
/** Tests that open a site in Chromium. */
const browser = ['test/browser/**/*.test.ts'];
const globalSetup = 'test/built-site.setup.ts';
/** For the projects with property tests. */
const setupFiles = 'test/property-seed.setup.ts';

export default defineConfig({
  test: {
    // By default, Vitest leaves one processor free; of two processors that is half.
    maxWorkers: '100%',
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'scripts/**/*.{ts,mjs}'],
      // Programs that the tests start count too.
      autoAttachSubprocess: true,
      reporter: ['json'],
      reportOnFailure: true,
    },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...timing, ...site, ...browser],
          setupFiles,
          testTimeout: 30_000,
          // Files share a process and its loaded modules, which takes a third of the time. No module has mutable state.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'timing',
          include: timing,
          // One file at a time and no other project at the same time: other work changes the times.
          fileParallelism: false,
          testTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'site',
          include: site,
          globalSetup,
          testTimeout: 60_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'browser',
          include: browser,
          globalSetup,
          testTimeout: 60_000,
          // Long enough for a busy machine.
          expect: { poll: { timeout: 8000 } },
          hookTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
