/** Turns an SVG into a PNG. */
export async function toPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded only where pictures are wanted, since it has a binary for each platform.
  const { default: sharp } = await import('sharp');
  const png = await sharp(Buffer.from(svg))
    .png({ palette: true, colours: 16, effort: 1, dither: 0 })
    .toBuffer();
  return new Uint8Array(png);
}
