/** The formats of a CV, by the ending of their files. */
export const cvFormats = {
  pdf: 'PDF',
  json: 'JSON Resume',
  yaml: 'RenderCV',
  md: 'Markdown',
  docx: 'Word',
} as const;

export type CvFormat = keyof typeof cvFormats;

/** Whether a text is the name of a format. */
export function isCvFormat(name: string): name is CvFormat {
  return Object.hasOwn(cvFormats, name);
}

/**
 * Decides which files to write.
 *
 * - Without formats, the ending of `out` chooses the format; a file without a known ending is a PDF.
 * - One format is written to `out` as it is.
 * - With several formats, each file gets the ending of its format. A known ending of `out` is replaced.
 *
 * @param formats the formats that the user named; a format that is named twice is written once
 */
export function planFiles(
  author: string,
  formats: readonly CvFormat[] | undefined,
  out: string | undefined,
): { format: CvFormat; out: string }[] {
  const ending = /\.([a-z]{2,4})$/iu.exec(out ?? '')?.[1]?.toLowerCase() ?? '';
  const ofEnding = isCvFormat(ending) ? ending : ending === 'yml' ? 'yaml' : undefined;
  const wanted = [...new Set(formats ?? [ofEnding ?? 'pdf'])];
  const [only, ...others] = wanted;
  if (out !== undefined && only !== undefined && others.length === 0) return [{ format: only, out }];
  const base =
    out === undefined ? `cv-${author}` : ofEnding === undefined ? out : out.slice(0, -ending.length - 1);
  return wanted.map((format) => ({ format, out: `${base}.${format}` }));
}
