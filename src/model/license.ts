/**
 * Paths of the licences at creativecommons.org. The key is the SPDX name in lower case, without `CC-` and version; for
 * CC0 it is `zero`.
 */
const paths = new Map([
  ...['by', 'by-sa', 'by-nc', 'by-nd', 'by-nc-sa', 'by-nc-nd'].map(
    (kind) => [kind, `licenses/${kind}`] as const,
  ),
  ['zero', 'publicdomain/zero'],
]);

/**
 * Returns the address of a Creative Commons licence.
 *
 * @param text its SPDX name (`CC-BY-4.0`, `CC0-1.0`) or its usual name (`CC BY-SA 4.0`)
 * @returns `undefined` for any other text, and for a name without a version, because versions have different conditions
 */
export function licenseUrl(text: string): string | undefined {
  const [, kind = 'zero', version = ''] =
    /^cc(?:0|[ -](by[a-z -]{0,9}?))[ -]v?(\d\.\d)$/iu.exec(text.trim()) ?? [];
  const path = paths.get(kind.toLowerCase().replaceAll(' ', '-'));
  return version === '' || path === undefined ? undefined : `https://creativecommons.org/${path}/${version}/`;
}
/**
 * Returns the name of a licence from the address of the licence. For a Creative Commons licence, this is a name such as
 * `CC BY-SA 4.0`. For any other licence, this is the host of the address, or the whole address if there is no host.
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
