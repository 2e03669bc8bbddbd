import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../scripts/commands/desk.ts';
import { browserOpener } from '../../../scripts/commands/desk/open-browser.ts';
import { root } from '../../../scripts/setup/process.ts';
import type { CommandIo } from '../../../scripts/setup/command.ts';
import { commandEnvironment, runCommand } from '../run-command.ts';
import { Writable } from 'node:stream';

let folder = '';
let content = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-desk-command-'));
  content = path.join(folder, 'content');
  mkdirSync(content);
  writeFileSync(path.join(content, 'site.yaml'), 'title: Folding lab\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a desk and returns its address, its output so far, and a function that stops it as Ctrl-C does. */
async function start(env: NodeJS.ProcessEnv = {}, argv: readonly string[] = ['--port', '0', '--no-open']) {
  const controller = new AbortController();
  let output = '';
  let announce = (_: string) => {};
  const address = new Promise<string>((resolve) => (announce = resolve));
  const stream = new Writable({
    write(piece: Buffer, _encoding, done) {
      output += piece.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]+/.exec(output)?.[0];
      if (found) announce(found);
      done();
    },
  });
  const io = {
    cwd: folder,
    env: { ...commandEnvironment, OFFPRINT_CONTENT: content, SSH_CONNECTION: '', ...env },
    stdin: process.stdin,
    stdout: stream,
    stderr: stream,
    stopSignal: () => controller.signal,
  } as unknown as CommandIo;
  const code = main(argv, io);
  return {
    address: await Promise.race([address, code.then(() => '')]),
    output: () => output,
    stop: async () => {
      controller.abort();
      return code;
    },
  };
}

test('prints its address and what happens to the files, and ends with Ctrl-C', async () => {
  const desk = await start({ INIT_CWD: folder });
  expect(desk.output()).toContain('It changes files in content/ and public/ when you save');
  const entered = await fetch(desk.address, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await fetch(new URL('/', desk.address), { headers: { cookie } });
  expect(await page.text()).toContain('Folding lab');
  expect(existsSync(path.join(content, '.desk.lock'))).toBe(true);
  expect(await desk.stop()).toBe(0);
  expect(desk.output()).toContain('The desk is closed. Everything that you saved is in the files.');
  expect(existsSync(path.join(content, '.desk.lock'))).toBe(false);
  await expect(fetch(desk.address)).rejects.toThrow();
});

test('answers only on 127.0.0.1, and only for its own host', async () => {
  const desk = await start();
  const { port } = new URL(desk.address);
  const others = Object.values(networkInterfaces())
    .flat()
    .filter(
      (one) =>
        one !== undefined &&
        one.address !== '127.0.0.1' &&
        one.scopeid !== 2 &&
        !one.address.startsWith('fe80'),
    );
  for (const { address } of others as { address: string }[]) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: address, port: Number(port), timeout: 1000 });
      for (const [event, value] of [['connect', true], ['error', false], ['timeout', false]] as const)
        socket.once(event, () => {
          socket.destroy();
          resolve(value);
        });
    }); // prettier-ignore
    expect([address, isOpen]).toEqual([address, false]);
  }
  for (const host of ['evil.example', `evil.example:${port}`, `localhost:${port}`, '127.0.0.1']) {
    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect([host, status]).toEqual([host, 421]);
  }
  await desk.stop();
});

test('takes the next port if one is in use', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const desk = await start({}, ['--port', String(port), '--no-open']);
  expect(desk.output()).toContain(`Port ${port} is in use. Trying the next one.`);
  expect(Number(new URL(desk.address).port)).toBeGreaterThan(port);
  await desk.stop();
  server.close();
});

