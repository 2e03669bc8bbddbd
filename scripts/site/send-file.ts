import { type FileHandle, open, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { lookup } from 'mrmime';
import { mediaTypeOf } from '../../src/model/file-type.ts';
import { parseRange } from './byte-range.ts';

/** Media types of files that an Offprint site has and mrmime does not know. */
const otherTypes = {
  bib: 'application/x-bibtex',
  cff: 'application/yaml',
  ico: 'image/x-icon',
  ris: 'application/x-research-info-systems',
} as const satisfies Record<string, string>;

/** Errors of the file system that mean that there is no such file, also because its name is too long or invalid. */
const missingCodes: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EINVAL']);

/** Whether an error of the file system means that there is no file with this name. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && missingCodes.has(error.code);
}

/**
 * Responds to a GET or HEAD request with a file, as RFC 9110 requires: validators, conditional requests (13) and a part
 * of the file (14). If the client accepts gzip and there is a compressed copy (`index.html.gz`), sends the copy.
 *
 * @param type the name of the file that determines the media type
 * @param status the status of the response if nothing else applies. Only a file with status 200 has conditions and
 *   parts.
 * @returns whether there is such a file; if false, nothing was sent
 * @throws {Error} if the file system refuses to read the file
 */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  status = 200,
): Promise<boolean> {
  const compressed = acceptsGzip(request) ? await openFile(`${file}.gz`) : undefined;
  const opened = compressed ?? (await openFile(file));
  if (!opened) return false;
  try {
    const { size, mtime } = await opened.stat();
    const validators: Validators = {
      etag: `"${size.toString(36)}-${mtime.getTime().toString(36)}${compressed ? '-gzip' : ''}"`,
      lastModified: mtime.toUTCString(),
    };
    response.setHeader('content-type', mediaType(file));
    if (compressed) response.setHeader('content-encoding', 'gzip');
    if (status !== 200) return await send(request, response, opened, status, { first: 0, last: size - 1 });
    response.setHeader('cache-control', 'no-cache');
    response.setHeader('accept-ranges', 'bytes');
    response.setHeader('last-modified', validators.lastModified);
    response.setHeader('etag', validators.etag);
    if (compressed) response.setHeader('vary', 'accept-encoding');
    const condition = failedCondition(request, validators);
    if (condition !== undefined) {
      response.writeHead(condition).end();
      return true;
    }
    const part = parseRange(requestedRange(request, validators), size);
    if (part === 'unsatisfiable') {
      response.writeHead(416, { 'content-range': `bytes */${size}`, 'content-length': 0 }).end();
      return true;
    }
    if (!part) return await send(request, response, opened, 200, { first: 0, last: size - 1 });
    response.setHeader('content-range', `bytes ${part.first}-${part.last}/${size}`);
    return await send(request, response, opened, 206, part);
  } finally {
    await opened.close();
  }
}

async function openFile(file: string): Promise<FileHandle | undefined> {
  try {
    return (await stat(file)).isFile() ? await open(file) : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function send(
  { method }: IncomingMessage,
  response: ServerResponse,
  opened: FileHandle,
  status: number,
  { first, last }: { first: number; last: number },
): Promise<true> {
  response.writeHead(status, { 'content-length': last - first + 1 });
  if (method === 'HEAD' || last < first) {
    response.end();
    return true;
  }
  try {
    await pipeline(opened.createReadStream({ start: first, end: last, autoClose: false }), response);
  } catch (error) {
    // The client has ended the connection. It does not need the rest.
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'))
      throw error;
  }
  return true;
}

function mediaType(file: string): string {
  const extension = /\.(\w{1,9})$/u.exec(file)?.[1]?.toLowerCase() ?? '';
  const own: Record<string, string> = otherTypes;
  const known = Object.hasOwn(own, extension) ? own[extension] : (mediaTypeOf(file) ?? lookup(file));
  const type = known ?? 'application/octet-stream';
  return type.startsWith('text/') ? `${type};charset=utf-8` : type;
}

function acceptsGzip({ headers }: IncomingMessage): boolean {
  return /(?:^|,)\s{0,9}gzip\s{0,9}(?:,|$)/iu.test(String(headers['accept-encoding'] ?? ''));
}

interface Validators {
  etag: string;
  lastModified: string;
}

/**
 * Returns the status of a conditional request whose condition is false, in the order of RFC 9110, 13.2.2; undefined if
 * the file must be sent.
 */
function failedCondition({ headers }: IncomingMessage, validators: Validators): 304 | 412 | undefined {
  const modified = Date.parse(validators.lastModified);
  const lists = (header: string) =>
    header.trim() === '*' || header.split(',').some((tag) => tag.trim() === validators.etag);
  if (headers['if-match'] !== undefined) {
    if (!lists(headers['if-match'])) return 412;
  } else if (modified > Date.parse(headers['if-unmodified-since'] ?? '')) return 412;
  const noneMatch = headers['if-none-match'];
  // A comparison for a cache is weak: `W/"x"` is the same as `"x"`.
  if (noneMatch !== undefined) return lists(noneMatch.replaceAll('W/"', '"')) ? 304 : undefined;
  return modified <= Date.parse(headers['if-modified-since'] ?? '') ? 304 : undefined;
}

/**
 * Returns the `Range` header of a request. Returns undefined for other methods than GET (RFC 9110, 14.2), and if the
 * condition in `If-Range` is false, because the client then has a part of an older file (13.1.5).
 */
function requestedRange({ method, headers }: IncomingMessage, validators: Validators): string | undefined {
  const condition = headers['if-range'];
  const isFulfilled =
    condition === undefined || condition === validators.etag || condition === validators.lastModified;
  return method === 'GET' && isFulfilled ? headers.range : undefined;
}
