import type { Diagnostic } from '../model/diagnostic.ts';
import type { ShownAuthor } from './shown-author.ts';
import type { ShownPaper } from './shown-paper.ts';

/** Reports a spelling that the files of two people contain. */
export function sharedSpelling(
  spelling: string,
  author: ShownAuthor,
  other: Pick<ShownAuthor, 'id'>,
): Diagnostic {
  return {
    severity: 'error',
    file: `authors/${author.id}.md`,
    message: `The name "${spelling}" is also a spelling in authors/${other.id}.md.`,
    advice: 'Remove the name from one of the two files.',
  };
}

/** Reports an ORCID that the files of two people contain. */
export function sharedOrcid(author: ShownAuthor, other: Pick<ShownAuthor, 'id'>): Diagnostic {
  return {
    severity: 'error',
    file: `authors/${author.id}.md`,
    message: `The ORCID "${author.ORCID}" is also in authors/${other.id}.md.`,
    advice:
      'An ORCID belongs to one person only. Correct the ORCID in one of the two files, or merge the files.',
  };
}

/** Reports a paper on the profile of a person who has no file. */
export function unknownProfile(id: string, paper: ShownPaper): Diagnostic {
  return {
    severity: 'error',
    file: `papers/${paper.id}.md`,
    message: `There is no person with the id "${id}" under "profiles".`,
    advice: `Add content/authors/${id}.md with the name of the person, or remove the id.`,
  };
}
