// Builds the sites that several tests use, one after the other. `npm test` runs this file at the same time as the unit
// tests.
import { builtSite, sharedSites } from './built-site.ts';

for (const site of sharedSites) await builtSite(await site());
