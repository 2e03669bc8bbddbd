import type { TexDefinitions } from './definitions.ts';
import { lengthEnd, texCommand } from './commands.ts';
import { formulaText, isMoney, formatScript } from './formula.ts';
import { addAccent, ligatures, numberedCharacter } from './letters.ts';
import { TexSource } from './source.ts';
import { decodeVerbatim } from '../../values/verbatim.ts';

/** Plain text that was converted from TeX. */
export interface DecodedTex {
  text: string;
  /** Names of the commands that are unknown. */
  unknown: string[];
}

/** Pattern of the characters that have a special meaning in TeX. */
const special = /[\\{}$~]|--|``|''|`|[?!]`|,,/u;
const nextSpecial = /[\\{}$~]|-{2,}|``|''|`|[?!]`|(?<![^\s(]),,(?=\p{L})/gu;

/** Maximum depth of arguments inside other arguments. Deeper commands are removed. */
const maxDepth = 30;

/** Maximum number of characters in one value that are added by commands from `@preamble`. */
const maxExpansion = 20_000;

/**
 * Converts TeX to plain text in Unicode. Accents and symbols become characters, braces and font styles are removed,
 * and mathematics stays between dollar signs. A dollar sign that means money stays escaped (`\$`) if it could be read
 * as mathematics. The time grows linearly with the length of the text.
 *
 * @param definitions the commands that `@preamble` defines; used for names that are otherwise unknown
 */
export function decodeTex(source: string, definitions?: TexDefinitions): DecodedTex {
  if (!special.test(source)) return { text: source, unknown: [] };
  const decoder = new TexDecoder(source, { definitions, unknown: new Set(), left: maxExpansion });
  const text = decoder.decode(0, source.length, 0);
  const dollars = text.split('$').length - 1;
  return { text: dollars === 1 ? text.replace('\\$', '$') : text, unknown: [...decoder.state.unknown] };
}

/** State that is shared by the decoder of a text and the decoders of the commands in it. */
interface DecoderState {
  definitions: TexDefinitions | undefined;
  unknown: Set<string>;
  /** Number of characters that commands from `@preamble` may still add. */
  left: number;
}

class TexDecoder {
  readonly state: DecoderState;
  readonly #tex: TexSource;
  readonly #source: string;

  constructor(source: string, state: DecoderState) {
    this.state = state;
    this.#tex = new TexSource(source);
    this.#source = source;
  }

  decode(start: number, end: number, depth: number): string {
    const source = this.#source;
    const pattern = new RegExp(nextSpecial);
    let text = '';
    let at = start;
    while (at < end) {
      pattern.lastIndex = at;
      const match = pattern.exec(source);
      const next = match === null || match.index >= end ? end : match.index;
      text += source.slice(at, next);
      at = next;
      if (match === null || next >= end) break;
      const sign = match[0];
      if (sign === '\\' || sign === '$' || sign === '`') {
        const read = sign === '$' ? this.#readFormula(at, end) : this.#readSign(sign, at, end, depth);
        text += read.text;
        at = read.end;
      } else {
        text += ligatures[sign] ?? sign;
        at += sign.length;
      }
    }
    return text;
  }

  #readSign(sign: '\\' | '`', at: number, end: number, depth: number): Found {
    if (sign === '\\') return this.#readCommand(at, end, depth);
    const quoted = /^`([^`'\n]{1,100})'(?!['\p{L}])/u.exec(
      this.#source.slice(at, Math.min(end, at + 104)),
    )?.[1];
    if (quoted === undefined || depth >= maxDepth) return { text: '`', end: at + 1 };
    const close = at + 1 + quoted.length;
    return { text: `‘${this.decode(at + 1, close, depth + 1)}’`, end: close + 1 };
  }

  #readCommand(at: number, end: number, depth: number): Found {
    const source = this.#source;
    const name = /^(?:[A-Za-z]{1,60}|[\s\S])/u.exec(source.slice(at + 1, Math.min(end, at + 61)))?.[0] ?? '';
    if (name === '') return { text: '\\', end };
    if (name === '(' || name === '[') return this.#readDisplay(at, end, name === '(' ? '\\)' : '\\]');
    const isWord = /^[A-Za-z]/u.test(name);
    const nameEnd = at + 1 + name.length;
    // A space or an empty pair of braces after the name of a command only ends the name.
    const after = isWord ? nameEnd + this.#tex.spaces(nameEnd, end) : nameEnd;
    const command = texCommand(name);
    if (command === undefined) return this.#readDefined(name, nameEnd, after, end, depth);
    switch (command.kind) {
      case 'character': {
        const isLogo = command.text.length > 1 && /\p{L}/u.test(command.text);
        return { text: command.text, end: isLogo || !isWord ? nameEnd : after };
      }
      case 'style':
        return { text: '', end: after };
      case 'length':
        return { text: '', end: Math.min(end, lengthEnd(source, after)) };
      case 'code':
        return numberedCharacter(source.slice(after, Math.min(end, after + 12)), after);
      case 'accent':
        return this.#readAccent(name, command.accent, after, end, depth);
    }
    const argument = this.#tex.argument(after, end);
    if (argument === undefined || depth >= maxDepth) return { text: '', end: after };
    const inner = () => this.decode(argument.start, argument.end, depth + 1);
    const raw = () => source.slice(argument.start, argument.end);
    switch (command.kind) {
      case 'wrap':
        return { text: command.before + inner() + command.after, end: argument.after };
      case 'hidden':
        return { text: '', end: argument.after };
      case 'verbatim':
        return { text: decodeVerbatim(raw()), end: argument.after };
      case 'math':
        return { text: formulaText(raw()) ?? `$${raw()}$`, end: argument.after };
      case 'super':
      case 'sub':
        return { text: formatScript(inner(), command.kind), end: argument.after };
      case 'second':
        // The first argument is removed. Decoding continues with the second argument.
        return { text: '', end: argument.after };
      case 'choice': {
        const other = this.#tex.argument(argument.after, end);
        return { text: inner(), end: other?.after ?? argument.after };
      }
      case 'link': {
        const shown = this.#tex.argument(argument.after, end);
        const url = decodeVerbatim(raw());
        const text = shown ? this.decode(shown.start, shown.end, depth + 1) : url;
        return { text: text.includes(url) ? text : `${text} (${url})`, end: shown?.after ?? argument.after };
      }
    }
  }

  /** Replaces a command that was defined in `@preamble` by its text, with the arguments inserted. */
  #readDefined(name: string, nameEnd: number, after: number, end: number, depth: number): Found {
    const definition = this.state.definitions?.get(name);
    if (definition === undefined || depth >= maxDepth || this.state.left < 0) {
      return this.#readUnknown(name, nameEnd, after, end);
    }
    let at = definition.parameters > 0 ? after : nameEnd;
    const values: string[] = [];
    while (values.length < definition.parameters) {
      const argument = this.#tex.argument(at, end);
      if (argument === undefined) break;
      values.push(this.#source.slice(argument.start, argument.end));
      at = argument.after;
    }
    let tex = '';
    for (const piece of definition.tex.split(/(?=#[1-9])/u)) {
      const value = piece.startsWith('#') ? values[Number(piece[1]) - 1] : undefined;
      tex += value === undefined ? piece : value + piece.slice(2);
      if (tex.length > this.state.left) break;
    }
    this.state.left -= tex.length + 1;
    return { text: new TexDecoder(tex, this.state).decode(0, tex.length, depth + 1), end: at };
  }

  /**
   * Replaces an unknown command by its argument. Without an argument, a command that looks like an acronym (`\XML`)
   * is replaced by its name. Any other unknown command is kept unchanged.
   */
  #readUnknown(name: string, nameEnd: number, after: number, end: number): Found {
    if (!/^[A-Za-z]/u.test(name)) return { text: `\\${name}`, end: nameEnd };
    this.state.unknown.add(name);
    const close = this.#source[after] === '{' ? this.#tex.closing(after) : undefined;
    const hasArgument = close !== undefined && close < end && close > after + 1;
    if (hasArgument) return { text: '', end: after };
    return { text: /[A-Z].*[A-Z]/u.test(name) ? name : `\\${name}`, end: nameEnd };
  }

  #readAccent(name: string, accent: string, at: number, end: number, depth: number): Found {
    const source = this.#source;
    const argument = this.#tex.argument(at, end);
    if (argument === undefined || depth >= maxDepth) return { text: '', end: at };
    const letters = this.decode(argument.start, argument.end, depth + 1);
    const isBare = source[at] !== '{';
    const isWordEnd =
      isBare &&
      /\p{L}$/u.test(source.slice(0, at - 2).slice(-2)) &&
      !/^\p{L}/u.test(source.slice(argument.after, argument.after + 2));
    const text = addAccent(name, accent, letters, { isBare, isWordEnd });
    if (text !== undefined) return { text, end: argument.after };
    return { text: /[~^`"]/u.test(name) ? name : '', end: isBare ? at : argument.after };
  }

  #readFormula(at: number, end: number): Found {
    const source = this.#source;
    const delimiter = source.startsWith('$$', at) ? '$$' : '$';
    const closing = delimiter === '$' ? /(?<!\\)\$/gu : /(?<!\\)\$\$/gu;
    closing.lastIndex = at + delimiter.length;
    const close = closing.exec(source)?.index;
    if (close === undefined || close >= end) return { text: '\\$', end: at + 1 };
    const tex = source
      .slice(at + delimiter.length, close)
      .replace(/\s+/gu, ' ')
      .trim();
    if (isMoney(tex)) return { text: '\\$', end: at + 1 };
    return { text: formulaText(tex) ?? `${delimiter}${tex}${delimiter}`, end: close + delimiter.length };
  }

  #readDisplay(at: number, end: number, closing: string): Found {
    const close = this.#tex.next(closing, at);
    if (close >= end) return { text: this.#source.slice(at + 1, at + 2), end: at + 2 };
    const tex = this.#source.slice(at + 2, close).trim();
    return { text: tex === '' ? '' : (formulaText(tex) ?? `$${tex}$`), end: close + 2 };
  }
}

interface Found {
  text: string;
  /** Offset in the source at which decoding continues. */
  end: number;
}
