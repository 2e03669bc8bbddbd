import { AsyncLocalStorage } from 'node:async_hooks';
import type { HotPayload, NormalizedHotChannelClient, Plugin, ViteDevServer } from 'vite';
import { contentVersion, noteContentChange } from '../../src/build/content-version.ts';

/** Time to wait for more changes before the browser loads the page again, in milliseconds. Programs save several files. */
const pause = 20;

/** Time after which a page that has not loaded again is asked once more, in milliseconds. */
const patience = 2000;

/** The event by which a page reports the request that it answers. */
const pageEvent = 'offprint:page';

/** The name of the request's number in the header `Server-Timing`, which is the only header that a page can read itself. */
const timing = 'request';

/**
 * Code for Vite's client, which is in each page, and also in those that report an error. A page that gets no connection,
 * because the server is starting again, loads again as soon as the server answers.
 */
const client = `
const [navigation] = performance.getEntriesByType('navigation');
const request = navigation?.serverTiming?.find(({ name }) => name === '${timing}')?.description;
const reloadLater = () => setTimeout(
  () => fetch(location.href, { method: 'HEAD' }).then(() => location.reload(), reloadLater),
  1000,
);
Promise.resolve(transport.send({ type: 'custom', event: '${pageEvent}', data: { request } })).catch(reloadLater);
`;

/** Adds to Vite's client the report of the request that a page answers. */
export const pageReport: Plugin = {
  name: 'offprint-page-report',
  apply: 'serve',
  transform: {
    filter: { id: /\/vite\/dist\/client\/client\.mjs$/ },
    handler: (code) => ({ code: code + client, map: null }),
  },
};

/** A page that is open in a browser. */
interface OpenPage {
  /** The number of the request for the page. Undefined until the page reports it. */
  request?: string;
  /** The time at which the page was asked to load again. */
  asked?: number;
}

/** The requests for pages that were answered from the same content. */
interface Requests {
  numbers: Set<string>;
  /** The numbers of those that were answered with an error. */
  failed: Set<string>;
  /** The error that was reported last. */
  error?: HotPayload;
}

const newRequests = (): Requests => ({ numbers: new Set(), failed: new Set() });

/**
 * Makes the pages that are open load again when the content changes. Each page reports the number of the request that it
 * answers, and loads again if the content has changed since. So a page also shows changes that come while it is made, or
 * before it has a connection, and it loads once for changes that come together. An error is shown
 * as long as the content is the same, also by a page that connects later.
 *
 * @returns the function to call after each change. With `false`, pages do not load again yet
 */
export function reloadPages(server: ViteDevServer): (isReady?: boolean) => void {
  const { hot } = server.environments.client;
  // Pages of an earlier server have other numbers.
  const start = Date.now();
  let count = 0;
  let current = newRequests();
  const running = new AsyncLocalStorage<Requests>();
  let timer: NodeJS.Timeout | undefined;
  const pages = new Map<NormalizedHotChannelClient, OpenPage>();

  const addRequest = () => {
    const request = `${start}.${count++}`;
    current.numbers.add(request);
    return request;
  };
  const check = (page: NormalizedHotChannelClient) => {
    const { request = '', asked = -Infinity } = pages.get(page) ?? {};
    if (current.numbers.has(request) || performance.now() - asked < patience) return;
    pages.set(page, { ...pages.get(page), asked: performance.now() });
    page.send({ type: 'full-reload' });
  };
  const checkAll = () => {
    clearTimeout(timer);
    timer = setTimeout(() => [...pages.keys()].forEach(check), pause);
  };
  /** Makes all pages outdated, and Astro forget the paths of the pages, as after changes of its collections. */
  const forget = () => {
    current = newRequests();
    for (const environment of Object.values(server.environments))
      if (environment.name !== 'client') environment.hot.send('astro:content-changed', {});
  };

  server.middlewares.use((incoming, response, next) => {
    if (incoming.headers.accept?.includes('text/html')) {
      const version = contentVersion();
      const requests = current;
      const request = addRequest();
      response.setHeader('Server-Timing', `${timing};desc="${request}"`);
      response.once('close', () => {
        if (response.statusCode >= 500) requests.failed.add(request);
        if (version === contentVersion()) return;
        // Astro may have kept outdated paths for this page, and made another page with them.
        forget();
        checkAll();
      });
    }
    running.run(current, next);
  });
  hot.on('vite:client:connect', (_, page) => pages.set(page, {}));
  hot.on('vite:client:disconnect', (_, page) => pages.delete(page));
  hot.on(pageEvent, ({ request }: { request?: string }, page) => {
    // Browsers on other devices let no page read the header, unless the connection is encrypted.
    const isUnknown = request === undefined;
    pages.set(page, { ...pages.get(page), request: request ?? addRequest() });
    check(page);
    if (current.error && (isUnknown || current.failed.has(request))) page.send(current.error);
  });
  const send = hot.send.bind(hot) as (...message: unknown[]) => void;
  // Astro sends an error to all pages, a moment after the answer. Until then, it may have been corrected.
  hot.send = (...message: [HotPayload] | [string, unknown?]) => {
    const [payload] = message;
    if (typeof payload !== 'string' && payload.type === 'error') {
      if ((running.getStore() ?? current) !== current) return;
      current.error = payload;
    }
    send(...message);
  };
  return (isReady = true) => {
    noteContentChange();
    forget();
    clearTimeout(timer);
    if (isReady) checkAll();
  };
}
