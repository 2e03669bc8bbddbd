import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import {
  deskHeaders,
  isReading,
  type Refusal,
  refusalOf,
  refusalStatus,
} from '../../../src/desk/request-rules.ts';
import { onwardPage, refusedPage } from '../../../src/desk/views/refused.ts';
import type { Desk } from './desk.ts';
import { readForm, textField } from './form.ts';
import { maxBytes, maxFields, maxFiles } from './limits.ts';
import { type DeskSession, isSameSecret } from './session.ts';

/** Content types of changes. A form of another site can send `text/plain` without asking, too. */
const formTypes = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|application\/json)(?:;|$)/iu;

/**
 * Returns the checks that each request must pass: host, origin, session, size and token. Every answer gets the headers of
 * `deskHeaders`.
 *
 * @param host the host of the desk: `127.0.0.1:4400`
 */
export function guard(desk: Desk, session: DeskSession, host: string): MiddlewareHandler {
  const cookieName = `offprint-desk-${host.split(':')[1]}`;
  const refuse = async (context: Context, refusal: Refusal) => {
    const words = await desk.words();
    const status = refusalStatus[refusal];
    return context.html(refusedPage(words, words.shared.refused[refusal], status), status);
  };
  const admit = async (context: Context): Promise<Response> => {
    setCookie(context, cookieName, session.cookie, { path: '/', httpOnly: true, sameSite: 'Strict' });
    const isFromElsewhere = !['none', 'same-origin', undefined].includes(
      context.req.header('sec-fetch-site'),
    );
    if (!isFromElsewhere) return context.redirect('/', 303);
    context.header('referrer-policy', 'no-referrer');
    return context.html(onwardPage(await desk.words()));
  };
  const check = async (context: Context): Promise<Response | undefined> => {
    const { method, path } = context.req;
    const header = (name: string) => context.req.header(name);
    const request = {
      method,
      host: header('host'),
      origin: header('origin'),
      fetchSite: header('sec-fetch-site'),
    };
    const key = context.req.query('key');
    const refusal = refusalOf(request, host);
    // A key lets the user in from a link in another program, such as a terminal in the browser.
    if (method === 'GET' && path === '/' && key !== undefined && refusal !== 'host')
      return session.acceptKey(key) ? admit(context) : refuse(context, 'session');
    if (refusal) return refuse(context, refusal);
    if (path.startsWith('/assets/') && isReading(method)) return undefined;
    const cookie = getCookie(context, cookieName) ?? '';
    if (!isSameSecret(cookie, session.cookie)) return refuse(context, 'session');
    return isReading(method) ? undefined : checkChange(context);
  };
  const checkChange = async (context: Context): Promise<Response | undefined> => {
    const type = context.req.header('content-type') ?? '';
    if (!formTypes.test(type)) return refuse(context, 'type');
    const onError = () => refuse(context, 'size');
    let isSmall = false;
    const maxSize = maxBytes(context.req.path);
    const refused = await bodyLimit({ maxSize, onError })(context, async () => {
      isSmall = true;
    });
    if (!isSmall) return refused as Response;
    const token = context.req.header('x-desk-token');
    if (token !== undefined || /json/iu.test(type))
      return isSameSecret(token ?? '', desk.token) ? undefined : refuse(context, 'token');
    const form = await readForm(context).catch(() => undefined);
    if (!form) return refuse(context, 'type');
    const values = [...form.values()].flat();
    if (values.length > maxFields || values.filter((value) => typeof value !== 'string').length > maxFiles)
      return refuse(context, 'size');
    return isSameSecret(textField(form, 'token'), desk.token) ? undefined : refuse(context, 'token');
  };
  return async (context, next) => {
    desk.noteLanguages(context.req.header('accept-language') ?? '');
    const answer = await check(context);
    if (answer) context.res = answer;
    else await next();
    for (const [name, value] of Object.entries(deskHeaders(desk.preview.origin())))
      if (!(name === 'referrer-policy' && answer?.headers.has(name))) context.res.headers.set(name, value);
  };
}
