import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Rules of axe whose result depends on the colours of a page. */
const rulesOfColours = ['color-contrast', 'link-in-text-block'];

/**
 * Returns the accessibility faults that axe finds in a page: the rule and the HTML of the first element with this
 * fault.
 *
 * @param part `colours` checks only the colours. This is enough if the same page was checked whole in other colours.
 */
export async function accessibilityFaults(page: Page, part: 'all' | 'colours' = 'all') {
  // The other mode opens a second page to join the results of frames. The pages of a site have no frames.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (part === 'colours' ? builder.withRules(rulesOfColours) : builder).analyze();
  return violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
}
