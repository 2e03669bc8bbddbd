/**
 * The reason why the text of a response cannot be used, as the object of "The service sent …". A response that is
 * empty or incomplete is requested again.
 */
export type AnswerProblem =
  'an empty response' | 'an incomplete response' | 'invalid JSON' | 'invalid XML' | 'text that is not BibTeX';

/** Returns the problem of a text that must be JSON. */
export function jsonProblem(text: string): AnswerProblem | undefined {
  if (text.trim() === '') return 'an empty response';
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return /^\s*[[{]/u.test(text) && isOpen(text) ? 'an incomplete response' : 'invalid JSON';
  }
}

/** Returns the problem of a text that must be a feed in the format Atom (RFC 4287). */
export function feedProblem(text: string): AnswerProblem | undefined {
  if (text.trim() === '') return 'an empty response';
  if (!/^\s*</u.test(text)) return 'invalid XML';
  return /<\/(?:\w{1,10}:)?feed>\s{0,100}$|<feed[^<>]{0,500}\/>\s{0,100}$/u.test(text.slice(-700))
    ? undefined
    : 'an incomplete response';
}

/** Returns the problem of a text that must be BibTeX. An empty text is a list without papers. */
export function bibtexProblem(text: string): AnswerProblem | undefined {
  if (text.trim() === '') return undefined;
  if (!/^[ \t]{0,20}@\w/mu.test(text)) return 'text that is not BibTeX';
  const depth = text.split('{').length - text.split('}').length;
  return depth > 0 || !/\}\s{0,100}$/u.test(text.slice(-200)) ? 'an incomplete response' : undefined;
}

/** Whether a text of JSON ends inside a text, a list or an object. */
function isOpen(json: string): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (sign === '\\' && isText) at++;
    else if (sign === '"') isText = !isText;
    else if (!isText && (sign === '{' || sign === '[')) depth++;
    else if (!isText && (sign === '}' || sign === ']')) depth--;
  }
  return isText || depth > 0;
}
