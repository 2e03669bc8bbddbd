/** Texts of the part of the desk below `/attention`. */
export const attention = { title: 'Needs attention' };
