import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { writeFileWhole } from './write-file.ts';

const answerSchema = z.object({
  url: z.string(),
  text: z.string(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  time: z.number().optional(),
});

type Answer = Omit<z.output<typeof answerSchema>, 'url'>;

/**
 * Opens a cache of the responses of web services: a folder with one file per URL. The folder may be deleted at any
 * time. A response that cannot be read or written counts as not cached.
 */
export function openAnswerCache(folder: string) {
  const fileOf = (url: string) =>
    path.join(folder, `${createHash('sha256').update(url).digest('hex').slice(0, 32)}.json`);
  return {
    async get(url: string): Promise<Answer | undefined> {
      try {
        const { url: kept, ...answer } = answerSchema.parse(JSON.parse(await readFile(fileOf(url), 'utf8')));
        return kept === url ? answer : undefined;
      } catch {
        return undefined;
      }
    },
    async set(url: string, answer: Answer): Promise<void> {
      await writeFileWhole(fileOf(url), JSON.stringify({ url, ...answer })).catch(() => undefined);
    },
  };
}
