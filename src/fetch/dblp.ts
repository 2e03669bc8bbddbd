import type { Listing, ServiceContext } from './listing.ts';

/** DBLP asks for a second or two between two requests (its answer to "Am I allowed to crawl the dblp website?"). */
const pause = 2000;

/** The publications of a person, which are one file of BibTeX. */
export async function listDblp(id: string, { services, transport }: ServiceContext): Promise<Listing> {
  const answer = await transport({
    url: `${services.dblp}/pid/${id}.bib?param=1`,
    accept: 'application/x-bibtex',
    isRight: /^(?:application|text)\/(?:x-bibtex|plain)\b/iu,
    pause,
    isWhole: (text) => /^\s*$|\}\s{0,100}$/u.test(text.slice(-200)),
  });
  return 'fault' in answer ? { texts: [], fault: answer.fault } : { texts: [cleaned(answer.text)] };
}

/**
 * What DBLP writes for itself is left out: numbers behind the names of people who share them (`Bo Chen 0001`), when the record was
 * changed, and its own name. Preprints are in no journal, though DBLP calls arXiv one.
 */
function cleaned(text: string): string {
  let field = '';
  const lines = text
    .replace(/^ {1,9}(?:timestamp|bibsource) {1,20}=.*\n/gmu, '')
    .replace(/^ {1,9}journal {1,20}= \{CoRR\},\n {1,9}volume {1,20}= \{abs\/.{1,40}\},\n/gmu, '')
    .split('\n');
  return lines
    .map((line) => {
      field = /^ {1,9}(\w{1,30}) {1,20}=/u.exec(line)?.[1] ?? field;
      const hasNames = field === 'author' || field === 'editor';
      return hasNames ? line.replace(/ 0\d{3}(?= and$|\},?$)/u, '') : line;
    })
    .join('\n');
}
