/** Texts of the part of the desk below `/home`. */
export const home = { title: 'State of the site' };
