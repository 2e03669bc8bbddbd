import { expect, test } from 'vitest';
import { siteMediaType } from '../../../src/build/site-files/media-type.ts';

test.each([
  ['papers.bib', 'application/x-bibtex; charset=utf-8'],
  ['papers/folding/cite.bib', 'application/x-bibtex; charset=utf-8'],
  ['papers/folding/cite.ris', 'application/x-research-info-systems; charset=utf-8'],
  ['papers/folding/cite.json', 'application/vnd.citationstyles.csl+json'],
  ['authors/ada-quill/papers.csl.json', 'application/vnd.citationstyles.csl+json'],
  ['topics/robotics/feed.xml', 'application/atom+xml; charset=utf-8'],
  ['rss.xml', 'application/rss+xml; charset=utf-8'],
  ['feed.json', 'application/feed+json'],
  ['sitemap-2.xml', 'application/xml; charset=utf-8'],
  ['api.json', 'application/json'],
  ['api.schema.json', 'application/schema+json'],
  ['linkset.json', 'application/linkset+json'],
  ['search/0123/papers.bin', 'application/octet-stream'],
  ['theme.css', 'text/css; charset=utf-8'],
  ['embed.js', 'text/javascript; charset=utf-8'],
  ['CITATION.cff', 'application/yaml; charset=utf-8'],
  ['robots.txt', 'text/plain; charset=utf-8'],
  ['_redirects', 'text/plain; charset=utf-8'],
  ['papers/folding/picture.png', 'image/png'],
  ['papers/folding/slides.pdf', 'application/pdf'],
])('serves %s as %s', (path, type) => {
  expect(siteMediaType(path)).toBe(type);
});
