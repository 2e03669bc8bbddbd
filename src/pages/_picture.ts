/** Converts an SVG image to a PNG image. */
export async function toPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  // `sharp` is loaded only for sites with preview images, because it needs a binary for the platform.
  const { default: sharp } = await import('sharp');
  const png = await sharp(Buffer.from(svg))
    .png({ palette: true, colours: 16, effort: 1, dither: 0 })
    .toBuffer();
  return new Uint8Array(png);
}
