import path from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { checkPages } from '../../src/lint/check-pages.ts';
import { formatErrorList } from '../../src/lint/report.ts';
import { type ConfiguredSettings, contentWatcher } from './content-watcher.ts';
import { pageReport } from './page-reloads.ts';
import { servePictures } from './serve-pictures.ts';
import { serveSiteFiles } from './serve-site-files.ts';

/**
 * Returns the parts of Astro's configuration that only `npm run dev` needs.
 *
 * @param configured the settings that the configuration contains
 */
export function devServer(configured: ConfiguredSettings): {
  integrations: AstroIntegration[];
  plugins: Plugin[];
} {
  const { base } = configured.address;
  return {
    integrations: [servePictures(base)],
    plugins: [serveSiteFiles(base), ...contentWatcher(configured), pageReport, pageCheck],
  };
}

/** Reports the errors in a free page. A build finds them before. */
const pageCheck: Plugin = {
  name: 'offprint-pages',
  enforce: 'pre',
  transform: {
    filter: { id: /\.mdx$/ },
    handler(text, file) {
      const errors = checkPages([{ text, file: path.relative('.', file) }]);
      if (errors.length === 0) return;
      const message = formatErrorList(errors);
      throw Object.assign(new Error(message), { stack: message });
    },
  },
};
