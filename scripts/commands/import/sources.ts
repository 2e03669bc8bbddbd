import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readSite } from '../../../src/files/content-folder.ts';
import { findSourceFiles, readSourceFile } from '../../../src/files/source-files.ts';
import { fetchPapers } from '../../../src/fetch/papers.ts';
import { servicesOf } from '../../../src/fetch/services.ts';
import { createTransport } from '../../../src/fetch/transport.ts';
import { maxTextBytes } from '../../../src/import/decode.ts';
import { type ReadSources, readSources } from '../../../src/import/read-sources.ts';
import type { Source } from '../../../src/import/read-sources.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { root } from '../../setup/process.ts';
import type { ImportArguments } from './arguments.ts';

/**
 * Reads all that an import is given.
 *
 * @param from the folder that relative paths begin at
 * @param content the content folder, whose settings name the site to the services that are asked
 */
export async function gatherSources(
  { names, dois, arXivs, format }: ImportArguments,
  from: string,
  content: string,
): Promise<{ read: ReadSources; diagnostics: Diagnostic[] }> {
  const found = await findSourceFiles(names, from);
  const sources: Source[] = [];
  for (const source of found.files) {
    const bytes = await readSourceFile(source, maxTextBytes);
    const content =
      'reason' in bytes
        ? { message: `It cannot be read: ${bytes.reason}.`, advice: 'Name a file of text.' }
        : bytes;
    sources.push({
      file: source.file,
      ...(source.folder !== undefined && { folder: source.folder }),
      content,
    });
  }
  if (dois.length + arXivs.length > 0) {
    const transport = createTransport({ userAgent: userAgent(content, process.env) });
    sources.push(...(await fetchPapers({ dois, arXivs }, servicesOf(process.env), transport)));
  }
  const read = readSources(sources, format);
  return { read: { ...read, leftOut: [...found.leftOut, ...read.leftOut] }, diagnostics: found.diagnostics };
}

/** Who asks, so that a service can tell a person whose program misbehaves: `Offprint/0.1.0 (+https://…; mailto:…)`. */
export function userAgent(content: string, environment: NodeJS.ProcessEnv): string {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const site = readSite(content);
  const mail = environment.OFFPRINT_MAILTO || ('value' in site ? site.value.mailto : undefined);
  const whose = [
    'value' in site && site.value.url ? `+${site.value.url}` : '',
    mail ? `mailto:${mail}` : '',
  ].filter(Boolean);
  const told = `Offprint/${version}${whose.length > 0 ? ` (${whose.join('; ')})` : ''}`;
  // A header takes no other characters.
  return told.replace(/[^\u0020-\u007e]/gu, '');
}
