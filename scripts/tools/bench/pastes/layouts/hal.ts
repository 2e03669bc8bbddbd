import { chromeOf, full, shortMonths, sorted, truth, type Layout, type PageTruth } from '../page-parts.ts';

/** Writes the text of a page of the site `hal`. */
export const halLayout: Layout = (papers, owner, random) => {
  const { chance, below, pick } = random;
  const french = chance(0.5);
  const lines = chromeOf(
    random,
    french
      ? ['Accueil', 'Dépôt', 'Consultation', 'Portails', 'Connexion', 'Aide']
      : ['Home', 'Submit', 'Browse', 'Portals', 'Sign in', 'Help'],
  );
  lines.push(
    'HAL science ouverte',
    full(owner),
    'IdHAL : quill',
    french ? `${papers.length} résultats` : `${papers.length} results`,
  );
  const oneLine = chance(0.6);
  const found: PageTruth[] = [];
  const kinds = french
    ? {
        journal: 'Article dans une revue',
        conference: 'Communication dans un congrès',
        preprint: 'Pré-publication, Document de travail',
        chapter: "Chapitre d'ouvrage",
        thesis: 'Thèse',
      }
    : {
        journal: 'Journal articles',
        conference: 'Conference papers',
        preprint: 'Preprints, Working Papers, ...',
        chapter: 'Book sections',
        thesis: 'Theses',
      };
  for (const paper of sorted(papers, random)) {
    const isCut = oneLine && paper.authors.length > 5;
    const names = (isCut ? paper.authors.slice(0, 5) : paper.authors).map(full);
    const number = `hal-0${1_000_000 + below(3_999_999)}`;
    const pages = paper.pages === undefined ? '' : `, pp.${paper.pages}`;
    const venue = {
      journal: `${paper.container}, ${paper.year}, ${paper.volume}${paper.issue === undefined ? '' : ` (${paper.issue})`}${pages}.`,
      conference: `${paper.container}, ${shortMonths[paper.month - 1]} ${paper.year}, Lille, France.${paper.pages === undefined ? '' : ` pp.${paper.pages}.`}`,
      preprint: `${paper.year}.`,
      chapter: `${paper.container}, ${paper.publisher}, ${paper.year}${pages}.`,
      thesis: `${paper.container}, ${paper.year}.`,
    }[paper.kind];
    const ids = `${paper.doi === undefined ? '' : ` ⟨${paper.doi}⟩.`}${paper.arXiv === undefined ? '' : ` ⟨arXiv:${paper.arXiv}⟩.`}`;
    const stop = /[?!]$/u.test(paper.title) ? '' : '.';
    if (oneLine)
      lines.push(
        `${names.join(', ')}${isCut ? ', et al.' : ''}. ${paper.title}${stop} ${venue}${ids} ⟨${number}⟩`,
      );
    else {
      lines.push(paper.title, names.join(chance(0.5) ? ' , ' : ', '), `${venue}${ids}`);
      if (chance(0.3)) lines.push(pick(['Accès au texte intégral', 'Full text access']));
      lines.push(`${kinds[paper.kind]}  ${number}v1`);
    }
    found.push(truth(paper, paper.doi ?? paper.arXiv, isCut ? 5 : undefined));
  }
  if (chance(0.5))
    lines.push(
      'Contact',
      'Support',
      'Ressources',
      'Documentation',
      'FAQ',
      'API',
      'OAI-PMH',
      'Portails CCSD',
      'Episciences.org',
      'Sciencesconf.org',
    );
  return { lines, papers: found };
};
