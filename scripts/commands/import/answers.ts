import path from 'node:path';
import { z } from 'zod';
import { readTextFile } from '../../../src/files/content-folder.ts';
import { type Answer, answersOf } from '../../../src/import/merge/answer.ts';
import type { Answers } from '../../../src/import/merge/questions.ts';

/** Answers by the id of the question, as a JSON file or a form has them. */
export const answersSchema = z.record(
  z.string(),
  z.enum(Object.values(answersOf).flat() as [Answer, ...Answer[]]),
);

/**
 * Reads a JSON file with answers to questions of an import.
 *
 * @param folder the folder in which the user typed the command
 * @returns the answers, or a message about the file
 */
export async function readAnswerFile(file: string, folder: string): Promise<Answers | string> {
  const text = await readTextFile(path.resolve(folder, file)).catch(() => undefined);
  if (text === undefined) return `--answers: "${file}" cannot be read. Give the path of a JSON file.`;
  try {
    return new Map(Object.entries(answersSchema.parse(JSON.parse(text))));
  } catch {
    const values = [...new Set(Object.values(answersOf).flat())].join(', ');
    return `--answers: "${file}" has no answers. Write { "ID": "same" }, with ids that --json prints; answers are ${values}.`;
  }
}
