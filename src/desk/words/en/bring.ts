/** Texts of the part of the desk below `/bring`. */
export const bring = { title: 'Bring in' };
