// Builds the sites that several tests share, one after the other. `npm test` starts this beside the unit tests.
import { builtSite, sharedSites } from './built-site.ts';

for (const site of sharedSites) await builtSite(await site());
