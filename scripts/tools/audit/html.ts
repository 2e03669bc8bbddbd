import path from 'node:path';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { type Finding, htmlFiles } from './audited-site.ts';

/** Checks all pages by the rules of html-validate for HTML and for accessibility. */
export async function validateHtml(folder: string): Promise<Finding> {
  const validate = new HtmlValidate(
    new FileSystemConfigLoader({
      root: true,
      extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
      // All files come from the site itself.
      rules: { 'require-sri': 'off' },
    }),
  );
  const files = htmlFiles(folder);
  const { results } = await validate.validateMultipleFiles(files.map((file) => path.join(folder, file)));
  const faults = results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ ruleId, message, line }) => `${path.relative(folder, filePath ?? '')}:${line} ${ruleId}: ${message}`,
    ),
  );
  return { checked: `${files.length.toLocaleString('en')} pages`, faults };
}
