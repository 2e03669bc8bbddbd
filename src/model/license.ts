/** Paths of the licences at creativecommons.org, by their SPDX names without prefix and version. CC0 is the path `zero`. */
const paths = new Map([
  ...['by', 'by-sa', 'by-nc', 'by-nd', 'by-nc-sa', 'by-nc-nd'].map(
    (kind) => [kind, `licenses/${kind}`] as const,
  ),
  ['zero', 'publicdomain/zero'],
]);

/**
 * Returns the address of a Creative Commons licence from its SPDX name (`CC-BY-4.0`, `CC0-1.0`) or its usual name (`CC BY-SA 4.0`).
 *
 * @returns `undefined` for any other text, and for a name without a version, because the versions differ
 */
export function licenseUrl(text: string): string | undefined {
  const [, kind = 'zero', version = ''] =
    /^cc(?:0|[ -](by[a-z -]{0,9}?))[ -]v?(\d\.\d)$/iu.exec(text.trim()) ?? [];
  const path = paths.get(kind.toLowerCase().replaceAll(' ', '-'));
  return version === '' || path === undefined ? undefined : `https://creativecommons.org/${path}/${version}/`;
}
/**
 * Returns the name of a licence from its address: `CC BY-SA 4.0` for a Creative Commons licence, else the host, else the whole address.
 */
export function licenseName(address: string): string {
  const { host, pathname } = new URL(address);
  const path = /^\/(?:licenses\/(?<kind>[a-z-]+)|publicdomain\/zero)\/(?<version>\d\.\d)(?:\/|$)/.exec(
    pathname,
  );
  if (!/^(?:www\.)?creativecommons\.org$/.test(host) || path === null) return host || address;
  const { kind, version } = path.groups ?? {};
  return kind === undefined ? `CC0 ${version}` : `CC ${kind.toUpperCase()} ${version}`;
}
