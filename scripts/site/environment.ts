/**
 * Returns the environment variables to change for Astro. Variables that Vite and Astro would read as settings are
 * removed, so that the site does not depend on other settings of the machine.
 */
export function siteEnvironment(mode: 'development' | 'production'): NodeJS.ProcessEnv {
  const inherited = ['BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR', 'VITEST'];
  return {
    ...Object.fromEntries(inherited.map((name) => [name, undefined])),
    NODE_ENV: mode,
    ASTRO_TELEMETRY_DISABLED: '1',
  };
}
