import { chromeOf, full, sorted, truth, type Layout, type PageTruth } from '../page-parts.ts';

const orcidWords = {
  en: { name: 'Name', employment: 'Employment', works: 'Works', sort: 'Sort', source: 'Source', more: 'Show more detail', contributors: 'Contributors', kinds: { journal: 'Journal article', conference: 'Conference paper', preprint: 'Preprint', chapter: 'Book chapter', thesis: 'Dissertation or Thesis' } },
  de: { name: 'Name', employment: 'Beschäftigung', works: 'Werke', sort: 'Sortieren', source: 'Quelle', more: 'Mehr Details anzeigen', contributors: 'Mitwirkende', kinds: { journal: 'Zeitschriftenartikel', conference: 'Konferenzbeitrag', preprint: 'Vorabdruck', chapter: 'Buchkapitel', thesis: 'Dissertation' } },
  fr: { name: 'Nom', employment: 'Emploi', works: 'Travaux', sort: 'Trier', source: 'Source', more: 'Afficher plus de détails', contributors: 'Contributeurs', kinds: { journal: 'Article de revue', conference: 'Conférence', preprint: 'Prépublication', chapter: 'Chapitre de livre', thesis: 'Thèse' } },
  es: { name: 'Nombre', employment: 'Empleo', works: 'Obras', sort: 'Ordenar', source: 'Fuente', more: 'Mostrar más detalles', contributors: 'Colaboradores', kinds: { journal: 'Artículo de revista', conference: 'Ponencia', preprint: 'Preimpresión', chapter: 'Capítulo de libro', thesis: 'Tesis' } },
  zh: { name: '姓名', employment: '就业', works: '作品', sort: '排序', source: '来源', more: '显示更多细节', contributors: '贡献者', kinds: { journal: '期刊文章', conference: '会议论文', preprint: '预印本', chapter: '书籍章节', thesis: '学位论文' } },
} as const; // prettier-ignore

/** Writes the text of a page of the site `orcid`. */
export const orcidLayout: Layout = (papers, owner, random) => {
  const { chance, pick } = random;
  const language = pick(['en', 'en', 'en', 'de', 'fr', 'es', 'zh'] as const);
  const words = orcidWords[language];
  const lines = [
    ...chromeOf(random, [
      'Skip to main content',
      'ORCID',
      'Connecting research and researchers',
      'Sign in/Register',
      'English',
    ]),
    'https://orcid.org/0000-0002-1825-0097',
  ];
  if (chance(0.5)) lines.push('is this you? Sign in to start editing');
  lines.push(words.name, full(owner));
  if (chance(0.6))
    lines.push(
      'Activities',
      'Collapse all',
      `${words.employment} (1)`,
      'Northfield University: Northfield, Example, GB',
      '2019-10-01 to present | Lecturer (Department of Computing)',
      words.employment,
      `${words.source}: ${full(owner)}`,
      words.more,
    );
  lines.push(`${words.works} (${papers.length})`, words.sort);
  const found: PageTruth[] = [];
  for (const paper of sorted(papers, random)) {
    lines.push(paper.title);
    const hasContainer = chance(0.9);
    if (hasContainer) lines.push(paper.kind === 'preprint' ? 'arXiv' : paper.container);
    const month = String(paper.month).padStart(2, '0');
    const date = pick([
      paper.year,
      `${paper.year}-${month}`,
      `${paper.year}-${month}-${String(paper.day).padStart(2, '0')}`,
    ]);
    lines.push(
      `${date} | ${words.kinds[paper.kind]}${chance(0.2) ? ` | ${pick(['Author', 'Contributor', 'Writing - original draft'])}` : ''}`,
    );
    const id = paper.doi ?? paper.arXiv;
    if (paper.doi !== undefined) lines.push(`DOI: ${paper.doi}`);
    else if (paper.arXiv !== undefined)
      lines.push(chance(0.5) ? `DOI: 10.48550/arXiv.${paper.arXiv}` : `arXiv: ${paper.arXiv}`);
    if (chance(0.2)) lines.push('EID: 2-s2.0-85012345678');
    if (chance(0.2)) lines.push('Part of ISSN: 1234-5678');
    lines.push(`${words.contributors}: ${paper.authors.map(full).join('; ')}`);
    if (chance(0.8)) lines.push(words.more);
    lines.push(`${words.source}: ${pick([full(owner), 'Crossref', 'DataCite', 'Scopus - Elsevier'])}`);
    if (chance(0.2)) lines.push(...(chance(0.5) ? ['check_circle_outline'] : []), 'Preferred source (of 2)');
    found.push(truth(paper, id));
  }
  if (chance(0.6))
    lines.push(
      'Peer review (3 reviews for 2 publications/grants)',
      'Review activity for Journal of Folding. (3)',
      'Record last modified 3 Mar 2025, 10:00:00 UTC',
      'About ORCID',
      'Privacy policy',
      'Terms of use',
      'Accessibility statement',
    );
  return { lines, papers: found };
};
