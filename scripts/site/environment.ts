/**
 * Returns the variables to change in the environment of Astro. Vite and Astro would read the removed ones as settings, and a site must
 * not depend on what else is set on the machine.
 */
export function siteEnvironment(mode: 'development' | 'production'): NodeJS.ProcessEnv {
  const inherited = ['BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR', 'VITEST'];
  return {
    ...Object.fromEntries(inherited.map((name) => [name, undefined])),
    NODE_ENV: mode,
    ASTRO_TELEMETRY_DISABLED: '1',
  };
}
