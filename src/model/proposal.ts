import { z } from 'zod';
import { paperFrontmatterSchema } from './paper.ts';

/**
 * Name of the file in the content folder that contains records which may be papers of the content. People decide about
 * them: in the file itself, or with `npm run complete -- --review`.
 */
export const proposalsFile = 'proposals.yaml';

const text = z.string().trim().min(1, 'write a value, or remove the key');

/** A record of a service that may be a paper of the content. */
const proposedRecordSchema = z.strictObject({
  source: text.describe('Name of the service.'),
  address: text.describe('Address of the record at the service.'),
  evidence: z.record(z.string(), text).optional().describe('How the record and the paper compare.'),
  found: paperFrontmatterSchema
    .extend({ abstract: text.optional() })
    .describe('The values that the paper gets if the record is accepted, with the keys of a paper file.'),
});

export type ProposedRecord = z.output<typeof proposedRecordSchema>;

/** Schema of the proposal for one paper in `proposals.yaml`. The key of the proposal is the id of the paper. */
export const proposalSchema = z.strictObject({
  paper: text.describe('Title, authors and year of the paper in the content. For the reader only.'),
  answer: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.trim().toLowerCase() : value),
      z
        .union([z.enum(['accept', 'refuse']), z.int().positive()], {
          error: 'write accept, refuse, or the number of a record in the list',
        })
        .nullish(),
    )
    .optional(),
  records: z.array(proposedRecordSchema).min(1, 'list at least one record, or remove the proposal'),
});

export type Proposal = z.output<typeof proposalSchema>;
