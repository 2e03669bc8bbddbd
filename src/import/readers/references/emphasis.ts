/** Removes marks of bold and italic text, as in Markdown: `**Quill**`, `_Nature_`. A mark without a partner stays. */
export function removeEmphasis(text: string): string {
  if (!/[*_]/u.test(text)) return text;
  let plain = '';
  let open: { mark: string; at: number } | undefined;
  for (let at = 0; at < text.length;) {
    const mark = /^(?:\*{1,3}|_{1,3})/u.exec(text.slice(at, at + 3))?.[0];
    if (mark === undefined) {
      plain += text.charAt(at++);
      continue;
    }
    const before = text.charAt(at - 1);
    const after = text.charAt(at + mark.length);
    if (open?.mark === mark && /\S/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) {
      plain = plain.slice(0, open.at) + plain.slice(open.at + mark.length);
      open = undefined;
    } else {
      if (!open && !/[\p{L}\p{N}.]/u.test(before) && /\S/u.test(after)) open = { mark, at: plain.length };
      plain += mark;
    }
    at += mark.length;
  }
  return plain;
}
