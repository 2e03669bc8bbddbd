import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Configuration and templates of a Hugo site. The pages contain only the parts that every page needs. */
const files: Record<string, string> = {
  'config.yaml': `baseURL: https://example.org/
title: Benchmark
disableKinds: [RSS, sitemap]
taxonomies: { author: author }
`,
  'layouts/_default/baseof.html': `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main><h1>{{ .Title }}</h1>{{ block "main" . }}{{ end }}</main></body></html>
`,
  'layouts/_default/single.html': `{{ define "main" }}
<p>{{ range .GetTerms "author" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</p>
<p>{{ .Params.issued }}</p>{{ .Content }}{{ end }}
`,
  'layouts/_default/list.html': `{{ define "main" }}
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
`,
};

/** Returns the version of Hugo on the PATH, such as `0.111.3`; `undefined` if Hugo is not installed. */
export function hugoVersion(): string | undefined {
  return /v(\d[\d.]*)/.exec(spawnSync('hugo', ['version'], { encoding: 'utf8' }).stdout ?? '')?.[1];
}

/** Measures how long Hugo takes to build a page for each paper and each author of a content folder. */
export async function buildWithHugo(folder: string, content: string) {
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  cpSync(path.join(content, 'papers'), path.join(folder, 'content/papers'), { recursive: true });
  const start = performance.now();
  const child = spawn('hugo', ['--source', folder, '--quiet'], { stdio: ['ignore', 'ignore', 'inherit'] });
  let peakMemory = NaN;
  const watch = setInterval(() => (peakMemory = peakOf(child.pid) ?? peakMemory), 20);
  const [code] = await once(child, 'close');
  clearInterval(watch);
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`Hugo failed with exit code ${code}. See its output above.`);
  const pages = readdirSync(path.join(folder, 'public'), { recursive: true, encoding: 'utf8' });
  return { seconds, peakMemory, files: NaN, pages: pages.filter((file) => file.endsWith('.html')).length };
}

/** Returns the peak memory of a running process in bytes. Returns `undefined` on systems other than Linux. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
