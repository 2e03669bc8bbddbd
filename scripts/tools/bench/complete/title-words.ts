/**
 * Parts of titles with which invented works imitate real ones. `%` is replaced by the title of the other work.
 */
export const titleWords = {
  errata: ['Erratum: ', 'Erratum to: ', 'Correction to: ', 'Corrigendum to ', 'Author Correction: ', 'Retraction Note: '],
  replies: ['Reply to "%"', 'Comment on "%"', 'A Comment on %', 'Response to: %', 'Re: %', 'Reply to comment on "%"'],
  secondParts: ['%: Part II', '%, Part 2', '% II', '% (Part Two)', '% - II'],
  datasets: ['%', '%', 'Data from: %', 'Replication Data for: %', 'Supplementary material for %', '% (dataset)'],
  reviews: ['Review for "%"', 'Decision letter for "%"', 'Author response for "%"', 'Review of: %', '% [Book Review]'],
  proceedings: ['%', 'Proceedings of %', '%: Proceedings', 'Proceedings of the Workshop on %'],
  sequels: ['Revisiting %', '% Revisited', 'Beyond %', 'Towards %', '% 2.0', 'Rethinking %', 'Improved %', '%: A Follow-up Study'],
} as const; // prettier-ignore
