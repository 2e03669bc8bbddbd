import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Transport } from '../../../src/fetch/service-request.ts';
import { createTransport } from '../../../src/fetch/transport.ts';
import { openAnswerCache } from '../../../src/files/answer-cache.ts';
import { readSite } from '../../../src/files/content-folder.ts';
import type { CommandIo } from '../../setup/command.ts';
import { root } from '../../setup/process.ts';
import type { Progress } from '../../setup/progress.ts';

/**
 * Opens the transport that all commands use for requests to services. They share one cache of answers, `.cache/answers`
 * in the folder of Offprint.
 *
 * @param content the path of the content folder. Requests contain the address of the site from its settings.
 * @param progress shows each wait for a service that is busy
 * @param limits `maxRequests` is the maximum number of requests of the whole run; `signal` ends requests and waits at once,
 * so that a command stops soon after Ctrl-C
 */
export function openTransport(
  content: string,
  io: Pick<CommandIo, 'env'>,
  progress: Pick<Progress, 'step'>,
  { maxRequests, signal }: { maxRequests?: number | undefined; signal?: AbortSignal } = {},
): Transport {
  return createTransport({
    userAgent: userAgent(content, io.env),
    cache: openAnswers(),
    onWait: showWait(progress),
    ...(maxRequests !== undefined && { maxRequests }),
    ...(signal && {
      fetch: stoppableFetch(signal),
      wait: (milliseconds) => waitUnlessStopped(milliseconds, signal),
    }),
  });
}

function stoppableFetch(stop: AbortSignal): typeof fetch {
  return (input, init) =>
    fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, stop]) : stop });
}

function waitUnlessStopped(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    stop.addEventListener('abort', done);
  });
}

/** Opens the cache of answers that all commands share. */
export function openAnswers(): ReturnType<typeof openAnswerCache> {
  return openAnswerCache(path.join(root, '.cache', 'answers'));
}

/** Returns the function that shows that a service is busy or cannot be reached, and that the request is repeated. */
function showWait(progress: Pick<Progress, 'step'>): (reason: string, milliseconds: number) => void {
  return (reason, milliseconds) =>
    progress.step(`${reason} Trying again in ${Math.ceil(milliseconds / 1000)} s …`);
}

/**
 * Returns the `User-Agent` header for requests to services: `Offprint/0.1.0 (+https://…; mailto:…)`. If a site sends
 * too many requests, the service can use it to contact the owner of the site.
 */
function userAgent(content: string, env: NodeJS.ProcessEnv): string {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const site = readSite(content);
  const mail = env.OFFPRINT_MAILTO || ('value' in site ? site.value.mailto : undefined);
  const contact = [
    'value' in site && site.value.url ? `+${site.value.url}` : '',
    mail ? `mailto:${mail}` : '',
  ].filter(Boolean);
  const header = `Offprint/${version}${contact.length > 0 ? ` (${contact.join('; ')})` : ''}`;
  // A header may contain only printable ASCII characters.
  return header.replace(/[^\u0020-\u007e]/gu, '');
}
