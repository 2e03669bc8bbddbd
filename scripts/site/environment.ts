/**
 * The environment in which Astro works, besides what it inherits: a site comes out the same whatever the caller has set.
 * Vite and Astro would take these names for settings of their own.
 */
export function siteEnvironment(mode: 'development' | 'production'): NodeJS.ProcessEnv {
  const inherited = ['BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR', 'VITEST'];
  return {
    ...Object.fromEntries(inherited.map((name) => [name, undefined])),
    NODE_ENV: mode,
    ASTRO_TELEMETRY_DISABLED: '1',
  };
}
