/** The note that marks an incomplete list of authors in formats that cannot express 'et al.'. */
export const truncationNote = 'The list of authors is not complete.';
