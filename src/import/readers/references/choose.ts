import { formatName, type Name } from '../../../model/name.ts';
import type { NameForm } from './name-forms.ts';
import type { ParsedReference, Segmentation } from './parse-reference.ts';

/** How many points a segmentation loses if its title is the name of a person. */
const nameWeight = 5;

/** How many points the style of a list can add to a segmentation in that style. */
const styleWeight = 2.5;

/**
 * Chooses one segmentation for each reference of a list. References of one list usually have the same style, so a
 * segmentation whose style is frequent in the list is preferred.
 */
export function chooseSegmentations(references: readonly ParsedReference[]): (Segmentation | undefined)[] {
  const votes = new Map<string, number>();
  let total = 0;
  for (const { segmentations } of references) {
    const [best] = segmentations;
    if (!best || best.score < 3) continue;
    // Each style with nearly the best score gets a vote, since one reference alone often fits two styles.
    const close = new Set(
      segmentations.filter(({ score }) => score > best.score - 1.5).map(({ style }) => formOf(style)),
    );
    for (const form of close) votes.set(form, (votes.get(form) ?? 0) + 1 / close.size);
    total++;
  }
  // The name of an author of other references is not a title.
  const people = new Set(
    references.flatMap(({ segmentations: [best] }) => best?.authors.map(plainName) ?? []),
  );
  return references.map(({ segmentations }) => {
    let chosen: Segmentation | undefined;
    let most = -Infinity;
    for (const segmentation of segmentations) {
      const share = total < 2 ? 0 : (votes.get(formOf(segmentation.style)) ?? 0) / total;
      const isName = people.has(plainName(segmentation.title));
      const score = segmentation.score + share * styleWeight - (isName ? nameWeight : 0);
      if (score > most) [chosen, most] = [segmentation, score];
    }
    return chosen;
  });
}

function plainName(name: Name): string {
  return formatName(name).toLowerCase();
}

/** Returns the form of names that most of the references have, or `undefined` if there is none. */
export function usualForm(references: readonly ParsedReference[]): NameForm | undefined {
  const chosen = chooseSegmentations(references).flatMap((segmentation) => segmentation?.form ?? []);
  const counts = [...Map.groupBy(chosen, (form) => form)].map(([form, all]) => [form, all.length] as const);
  const [form, count] = counts.sort((a, b) => b[1] - a[1])[0] ?? [];
  return count !== undefined && count > chosen.length * 0.6 ? form : undefined;
}

/** Returns the part of a style that does not depend on the type of the publication. */
function formOf(style: string): string {
  return style.split(' ').slice(0, 2).join(' ');
}
