import path from 'node:path';
import type { EnvironmentModuleNode, Plugin, ViteDevServer } from 'vite';
import { isRunnableDevEnvironment } from 'vite';
import { readSite } from '../../src/files/content-folder.ts';
import type { Language } from '../../src/model/language.ts';
import { root } from '../setup/process.ts';

const name = '#words';
const id = '\0offprint-words';

/**
 * Returns the plugin that makes `#words` the texts of the site's language in `npm run dev`. The language may change while
 * the server runs: modules with texts are then loaded again, without a new start of the server. A build uses an alias instead.
 */
export function wordsModule(language: Language): { plugin: Plugin; update(server: ViteDevServer): void } {
  let current = language;
  return {
    plugin: {
      name: 'offprint-words',
      apply: 'serve',
      enforce: 'pre',
      resolveId: { filter: { id: /^#words$/ }, handler: (source) => (source === name ? id : undefined) },
      load: {
        filter: { id: /^\0offprint-words$/ },
        handler: () => `export * from ${JSON.stringify(path.join(root, `src/words/${current}.ts`))};`,
      },
    },
    update: (server) => {
      const site = readSite();
      if ('diagnostics' in site || site.value.language === current) return;
      current = site.value.language;
      loadAgain(server, id);
    },
  };
}

/** Makes a module outdated in all environments, and all modules that import it. */
function loadAgain(server: ViteDevServer, moduleId: string): void {
  for (const environment of Object.values(server.environments)) {
    const { moduleGraph } = environment;
    const module = moduleGraph.getModuleById(moduleId);
    if (!module) continue;
    const outdated = new Set<EnvironmentModuleNode>();
    moduleGraph.invalidateModule(module, outdated, Date.now(), true);
    if (!isRunnableDevEnvironment(environment)) continue;
    const { evaluatedModules } = environment.runner;
    for (const each of outdated) {
      const evaluated = each.id === null ? undefined : evaluatedModules.getModuleById(each.id);
      if (evaluated) evaluatedModules.invalidateModule(evaluated);
    }
  }
}
