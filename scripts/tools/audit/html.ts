import path from 'node:path';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { type AuditResult, htmlFiles } from './audited-site.ts';

/** Validates all pages of a site with the html-validate rules for HTML and accessibility. */
export async function validateHtml(folder: string): Promise<AuditResult> {
  const validate = new HtmlValidate(
    new FileSystemConfigLoader({
      root: true,
      extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
      // The site loads no files from other hosts, so it needs no integrity attributes.
      rules: { 'require-sri': 'off' },
    }),
  );
  const files = htmlFiles(folder);
  const { results } = await validate.validateMultipleFiles(files.map((file) => path.join(folder, file)));
  const errors = results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ ruleId, message, line }) => `${path.relative(folder, filePath ?? '')}:${line} ${ruleId}: ${message}`,
    ),
  );
  return { checked: `${files.length.toLocaleString('en')} pages`, errors };
}
