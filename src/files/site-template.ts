import { stringify } from 'yaml';
import { z } from 'zod';
import { siteSchema } from '../model/site.ts';

const comment = '# ';
/** Maximum length of a line of a comment, in characters. */
const maxLine = 110;

/**
 * Formats a new `site.yaml`. It contains the given settings and, as comments, all other settings with their default.
 * Every line of a setting is valid after its `# ` is removed. A setting without a default has no value there, which is the
 * same as leaving it out.
 */
export function formatSiteTemplate(settings: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(siteSchema.shape).flatMap(([key, schema]) =>
    formatSetting(key, schema, settings[key], ''),
  );
  const head =
    '# The settings of this site. Remove the # before a setting to change it, then build the site again.';
  return `${[head, ...lines].join('\n')}\n`;
}

function formatSetting(key: string, schema: z.ZodType, value: unknown, indent: string): string[] {
  const about = describe(schema, indent);
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  // The key of a group is not a comment, so that each of its settings is valid on its own.
  if (inner instanceof z.ZodObject && value === undefined) {
    const below = Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([name, each]) =>
      formatSetting(name, each, undefined, `${indent}  `),
    );
    return ['', ...about, `${indent}${key}:`, ...below];
  }
  const initial: unknown = value ?? schema.safeParse(undefined).data;
  const line = initial === undefined ? `${key}:` : stringify({ [key]: initial }, { lineWidth: 0 }).trimEnd();
  return ['', ...about, `${indent}${value === undefined ? comment : ''}${line}`];
}

/** Formats the description of a setting as lines of comments. */
function describe({ description = '' }: z.ZodType, indent: string): string[] {
  const lines: string[] = [];
  for (const word of description.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || `${indent}## ${last} ${word}`.length > maxLine) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line) => `${indent}## ${line}`);
}
