import { z } from 'zod';
import { issuedSchema } from './date.ts';
import { urlSchema } from './url.ts';

const text = z.string().trim().min(1, 'write a value, or remove the key');

/** One item of a free list of a person, such as a course or a grant. */
const careerItemSchema = z
  .strictObject({
    title: text.describe('Text of the item: `Introduction to Tensor Methods`.'),
    date: issuedSchema.optional().describe('Date of the item, if it is one day, month or year.'),
    from: issuedSchema.optional().describe('Date on which it began.'),
    to: issuedSchema.optional().describe('Date on which it ended. Without it, it continues.'),
    place: text.optional().describe('Institution, event or city: `University of Example`.'),
    link: urlSchema.optional().describe('Address of a page about it.'),
  })
  .refine(({ date, from, to }) => date === undefined || (from === undefined && to === undefined), {
    path: ['date'],
    error: 'write either "date", or "from" and "to"',
  })
  .refine(({ from, to }) => from === undefined || to === undefined || !endsBefore(to, from), {
    path: ['to'],
    error: 'write a date that is not before "from"',
  });

export type CareerItem = z.output<typeof careerItemSchema>;

/** A free list of a person. An item is a text, or an object with a title, dates, a place and a link. */
export const careerListSchema = z
  .array(
    z.union([text.transform((title): CareerItem => ({ title })), careerItemSchema], {
      error: ({ input }) => adviceFor(input),
    }),
  )
  .min(1, 'add an item to the list, or remove the key');

/** Names of the free lists of a person, in the order in which pages and CVs show them. */
export const careerLists = ['talks', 'teaching', 'grants', 'service'] as const;

export type CareerList = (typeof careerLists)[number];

/** Whether a date ends before another date begins: `2023` before `2024-05`. A year is not before one of its months. */
export function endsBefore(date: string, other: string): boolean {
  const length = Math.min(date.length, other.length);
  return date.slice(0, length) < other.slice(0, length);
}

/** Returns the date by which an item is sorted: the date on which it ended, or else on which it began. */
export function careerDate({ date, from, to }: CareerItem): string | undefined {
  return date ?? to ?? from;
}

/**
 * Sorts the items of a free list: items that continue come first, then newest first. Items with the same date, and
 * items without a date, keep their order. Items without a date come last.
 */
export function sortCareer(items: readonly CareerItem[]): CareerItem[] {
  const rank = (item: CareerItem) => {
    if (item.from !== undefined && item.to === undefined) return `9999 ${item.from}`;
    return careerDate(item) ?? '';
  };
  return items.toSorted((a, b) => (rank(a) < rank(b) ? 1 : rank(a) > rank(b) ? -1 : 0));
}

/** Returns the advice for an item that matches neither form. */
function adviceFor(input: unknown): string {
  const keys = Object.keys(careerItemSchema.shape);
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) {
    const unknown = Object.keys(input).find((key) => !keys.includes(key));
    if (unknown !== undefined) return `remove "${unknown}", or use one of ${keys.join(', ')}`;
    if (!Object.hasOwn(input, 'title')) return 'add the key "title" with a text';
  }
  return 'write text, or keys such as { title: Tensor Methods, from: 2021, place: University of Example }';
}
