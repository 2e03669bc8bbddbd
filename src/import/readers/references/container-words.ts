import type { SourcePaper } from '../values/draft.ts';

/**
 * Signs of the type of a publication in the part of a reference that names its container. The first pattern that
 * matches decides.
 */
export const containerKinds = [
  [/\b(?:Ph\.? ?D\.?|Doctoral|Master['’]?s?|Bachelor['’]?s?|MSc|M\.Sc\.|MA|Diploma)[ -](?:thesis|diss(?:ertation|\.))|\bdissertation\b|\bthèse\b|\btesis\b|\bDiplomarbeit\b|\bMasterarbeit\b|博士|硕士/iu, 'thesis'],
  [/\b(?:technical report|tech\. ?rep\.?|working paper|white paper|discussion paper)\b/iu, 'report'],
  [/\bpatent\b/iu, 'patent'],
  [/^[[(]?(?:arXiv|bioRxiv|medRxiv|ChemRxiv|PsyArXiv|SocArXiv|EarthArXiv|engrXiv|TechRxiv|SSRN|Research Square|OSF|Preprints?|CoRR)\b|\bpreprint\b/iu, 'article'],
  [/\b(?:Proceedings|Proc\.|Conference|Conf\.|Symposium|Symp\.|Workshops?|Congress|Meeting|Tagung|Actes|Actas|Findings of|Advances in Neural Information Processing)\b|会议|大会/u, 'paper-conference'],
] as const satisfies readonly (readonly [RegExp, SourcePaper['type']])[]; // prettier-ignore

/** Words of the names of journals. */
export const journalWord =
  /\b(?:Journal|J\.|Transactions|Trans\.|Letters|Lett\.|Reviews|Rev\.|Review of|Annals|Ann\.|Archives?|Bulletin|Magazine|Quarterly|Acta|Nature|Science|PLOS|PLoS|Int\.|Zeitschrift|Revue|Revista|Rivista|Computing Surveys|Frontiers in|Communications|Commun\.|Lancet|Cell|BMJ|BMC|PNAS|eLife|Scientific|IEEE|ACM)(?![\p{L}\d])|学报|杂志|期刊/u;

/** Words of the names of journals and proceedings that are often shortened, without the full stop. */
export const containerAbbreviations: ReadonlySet<string> = new Set(
  'Proc Conf Int Trans Symp Rev Lett Ann Assoc Comput Commun Eng Sci Appl Syst Res Soc Natl Acad Am Math Phys Chem Biol Med Inf Process Mach Learn Intell Artif Vol No Eur Lect Notes Adv Neural Netw Tech Rep Univ Dept Inst Clin Environ Mater Nat Vis Pattern Recognit Robot Autom Softw Theor Lang Linguist Psychol Stat Sel Top Electr Electron Mech Mod Opt Astron Astrophys Geophys Nr Bd Ed Eds'.split(
    ' ',
  ),
);

/** The types of GB/T 7714, the standard of China for references: `[J]`, `[C]//`. */
export const gbTypes: Readonly<Record<string, SourcePaper['type']>> = {
  J: 'article-journal', C: 'paper-conference', M: 'book', D: 'thesis', R: 'report', P: 'patent', S: 'standard', N: 'article-newspaper',
}; // prettier-ignore

/** Names of months in English, German, French and Spanish, also shortened. */
const months =
  '(?:Jan(?:uary|uar|vier)?|Feb(?:ruary|ruar)?|F[ée]v(?:rier)?|Mar(?:ch|s|zo)?|März|Apr(?:il)?|Avr(?:il)?|May|Mai|Mayo|June?|Juni|Juin|Junio|July?|Juli|Juillet|Julio|Aug(?:ust)?|Août|Agosto|Sept?(?:ember|embre)?|Oct(?:ober|obre)?|Okt(?:ober)?|Nov(?:ember|embre)?|Dec(?:ember)?|Dez(?:ember)?|D[ée]c(?:embre)?|Enero|Ene|Febrero|Abr(?:il)?|Septiembre|Octubre|Noviembre|Diciembre|Dic)';

/** A date at the beginning of a text, with its year: `3 June 2026. `, `May 2026, `. */
export const leadingDate = new RegExp(
  `^(?:\\d{1,2}\\.? ${months}\\.?|${months}\\.?(?: \\d{1,2},?)?) ((?:19|20)\\d\\d)[.,;] ?`,
  'u',
);
