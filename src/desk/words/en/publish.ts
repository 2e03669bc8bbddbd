/** Texts of the part of the desk below `/publish`. */
export const publish = { title: 'Publish' };
