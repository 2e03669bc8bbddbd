/** Texts of the part of the desk below `/edit`. */
export const edit = { title: 'Edit' };
