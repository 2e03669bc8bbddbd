import path from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { checkPages } from '../../src/lint/check-pages.ts';
import { formatErrorList } from '../../src/lint/report.ts';
import { formatDiagnostic } from '../../src/model/diagnostic.ts';
import {
  type AstroSettings,
  type CompileJob,
  listPageModules,
  readAstroSettings,
} from './build/astro-settings.ts';
import { contentWatcher } from './content-watcher.ts';
import { pageReport } from './page-reloads.ts';
import { servePictures } from './serve-pictures.ts';
import { serveSiteFiles } from './serve-site-files.ts';

/** The parts of Astro's configuration that are different in a build and in `npm run dev`. */
interface DevServer {
  settings: AstroSettings;
  pages: () => Promise<CompileJob['pages']>;
  integrations: AstroIntegration[];
  plugins: Plugin[];
}

/**
 * Returns the parts of Astro's configuration that only `npm run dev` needs, and the settings of the content. If the
 * settings cannot be used, prints the reasons and ends the process.
 */
export function devServer(): DevServer {
  const read = readAstroSettings();
  if ('diagnostics' in read) {
    process.stderr.write(`${read.diagnostics.map(formatDiagnostic).join('\n')}\n`);
    process.exit(1);
  }
  const { base } = read.value;
  return {
    settings: read.value,
    pages: () => listPageModules(read.value),
    integrations: [servePictures(base)],
    plugins: [serveSiteFiles(base), ...contentWatcher(read.configured), pageReport, pageCheck],
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
