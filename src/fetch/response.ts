/**
 * Reads the body of a response as UTF-8 text.
 *
 * @param maxBytes maximum size of the body, in bytes; reading stops when the body is larger
 * @returns the text; undefined if the body is larger than `maxBytes`
 */
export async function readResponseText({ body }: Response, maxBytes: number): Promise<string | undefined> {
  if (!body) return '';
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    // Returning from the loop also closes the connection.
    if (length > maxBytes) return undefined;
    pieces.push(decoder.decode(chunk, { stream: true }));
  }
  return pieces.join('') + decoder.decode();
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