test('a second desk on the same folder is refused, unless the first one was killed', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const lock = path.join(content, '.desk.lock');
  writeFileSync(lock, JSON.stringify({ pid: process.ppid, port }));
  const options = { env: { OFFPRINT_CONTENT: content, INIT_CWD: folder } };
  const { code, stderr } = await runCommand(main, ['--no-open', '--port', '0'], options);
  expect([code, stderr]).toEqual([
    1,
    `content: A desk is already open on this folder, at http://127.0.0.1:${port}/. Use it, or stop it with Ctrl-C in its terminal (process ${process.ppid}).\n`,
  ]);
  await new Promise((resolve) => other.close(resolve));
  const desk = await start();
  expect(desk.address).toContain('key=');
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid });
  await desk.stop();
});

test('completes at its start what a killed command was writing', async () => {
  const entry = { file: 'papers/a.md', text: 'whole', before: null };
  writeFileSync(path.join(content, '.unfinished-import.jsonl'), `${JSON.stringify(entry)}\n{"end":1}\n`);
  const desk = await start();
  await expect.poll(() => existsSync(path.join(content, 'papers/a.md'))).toBe(true);
  await desk.stop();
  expect(readFileSync(path.join(content, 'papers/a.md'), 'utf8')).toBe('whole');
});

test('says how to reach it through SSH', async () => {
  const desk = await start({ SSH_CONNECTION: '192.0.2.1 50000 192.0.2.7 22' });
  const { port } = new URL(desk.address);
  expect(desk.output()).toContain(`ssh -L ${port}:127.0.0.1:${port} 192.0.2.7`);
  await desk.stop();
});

describe('the browser', () => {
  test.each([
    ['darwin', {}, false, ['open']],
    ['win32', {}, false, ['rundll32', 'url.dll,FileProtocolHandler']],
    ['linux', {}, true, ['rundll32.exe', 'url.dll,FileProtocolHandler']],
    ['linux', { DISPLAY: ':0' }, false, ['xdg-open']],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, false, ['xdg-open']],
    ['linux', {}, false, undefined],
    ['darwin', { CI: 'true' }, false, undefined],
    ['darwin', { BROWSER: 'none' }, false, undefined],
    ['linux', { BROWSER: 'firefox' }, false, ['firefox']],
    ['linux', { BROWSER: 'a; rm -rf /', DISPLAY: ':0' }, false, ['xdg-open']],
  ] as const)('of %s with %j (WSL: %j) is opened by %j', (platform, env, isWsl, opener) => {
    expect(browserOpener(platform, env, isWsl)).toEqual(opener);
  });

  test.skipIf(process.platform === 'win32')('gets an address that opens the desk once', async () => {
    const program = path.join(folder, 'browser');
    writeFileSync(program, `#!/bin/sh\necho "$1" > ${folder}/x && mv ${folder}/x ${folder}/opened\n`, {
      mode: 0o755,
    });
    const desk = await start({ BROWSER: program, CI: '' }, ['--port', '0']);
    await expect.poll(() => existsSync(path.join(folder, 'opened')), { timeout: 8000 }).toBe(true);
    const opened = readFileSync(path.join(folder, 'opened'), 'utf8').trim();
    expect(opened).not.toBe(desk.address);
    const statuses = [];
    for (let times = 0; times < 2; times++)
      statuses.push((await fetch(opened, { redirect: 'manual' })).status);
    expect(statuses).toEqual([303, 403]);
    expect(desk.output()).not.toContain('in your browser');
    await desk.stop();
  });
});

test('the first page needs no reader of the import', async () => {
  // The modules that the start page loads, by reading the imports of each.
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, target] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+\.ts)'/gmu))
      visit(path.resolve(path.dirname(file), target!));
  };
  visit(path.join(root, 'scripts/commands/desk.ts'));
  const names = [...seen].map((file) => path.relative(root, file).replaceAll('\\', '/'));
  expect(names).toContain('scripts/commands/desk/home/routes.ts');
  expect(
    names.filter((name) => /^src\/(?:import|complete|fetch|library|lint|text|export)\//u.test(name)),
  ).toEqual([]);
});
