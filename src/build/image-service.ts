import type { ExternalImageService } from 'astro';
import sharpService from 'astro/assets/services/sharp';
import { pagePictureAddress } from './page-pictures.ts';

const { validateOptions, getSrcSet, getHTMLAttributes, getRemoteSize } = sharpService;

/**
 * The service that Astro asks for the address of a picture in a free page. Astro renders no page itself, so that it would
 * not make the picture: `pagePictureFile` does, from the address alone.
 */
const imageService: ExternalImageService = {
  ...(validateOptions && { validateOptions }),
  ...(getSrcSet && { getSrcSet }),
  ...(getHTMLAttributes && { getHTMLAttributes }),
  ...(getRemoteSize && { getRemoteSize }),
  getURL: pagePictureAddress,
};

export default imageService;
