import { defineConfig } from 'vitest/config';

/** Tests that look at built pages or run them; each asks `test/built-site.ts` for its site. */
const site = ['test/site/**/*.test.ts'];
const browser = ['test/browser/**/*.test.ts'];
const globalSetup = 'test/built-site.setup.ts';

export default defineConfig({
  test: {
    // Vitest leaves one processor free, which of two is half of them.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...site, ...browser],
          testTimeout: 30_000,
        },
      },
      {
        test: { name: 'site', include: site, globalSetup, testTimeout: 30_000, hookTimeout: 300_000 },
      },
      {
        test: {
          name: 'browser',
          include: browser,
          globalSetup,
          // Chromium keeps two processors busy by itself.
          fileParallelism: false,
          testTimeout: 60_000,
          // A busy machine takes its time; what fails, fails after that too.
          expect: { poll: { timeout: 8000 } },
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
