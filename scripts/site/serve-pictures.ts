import type { AstroIntegration } from 'astro';
import { pictureFile } from '../../src/build/pictures.ts';

/**
 * Serves the scaled pictures of the content in `npm run dev`. A build writes them.
 *
 * @param base the base path of the site
 */
export function servePictures(base: string): AstroIntegration {
  return {
    name: 'offprint-pictures',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const { pathname } = new URL(request.originalUrl ?? '/', 'http://localhost');
          const prefix = base.endsWith('/') ? base : `${base}/`;
          const file = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : '';
          pictureFile(file)
            .then(async (picture) => {
              if (!picture) return next();
              response.setHeader('Content-Type', 'image/webp');
              response.end(await picture.make());
            })
            .catch(next);
        });
      },
    },
  };
}
