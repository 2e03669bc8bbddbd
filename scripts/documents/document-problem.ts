/** The reason why a document cannot be read, as the end of the sentence "The file cannot be read: …". */
export class DocumentProblem extends Error {}
