import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createSecureServer, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A simulated line between a visitor and a server. */
export interface SimulatedLine {
  name: string;
  /** Time before each answer begins, in milliseconds: one round trip. */
  latency: number;
  /** Bandwidth, in bytes per millisecond. All answers share it. */
  bandwidth: number;
}

/** A slow mobile line, and the line of an office. */
export const lines: readonly SimulatedLine[] = [
  { name: 'slow 4G (150 ms, 1.6 Mbit/s)', latency: 150, bandwidth: 200 },
  { name: 'office (20 ms, 50 Mbit/s)', latency: 20, bandwidth: 6250 },
];

/** A file of a server. Files with the type of a text are sent compressed, as hosts do. */
export interface ServedFile {
  type: string;
  body: Uint8Array;
  isCompressed?: boolean;
}

/** A server whose answers are as slow as a line. */
export interface LineServer {
  url: string;
  /** The hash of the key of its certificate, which Chromium accepts if it gets it as an option. */
  certificate: string;
  line: SimulatedLine;
  /** Numbers of answers and bytes since the last call. Answers without content (304) count as answers. */
  takeTraffic(): { files: number; bytes: number };
  close(): void;
}

interface Answer {
  stream: ServerHttp2Stream;
  body: Uint8Array;
  sent: number;
  /** From 0, the most urgent, to 7 (RFC 9218). */
  urgency: number;
}

/** Size of the pieces of an answer. Answers of equal urgency take turns. */
const pieceBytes = 4096;

/**
 * Serves files by HTTP/2, since hosts of static sites do. HTTP/2 needs a certificate, which is made for this run. Latency
 * and bandwidth are imposed here and not in the browser, because limits of a page do not always reach its workers.
 *
 * @param files by path, such as `/search.json`
 */
export async function serveOnLine(
  files: ReadonlyMap<string, ServedFile>,
  line: SimulatedLine,
): Promise<LineServer> {
  const { key, cert } = createCertificate();
  const server = createSecureServer({ key, cert });
  const answers: Answer[] = [];
  let traffic = { files: 0, bytes: 0 };
  let timer: NodeJS.Timeout | undefined;
  let lastTick = 0;
  let allowance = 0;

  function tick(): void {
    const now = performance.now();
    allowance += (now - lastTick) * line.bandwidth;
    lastTick = now;
    while (allowance > 0 && answers.length > 0) {
      const urgency = Math.min(...answers.map((answer) => answer.urgency));
      const at = answers.findIndex((answer) => answer.urgency === urgency);
      const [answer] = answers.splice(at, 1);
      if (!answer || answer.stream.destroyed) continue;
      const piece = answer.body.subarray(answer.sent, answer.sent + Math.min(pieceBytes, allowance + 1));
      answer.sent += piece.length;
      allowance -= piece.length;
      traffic.bytes += piece.length;
      if (answer.sent >= answer.body.length) answer.stream.end(piece);
      else {
        answer.stream.write(piece);
        answers.push(answer);
      }
    }
    if (answers.length > 0) timer = setTimeout(tick, 2);
    else timer = undefined;
  }

  function send(answer: Answer): void {
    answers.push(answer);
    if (timer !== undefined) return;
    lastTick = performance.now();
    allowance = 0;
    timer = setTimeout(tick, 1);
  }

  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    const file = files.get(String(headers[':path']).replace(/\?.*$/, ''));
    const urgency = Number(/u=(\d)/.exec(String(headers.priority ?? ''))?.[1] ?? 3);
    setTimeout(() => {
      if (stream.destroyed) return;
      traffic.files++;
      if (!file) return stream.respond({ ':status': 404 }, { endStream: true });
      const etag = `"${createHash('sha1').update(file.body).digest('hex')}"`;
      const common = { etag, 'cache-control': 'max-age=3600', 'content-type': file.type };
      if (headers['if-none-match'] === etag) {
        stream.respond({ ...common, ':status': 304 }, { endStream: true });
        return;
      }
      stream.respond({
        ...common,
        ':status': 200,
        'content-length': file.body.length,
        ...(file.isCompressed && { 'content-encoding': 'gzip' }),
      });
      if (headers[':method'] === 'HEAD' || file.body.length === 0) stream.end();
      else send({ stream, body: file.body, sent: 0, urgency });
    }, line.latency);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    certificate: hashOfKey(cert),
    line,
    takeTraffic() {
      const taken = traffic;
      traffic = { files: 0, bytes: 0 };
      return taken;
    },
    close: () => {
      clearTimeout(timer);
      server.close();
    },
  };
}

/** Creates a certificate for 127.0.0.1 with the program openssl. */
function createCertificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-line-'));
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const options =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1';
  try {
    const { status, stderr } = spawnSync('openssl', [...options.split(' '), '-keyout', key, '-out', cert], {
      encoding: 'utf8',
    });
    if (status !== 0)
      throw new Error(`The benchmark needs openssl for a certificate, and it failed. ${stderr ?? ''}`.trim());
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function hashOfKey(cert: Buffer): string {
  const key = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}
