/** Texts of the part of the desk below `/undo`. */
export const undo = { title: 'Undo' };
