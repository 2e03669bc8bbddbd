/** The text of a response, or the reason why the response is not text. */
export type ResponseText =
  { text: string } | { problem: 'too large' | 'cut off' | 'not text'; encoding?: string };

/**
 * Reads the body of a response as text. JSON is always in UTF-8 (RFC 8259, 8.1); other text is in the encoding that
 * the response states, or in UTF-8.
 *
 * @param maxBytes maximum size of the body, in bytes; reading stops when the body is larger
 */
export async function readResponseText(
  { body, headers }: Pick<Response, 'body' | 'headers'>,
  maxBytes: number,
): Promise<ResponseText> {
  if (!body) return { text: '' };
  const encoding = encodingOf(headers.get('content-type') ?? '');
  const decoder = new TextDecoder(encoding, { fatal: true });
  const pieces: string[] = [];
  let length = 0;
  const reader = body.getReader();
  for (;;) {
    const chunk = await reader.read().catch((error: unknown) => {
      // The connection was closed before the whole body arrived. A request that was aborted is another fault.
      if (error instanceof DOMException) throw error;
      return undefined;
    });
    if (chunk === undefined) return { problem: 'cut off' };
    if (chunk.done) break;
    length += chunk.value.length;
    if (length > maxBytes) {
      await reader.cancel();
      return { problem: 'too large' };
    }
    const piece = decode(decoder, chunk.value);
    if (piece === undefined) {
      await reader.cancel();
      return { problem: 'not text', encoding: decoder.encoding.toUpperCase() };
    }
    pieces.push(piece);
  }
  const end = decode(decoder);
  return end === undefined ? { problem: 'cut off' } : { text: pieces.join('') + end };
}

/** Decodes some bytes, or the end of the text. Returns `undefined` if the bytes are not in the encoding. */
function decode(decoder: InstanceType<typeof TextDecoder>, bytes?: Uint8Array): string | undefined {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    return undefined;
  }
}

function encodingOf(contentType: string): string {
  const stated = /;\s{0,9}charset\s{0,9}=\s{0,9}"?([\w.:-]{1,40})/iu.exec(contentType)?.[1];
  if (stated === undefined || /json/iu.test(contentType)) return 'utf-8';
  try {
    return new TextDecoder(stated).encoding;
  } catch {
    return 'utf-8';
  }
}

/** Whether a text is a page of HTML, whatever media type the service states for it. */
export function isWebPage(text: string): boolean {
  return /^\s{0,99}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--[^>]{0,500}-->\s{0,99})?<(?:!doctype\s{1,9}html|html)\b/iu.test(
    text.slice(0, 2000),
  );
}

/**
 * Parses the value of a `Retry-After` header, which is a number of seconds or a date (RFC 9110, 10.2.3).
 *
 * @param now the current time, in milliseconds since 1970
 * @returns the time to wait, in milliseconds; undefined if the header is missing or invalid
 */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d{1,9}$/u.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
