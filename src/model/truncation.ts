/** What a format without a word for 'et al.' says in a note when a list of authors is not whole. */
export const truncationNote = 'The list of authors is not complete.';
