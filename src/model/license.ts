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
