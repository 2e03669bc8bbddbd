/** Beginnings and ends of commands of templates (Liquid of Jekyll, shortcodes of Hugo) and of comments. */
const commands = [
  ['{{<', '>}}'],
  ['{{%', '%}}'],
  ['{%', '%}'],
  ['<!--', '-->'],
] as const;

/** A value that Liquid inserts: `{{ site.url }}`. Formulas have no space after two braces. */
const insertion = /\{\{-?\s{1,9}["'a-z_][^{}]{0,500}\}\}/giu;

const absolute = /^(?:https?:|mailto:)/iu;

/** Tags of HTML and the Markdown that has the same meaning. Other tags are removed. */
const tags: Readonly<Record<string, string>> = {
  b: '**', strong: '**', i: '*', em: '*', code: '`', li: '\n- ', br: '\n', p: '\n\n', ul: '\n\n', ol: '\n\n', h1: '\n\n', h2: '\n\n', h3: '\n\n',
}; // prettier-ignore

/**
 * Removes what only works in the site of another tool: commands of templates, comments, and pictures of that site. A
 * link to a page or file of that site becomes its text.
 *
 * @param isMarkdown whether Offprint reads the text as Markdown. HTML then becomes Markdown. Other texts, which are
 *   abstracts, get the addresses of links in brackets
 */
export function cleanForeignText(text: string, isMarkdown: boolean): string {
  const plain = commands
    .reduce((rest, [open, close]) => cut(rest, open, close), text)
    .replace(insertion, '')
    .split('\n')
    .filter((line) => !/^\{:.{0,500}\}\s{0,9}$/u.test(line))
    .join('\n');
  const linked = replaceLinks(
    isMarkdown ? outsideCode(plain, toMarkdown) : plain,
    (whole, isPicture, label, address) => {
      if (absolute.test(address)) return isMarkdown ? whole : `${label} (${address})`;
      return isPicture ? '' : label;
    },
  );
  return linked
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : line))
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** Converts the HTML in a text to Markdown. */
function toMarkdown(text: string): string {
  const open: string[] = [];
  return replaceTags(text, (tag, name, isEnd) => {
    if (name === 'a') {
      if (isEnd) return open.pop() ?? '';
      const address = /href\s{0,5}=\s{0,5}["']?([^"'\s>]{1,2000})/iu.exec(tag)?.[1] ?? '';
      const isKept = absolute.test(address);
      open.push(isKept ? `](${address})` : '');
      return isKept ? '[' : '';
    }
    if (isEnd && name === 'li') return '';
    return Object.hasOwn(tags, name) ? (tags[name] ?? '') : '';
  });
}

/** Maximum length of a tag, and of the address of a link, in characters. */
const maxTag = 2000;

/** Replaces all tags of HTML. */
function replaceTags(text: string, replace: (tag: string, name: string, isEnd: boolean) => string): string {
  const kept: string[] = [];
  let from = 0;
  for (let start = text.indexOf('<'); start !== -1; start = text.indexOf('<', start + 1)) {
    const rest = text.slice(start, start + maxTag);
    const [, end = '', name = ''] = /^<(\/?)([a-z][a-z0-9]{0,10})(?![\w-])/iu.exec(rest) ?? [];
    const close = name === '' ? -1 : rest.indexOf('>');
    if (close === -1) continue;
    kept.push(text.slice(from, start), replace(rest.slice(0, close + 1), name.toLowerCase(), end !== ''));
    from = start + close + 1;
    start = from - 1;
  }
  return [...kept, text.slice(from)].join('');
}

/** Replaces all links and pictures of Markdown. */
function replaceLinks(
  text: string,
  replace: (whole: string, isPicture: boolean, label: string, address: string) => string,
): string {
  const kept: string[] = [];
  let from = 0;
  for (let middle = text.indexOf(']('); middle !== -1; middle = text.indexOf('](', middle + 2)) {
    const first = Math.max(from, middle - maxTag);
    const before = text.slice(first, middle);
    const bracket = before.lastIndexOf('[');
    const end = text.slice(middle, middle + maxTag).indexOf(')');
    if (bracket === -1 || end === -1) continue;
    const label = before.slice(bracket + 1);
    const [address = ''] = text
      .slice(middle + 2, middle + end)
      .trim()
      .split(/\s/u);
    if (label.includes('\n\n')) continue;
    const isPicture = before[bracket - 1] === '!';
    const start = first + bracket - (isPicture ? 1 : 0);
    const whole = text.slice(start, middle + end + 1);
    kept.push(text.slice(from, start), replace(whole, isPicture, label, address));
    from = middle + end + 1;
  }
  return [...kept, text.slice(from)].join('');
}

/** Changes the parts of a Markdown text that are not in a block of code. */
function outsideCode(text: string, change: (text: string) => string): string {
  return text
    .split(/^(```.*)$/mu)
    .map((part, index, parts) => {
      if (index % 2 === 1) return part;
      const fences = parts.slice(0, index).filter((_, at) => at % 2 === 1).length;
      return fences % 2 === 1 ? part : change(part);
    })
    .join('');
}

/** Removes all parts of a text that begin with `open` and end with `close`. */
function cut(text: string, open: string, close: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let start = text.indexOf(open); start !== -1; start = text.indexOf(open, from)) {
    const end = text.indexOf(close, start + open.length);
    if (end === -1) break;
    kept.push(text.slice(from, start));
    from = end + close.length;
  }
  return [...kept, text.slice(from)].join('');
}

/** Maximum length of a title that is made from a text, in characters. */
const maxTitle = 120;

/** Makes a title from the first sentence of a text. Returns `undefined` if the text has no words. */
export function titleFrom(text: string): string | undefined {
  const paragraph = text.trim().split(/\n\s*\n/u, 1)[0] ?? '';
  const linked = replaceLinks(paragraph, (_, _isPicture, label) => label);
  const plain = replaceTags(linked, () => '')
    .replace(/:[a-z0-9_+-]{1,40}:/gu, '')
    .replace(/^[#>\s]+|[*_`]+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (!/\p{L}/u.test(plain)) return undefined;
  const sentence = /^.{10,300}?[.!?。！？](?=\s|$)/u.exec(plain)?.[0] ?? plain;
  if (sentence.length <= maxTitle) return sentence.replace(/\.$/u, '');
  const start = sentence.slice(0, maxTitle);
  return `${start.slice(0, start.lastIndexOf(' ') > 0 ? start.lastIndexOf(' ') : maxTitle)} …`;
}
