import { quote } from '../model/diagnostic.ts';
import type { ParsedSite } from './broken-links.ts';
import type { LintDiagnostic } from './lint-diagnostic.ts';

const keys = ['logo', 'logoDark', 'homePicture'] as const;

/**
 * Reports pictures that `site.yaml` names but that do not exist. The pages are built without them.
 *
 * @param contentFiles the names of the files in the content folder
 */
export function missingSitePictures(site: ParsedSite, contentFiles: ReadonlySet<string>): LintDiagnostic[] {
  return keys.flatMap((key): LintDiagnostic[] => {
    const name = site.value[key];
    if (name === undefined || contentFiles.has(name)) return [];
    const message = `The picture ${quote(name)} is not in the folder of this file.`;
    const advice = `Add the picture there, or correct "${key}". Upper and lower case matter.`;
    return [
      {
        kind: 'missing-file',
        severity: 'warning',
        file: site.file,
        line: site.lineOf([key]),
        message,
        advice,
      },
    ];
  });
}
