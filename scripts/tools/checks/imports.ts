import ts from 'typescript';

export interface Import {
  line: number;
  /** The import specifier exactly as it is in the file: `../model/paper.ts`, `#words`, `node:fs`. */
  from: string;
}

/**
 * Returns all imports and re-exports of a file, including imports of types. In an Astro file, the frontmatter and the
 * scripts are parsed.
 */
export function importsOf(file: string, text: string): Import[] {
  return scriptsOf(file, text).flatMap(({ script, line }) =>
    ts.preProcessFile(script, true, true).importedFiles.map(({ fileName, pos }) => ({
      line: line + script.slice(0, pos).split('\n').length,
      from: fileName,
    })),
  );
}

/**
 * Returns the pieces of code in a file, each with the number of lines above it. An Astro file has several pieces: the
 * frontmatter and each `<script>`. Any other file is one piece.
 */
export function scriptsOf(file: string, text: string): { script: string; line: number }[] {
  if (!file.endsWith('.astro')) return [{ script: text, line: 0 }];
  return [...text.matchAll(/^---\r?\n([\s\S]*?)^---$|<script[^>]*>([\s\S]*?)<\/script>/gm)].map((match) => {
    const script = match[1] ?? match[2] ?? '';
    return { script, line: text.slice(0, match.index + match[0].indexOf(script)).split('\n').length - 1 };
  });
}
