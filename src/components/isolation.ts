import { language } from '#words';

const direction: string = language.direction;

/** Letters of scripts that are written from right to left. */
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Whether a text needs an element of its own (`bdi`), because its direction could change the order of the text around
 * it. Lists leave out the element where it has no effect, since a long list has thousands of names.
 */
export function needsIsolation(text: string): boolean {
  return direction === 'rtl' || rightToLeft.test(text);
}
