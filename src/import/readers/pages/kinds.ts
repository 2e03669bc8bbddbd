import type { SourcePaper } from '../values/draft.ts';

/** Kinds of publications as sites write them, in the languages of their pages. The first match decides. */
const kinds = [
  [/^(?:pre-?print|working paper|e-?print|vorabdruck|prépublication|document de travail|preimpresi[oó]n|manuscript|preprint article|预印本)/iu, 'article'],
  [/^(?:conference|proceedings?|inproceedings|zeitschriften-?konferenz|konferenz|communication dans un congrès|actes|poster|ponencia|artículo de conferencia|comunicación|workshop|symposium|会议)/iu, 'paper-conference'],
  [/^(?:book review|buchbesprechung|rezension|reseña|compte rendu)/iu, 'review'],
  [/^(?:book chapter|chapter|book section|buchkapitel|chapitre|capítulo|章节|书籍章节)/iu, 'chapter'],
  [/^(?:edited book|book$|books$|monograph|buch$|ouvrages?|libro$|livre$|proceedings book|图书|书籍)/iu, 'book'],
  [/^(?:dissertation|thes[ei]s|(?:doctoral|phd|master'?s?) thesis|thèse|hdr|tesis|doktorarbeit|supervised student publication|habilitation|学位论文)/iu, 'thesis'],
  [/^(?:technical report|report|rapport|bericht|informe|报告)/iu, 'report'],
  [/^(?:data ?sets?|data$|data paper|datensatz|conjunto de datos|jeu de données|数据集)/iu, 'dataset'],
  [/^(?:software|code$|logiciel|软件)/iu, 'software'],
  [/^(?:patent|brevet|patente|专利)/iu, 'patent'],
  [/^(?:presentation|lecture|speech|talk|vortrag|présentation)/iu, 'speech'],
  [/^(?:encyclopedia entry|reference entry|dictionary entry)/iu, 'entry-encyclopedia'],
  [/^(?:magazine article)/iu, 'article-magazine'],
  [/^(?:newspaper article)/iu, 'article-newspaper'],
  [/^(?:website|online resource|web ?page)/iu, 'webpage'],
  [/^(?:standards?(?: and policy)?$)/iu, 'standard'],
  [/^(?:journal|article|research[- ]article|review|letter|editorial|note|short[- ](?:paper|survey)|survey|erratum|correction|zeitschriftenaufsatz|zeitschriftenartikel|artikel|article dans une revue|artículo|revisión|期刊|论文|文章)/iu, 'article-journal'],
  [/^(?:other|others|annotation|sonstiges?|autre|otros?|其他|experiment findings|method|research|research proposal|negative results|cover page|raw data|translation|test|invention|artistic|manual|online)/iu, 'document'],
] as const satisfies readonly (readonly [RegExp, SourcePaper['type']])[]; // prettier-ignore

/** Returns the type for a kind of publication as a site writes it, such as `Conference Paper`. */
export function toType(kind: string): SourcePaper['type'] | undefined {
  return kind.length > 60 ? undefined : kinds.find(([pattern]) => pattern.test(kind.trim()))?.[1];
}
