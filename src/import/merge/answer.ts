/** The doubts of an import that a person can decide, and the answers to each. The first answer is the default. */
export const answersOf = {
  /** Whether two records, or a record and a content file, are the same paper. */
  'same-paper': ['different', 'same'],
  /** Whether a record is a paper whose file a user deleted. With `same`, it is not created again. */
  'deleted-paper': ['same', 'different'],
  /** Whether the value in the content file stays, or is replaced by that of the source. */
  field: ['mine', 'theirs'],
  /** Whether two spellings are names of one person. */
  person: ['different', 'same'],
} as const;

export type QuestionKind = keyof typeof answersOf;

export type Answer = (typeof answersOf)[QuestionKind][number];
