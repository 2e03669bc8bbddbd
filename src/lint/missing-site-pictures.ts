import { quote } from '../model/diagnostic.ts';
import type { ParsedSite } from './broken-links.ts';
import type { LintDiagnostic } from './lint-diagnostic.ts';

/** Settings that have an effect only together with another setting. */
const pairs = [
  ['logoDark', 'logo'],
  ['homePictureText', 'homePicture'],
] as const;

const keys = ['logo', 'logoDark', 'homePicture'] as const;

/**
 * Reports pictures that `site.yaml` names but that do not exist, and pictures that no page shows. The pages are built
 * without them.
 *
 * @param contentFiles the names of the files in the content folder
 */
export function missingSitePictures(site: ParsedSite, contentFiles: ReadonlySet<string>): LintDiagnostic[] {
  const warning = (key: string, message: string, advice: string): LintDiagnostic => {
    const line = site.lineOf([key]);
    return { kind: 'missing-file', severity: 'warning', file: site.file, line, message, advice };
  };
  const missing = keys.flatMap((key): LintDiagnostic[] => {
    const name = site.value[key];
    if (name === undefined || contentFiles.has(name)) return [];
    const message = `The picture ${quote(name)} is not in the folder of this file.`;
    return [
      warning(key, message, `Add the picture there, or correct "${key}". Upper and lower case matter.`),
    ];
  });
  const unused = pairs.flatMap(([key, needed]): LintDiagnostic[] => {
    if (site.value[key] === undefined || site.value[needed] !== undefined) return [];
    return [
      warning(key, `"${key}" has no effect without "${needed}".`, `Add "${needed}", or remove "${key}".`),
    ];
  });
  return [...missing, ...unused];
}
