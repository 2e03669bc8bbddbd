import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deskApp } from '../../../../scripts/commands/desk/app.ts';
import { createDeskSession, type DeskSession } from '../../../../scripts/commands/desk/session.ts';
import type { DeskPreview } from '../../../../scripts/commands/desk/edit/preview.ts';
import { createDesk, type Desk, type DeskOptions } from '../../../../scripts/commands/desk/desk.ts';
import { commandEnvironment } from '../../run-command.ts';

/** A desk on a folder of its own, without a server. */
export interface OpenDesk {
  desk: Desk;
  session: DeskSession;
  content: string;
  /** Sends a request as the browser of the user does: with the cookie, from the desk's own pages. */
  request(address: string, init?: RequestInit): Promise<Response>;
  /** Returns the HTML of a page. */
  get(address: string): Promise<string>;
  /** Sends a form with the token. A list is sent as several fields of the same name. */
  post(address: string, fields: Record<string, string | Blob | readonly string[]>): Promise<Response>;
  close(): Promise<void>;
}

/** Tests of the desk start no development server. */
export const noPreview: DeskPreview = {
  origin: () => undefined,
  warm: () => Promise.resolve(),
  address: () => Promise.reject(new Error('There is no preview.')),
  show: () => Promise.reject(new Error('There is no preview.')),
  reset: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};

/**
 * Creates a desk on a new folder with these files of the content, by path. The caller must close it. Its `public/` is in
 * the content folder.
 */
export function openDesk(
  files: Readonly<Record<string, string>>,
  options: Partial<Pick<DeskOptions, 'run' | 'buildSite' | 'preview'>> = {},
): OpenDesk {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-desk-'));
  const content = path.join(folder, 'content');
  mkdirSync(path.join(content, 'public'), { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
    writeFileSync(path.join(content, file), text);
  }
  const desk = createDesk({
    content,
    project: folder,
    io: { cwd: folder, env: commandEnvironment },
    preview: noPreview,
    ...options,
  });
  const session = createDeskSession();
  const host = '127.0.0.1:4400';
  const app = deskApp(desk, session, host);
  // As a browser sends them from the desk's own pages.
  const own = {
    host,
    origin: `http://${host}`,
    'sec-fetch-site': 'same-origin',
    cookie: `offprint-desk-4400=${session.cookie}`,
  };
  const request: OpenDesk['request'] = async (address, init) =>
    app.fetch(
      new Request(`http://${host}${address}`, {
        ...init,
        headers: { ...own, ...(init?.headers as Record<string, string> | undefined) },
      }),
    );
  return {
    desk,
    session,
    content,
    request,
    get: async (address) => (await request(address)).text(),
    post: async (address, fields) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ token: desk.token, ...fields }))
        for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
      return request(address, { method: 'POST', body });
    },
    close: async () => {
      await desk.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
