import type { SourcePaper } from '../values/draft.ts';

/** The meaning of a heading for the lines below it. */
export interface Heading {
  /** Whether publications follow. `undefined` if the heading is for example a year. */
  hasPublications?: boolean;
  /** Whether the heading names the publications of a person, unlike `References`, which is also below an article. */
  isOwn?: boolean;
  /** Year of the entries below. */
  year?: string;
  /** Type of the entries below, where an entry does not show its own. */
  type?: SourcePaper['type'];
}

/** Kinds of publications that headings name, in English, German, Spanish, French and Chinese. The first match decides. */
const kinds = [
  [/\b(?:preprints?|working papers?|under review|submitted|vorabdrucke?|prépublications?)\b|预印本/iu, 'article'],
  [/\b(?:journals?|zeitschriften(?:artikel|aufsätze)?|revistas?|revues?|articles? (?:dans|de))\b|期刊|学术论文/iu, 'article-journal'],
  [/\b(?:conferences?|proceedings|workshops?|symposi(?:a|um)|konferenz(?:beiträge|en)?|tagungs\p{L}{0,20}|conferencias?|congresos?|conférences?|actes|posters?)\b|会议/iu, 'paper-conference'],
  [/\b(?:book chapters?|chapters?|buchkapitel|kapitel|capítulos?|chapitres?)\b|章节/iu, 'chapter'],
  [/\b(?:books?|monographs?|bücher|monographien|libros?|livres?|ouvrages?)\b|专著|著作/iu, 'book'],
  [/\b(?:thes[ei]s|dissertations?|abschlussarbeiten|tesis|thèses?)\b|学位论文/iu, 'thesis'],
  [/\b(?:technical reports?|reports?|berichte|informes?|rapports?)\b|报告/iu, 'report'],
  [/\b(?:patents?|patente|brevets?)\b|专利/iu, 'patent'],
  [/\b(?:datasets?|data sets?|datensätze)\b/iu, 'dataset'],
  [/\bsoftware\b|软件/iu, 'software'],
] as const; // prettier-ignore

const publications =
  /\b(?:publications?|papers?|articles?|references?|bibliography|works|preprints?|manuscripts?|publikationen|veröffentlichungen|schriften(?:verzeichnis)?|literatur(?:verzeichnis)?|aufsätze|publicaciones|artículos|bibliografía|référence?s|bibliographie|travaux)\b|论文|发表|出版|参考文献|著作/iu;

/** Headings of the other parts of a CV, in English, German, Spanish, French and Chinese. */
const otherParts: ReadonlySet<string> = new Set(
  [
    'education,academic background,academic positions,academic appointments,experience,employment,work experience,professional experience,position,positions,appointments,teaching,teaching experience,courses,grants,funding,grants and funding,awards,awards and honors,awards and honours,honors,honours,honors and awards,honours and awards,skills,technical skills,languages,service,professional service,academic service,reviewing,memberships,invited talks,invited lectures,talks,presentations,supervision,students,mentoring,contact,contact information,referees,interests,research interests,summary,about,biography,bio,hobbies,outreach,media',
    'ausbildung,werdegang,berufserfahrung,lehre,drittmittel,preise,auszeichnungen,vorträge,kontakt,sprachen',
    'educación,formación,experiencia,docencia,becas,premios,proyectos,idiomas',
    'formation,parcours,expérience,enseignement,bourses,prix,langues',
    '教育背景,教育经历,工作经历,教学,科研项目,获奖,联系方式',
  ]
    .join(',')
    .split(','),
); // prettier-ignore

const yearHeading =
  /^(?:year:? )?((?:19|20)\d\d)(?: ?[–—-] ?(?:present|today|now|heute|(?:19|20)\d\d))?(?: ?\(\d{1,4}\))?[:.]?$/iu;

/** Reads a line as a heading. Returns `undefined` if the line is not a heading. */
export function readHeading(line: string): Heading | undefined {
  const text = line
    .replace(/^[#=*_\s]{1,9}|[#=*_:\s]{1,9}$/gu, '')
    .replace(/^(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)] (?=\p{L})/u, '')
    .replace(/ ?[([]\d{1,4}[)\]]$/u, '');
  if (text === '' || text.length > 70 || /[.;?!]$/u.test(text)) return undefined;
  const year = yearHeading.exec(text)?.[1];
  if (year !== undefined) return /[–—-]/u.test(text) ? {} : { year };
  const words = text.split(/\s+/u);
  if (words.length > 7 || /\d{2,}/u.test(text)) return undefined;
  const lower = text.toLowerCase();
  const [start = '', ...rest] = lower.split(/ (?:and|&|und|y|et) |\//u);
  const isOther =
    otherParts.has(lower) ||
    (otherParts.has(start.trim()) && rest.every((part) => /^[\p{L} ]{1,30}$/u.test(part)));
  if (isOther && !publications.test(text)) return { hasPublications: false };
  const kind = kinds.find(([pattern]) => pattern.test(text))?.[1];
  if (publications.test(text) || kind !== undefined) {
    // A title such as `Papers, Please: A Study of Border Games` also contains one of these words.
    const plain = words.filter((word) => !glue.test(word));
    const known = plain.filter(
      (word) =>
        publications.test(word) || kinds.some(([pattern]) => pattern.test(word)) || qualifier.test(word),
    );
    if (known.length < plain.length) return undefined;
    const isOwn =
      !/^(?:references?|bibliography|works cited|literatur(?:verzeichnis)?|bibliografía|référence?s|bibliographie|参考文献)$/iu.test(
        text,
      );
    return { hasPublications: true, isOwn, ...(kind !== undefined && { type: kind }) };
  }
  return undefined;
}

const glue = /^(?:and|und|y|et|e|of|the|in|with|my|our|a|an|by|on|de|des|les|&|\/|-|–|—|,)$/iu;
const qualifier =
  /^(?:\(?(?:peer-?reviewed|peer|reviewed|refereed|selected|recent|all|full|other|major|invited|international|national|scientific|academic|research|technical|working|conference|book|chapters?|short|long|list|contributions?|submitted|under|review|accepted|press|progress|unpublished|published|non|non-refereed|unrefereed|edited|original|main|key|ausgewählte|begutachtete|wissenschaftliche|beiträge|weitere|arbeiten|seleccionadas?|científic[ao]s?|arbitrad[ao]s?|choisies?|sélectionnées?|scientifiques?|revue|comité|lecture|internationales?|\(\w+\)))\)?,?:?$/iu;
