/** Words of the names of journals and conferences as dblp and ISO 4 shorten them, without the full stop. */
const abbreviations = new Set(
  'Abstr Acad Acoust Adm Adv Aeronaut Aerosp Afr Agric Am Amer Anal Ann Annu Anthropol Appl Arch Archaeol Archit Artif Assist Assoc Astron Astrophys Atmos Aut Autom Autonom Behav Bibliogr Biocybern Bioeng Bioinform Biol Biomed Biophys Biosci Biostat Biotechnol Br Brief Bull Can Cardiol Chem Chin Civ Clim Clin Cogn Collab Colloq Combin Commun Comp Compil Compos Comput Conc Concurr Conf Constr Constraints Contemp Contr Coop Cosmol Crit Cryptogr Cryptol Crystallogr Curr Cybern Decis Dep Dept Des Dev Diabetes Diagn Differ Digit Discov Discret Discuss Distrib Doc Dyn Ecol Econ Econom Ed Educ Electr Electromagn Electron Embed Emerg Emot Endow Energ Eng Entertain Entom Environ Epidemiol Ergon Estim Eur Evol Explor Extrem Fundam Fut Genet Genom Geogr Geoinform Geol Geom Geophys Geosci Geotech Gerontol Hardw Hist Humanit Hydrol Imag Imaging Immunol Inc Ind Indones Industr Inf Inform Infrastruct Innov Inst Instrum Int Integr Intell Interact Interdiscip Interv Investig J Jpn Jt Kinet Knowl Lab Lang Lect Lett Libr Linguist Logist Mach Mag Maint Manag Manage Manuf Mar Mater Math Meas Mech Med Medinform Mem Metall Meteorol Methodol Metr Microbiol Microw Min Mob Mod Mol Multim Multimed Multivar Nanotechnol Nat Natl Nav Netw Neurobiol Neurocomput Neuroinform Neurol Neurosci Nucl Numer Nurs Nutr Oceanogr Oncol Oper Ophthalmol Opt Optim Organ Orthop Pediatr Perspect Pharm Pharmacol Philos Photogramm Photon Phys Physiol Polit Polym Pract Precis Priv Probab Probl Proc Prog Progr Proj Psychiatr Psychol Publ Q Qual Quant Quantit Quart Radiol Rec Recognit Recomm Reconstr Reg Rel Reliab Rep Repos Represent Res Resour Retr Rev Robot Scand Sci Sec Secur Sel Semant Ser Serv Simul Soc Sociol Softw Spat Spectr Statist Stoch Strat Struct Stud Supercomput Surg Surv Sustain Symb Symp Synth Syst Tech Technol Telecommun Telemat Telemed Theor Ther Thermophys Topol Trans Transl Transp Trop Ubiquitous Uncertain Univ Util Veh Verif Vis Vol Wirel Wkshp Zool'.split(
    ' ',
  ),
); // prettier-ignore

/** Shortened words that are also whole words, with which a title can end. */
const ambiguous = new Set(
  'Art Cult Exp Form Gen Gov Graph Hum Image Learn Lit Log Model Perform Plan Pol Prep Prev Process Prod Prof Program Prot Risk Sens Set Signal Sol Spec Stat Test Top Web Work'.split(
    ' ',
  ),
); // prettier-ignore

/** Shortened words with which the name of a journal begins. */
const starts = new Set(['J.', 'Proc.', 'Trans.', 'Ann.', 'Rev.', 'Adv.', 'Bull.']);

/**
 * Whether a text ends with a shortened word and its full stop, as in `IEEE Trans. Inf.`. A word such as `Graph.` counts
 * only after another shortened word: `ACM Trans. Graph.`.
 */
export function endsAbbreviated(text: string): boolean {
  const tokens = text.split(/[ -]/u).slice(-4);
  const last = tokens.at(-1) ?? '';
  const [before = '', first = ''] = [tokens.at(-2), tokens.at(-3)];
  const word = last.slice(0, -1);
  if (/^\p{Lu}$/u.test(word)) return true;
  // `J. Fold.` and `Proc. ACM Program.` begin as names of journals begin, so that the next word is shortened as well.
  if (
    /^\p{Lu}\p{L}{1,12}$/u.test(word) &&
    (starts.has(before) || (starts.has(first) && /^\p{Lu}[\p{L}&]{0,20}$/u.test(before)))
  )
    return true;
  return abbreviations.has(word) || (before.endsWith('.') && ambiguous.has(word));
}
