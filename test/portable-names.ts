/**
 * Returns what is wrong with paths on some systems, as one message per path:
 *
 * - Windows reserves the names of devices, also with an extension (`con`, `aux.md`), and some characters, and removes a
 *   dot or space at the end ("Naming Files, Paths, and Namespaces" of Microsoft);
 * - Windows and macOS do not distinguish upper and lower case, and macOS does not distinguish the two ways to write a
 *   letter with a mark (Unicode NFC and NFD);
 * - Windows limits whole paths to 260 characters, and the folder of the user takes a part.
 *
 * @param paths paths with `/` between folder names
 * @param maxLength maximum length of a path, in UTF-16 code units
 */
export function unportableNames(paths: readonly string[], maxLength: number): string[] {
  const seen = new Map<string, string>();
  return paths.flatMap((file) => {
    const names = file.split('/');
    const problems = [
      ...(file.length > maxLength ? [`has ${file.length} characters`] : []),
      ...names
        .filter((name) => /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(name))
        .map((name) => `"${name}" is a device`),
      ...names
        .filter((name) => /[<>:"|?*\\\p{Cc}]|[. ]$/u.test(name))
        .map((name) => `"${name}" has a forbidden character`),
    ];
    // A folder that is written in two ways is found too, because each of its files has a path of its own.
    for (const [index] of names.entries()) {
      const part = names.slice(0, index + 1).join('/');
      const key = part.normalize('NFC').toLowerCase();
      const other = seen.get(key);
      if (other === undefined) seen.set(key, part);
      else if (other !== part) problems.push(`is the same as ${other}`);
    }
    return problems.map((problem) => `${file}: ${problem}`);
  });
}
