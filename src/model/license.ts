/** Where Creative Commons has its licences, by their names in SPDX without the version; CC0 is none of them but has a place there. */
const places = new Map([
  ...['by', 'by-sa', 'by-nc', 'by-nd', 'by-nc-sa', 'by-nc-nd'].map(
    (kind) => [kind, `licenses/${kind}`] as const,
  ),
  ['zero', 'publicdomain/zero'],
]);

/**
 * The address of a licence of Creative Commons that is written as SPDX has it (`CC-BY-4.0`, `CC0-1.0`) or as people do
 * (`CC BY-SA 4.0`); `undefined` for all else, also for one without its version, since they differ.
 */
export function licenseUrl(text: string): string | undefined {
  const [, kind = 'zero', version = ''] =
    /^cc(?:0|[ -](by[a-z -]{0,9}?))[ -]v?(\d\.\d)$/iu.exec(text.trim()) ?? [];
  const place = places.get(kind.toLowerCase().replaceAll(' ', '-'));
  return version === '' || place === undefined
    ? undefined
    : `https://creativecommons.org/${place}/${version}/`;
}
/** The name of a licence by its address, `CC BY-SA 4.0`; of one that is none of Creative Commons' the host, or the address that has none. */
export function licenseName(address: string): string {
  const { host, pathname } = new URL(address);
  const path = /^\/(?:licenses\/(?<kind>[a-z-]+)|publicdomain\/zero)\/(?<version>\d\.\d)(?:\/|$)/.exec(
    pathname,
  );
  if (!/^(?:www\.)?creativecommons\.org$/.test(host) || path === null) return host || address;
  const { kind, version } = path.groups ?? {};
  return kind === undefined ? `CC0 ${version}` : `CC ${kind.toUpperCase()} ${version}`;
}
