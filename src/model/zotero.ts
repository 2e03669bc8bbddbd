import { z } from 'zod';

const libraryNumber = z.int().positive();

/**
 * Schema of a Zotero library as a source of papers: `{ group: 12345 }` or `{ user: 98765, collections: [ABCD2345] }`.
 * The numbers and keys are those in addresses of zotero.org.
 */
export const zoteroSchema = z
  .strictObject({
    group: libraryNumber
      .optional()
      .describe('Number of a group: `12345` in `zotero.org/groups/12345/fold_lab`.'),
    user: libraryNumber
      .optional()
      .describe(
        'Number of a user, shown at `zotero.org/settings/keys` as the "userID for use in API calls".',
      ),
    collections: z
      .array(
        z
          .string()
          .regex(/^[A-Z0-9]{8}$/, 'write the key of a collection, which ends its address, such as ABCD2345'),
      )
      .min(1, 'add the key of a collection, or remove "collections"')
      .optional()
      .describe('Keys of collections: `[ABCD2345]`. Without them, the whole library is read.'),
  })
  .refine(
    ({ group, user }) => (group === undefined) !== (user === undefined),
    'write either group or user, such as { group: 12345 }',
  );

export type ZoteroLibrary = z.output<typeof zoteroSchema>;

/** Returns the path of a library in the Zotero Web API: `groups/12345`. */
export function zoteroPath({ group, user }: ZoteroLibrary): string {
  return group === undefined ? `users/${user}` : `groups/${group}`;
}
