/** The note of a paper with a truncated list of authors, for formats that cannot express 'et al.'. */
export const truncationNote = 'The list of authors is not complete.';
