import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { startServer } from '../start-server.ts';

/** A desk that was started with `npm run desk` on an empty folder, as by someone who starts a site. */
export interface Walk {
  /** The address that the command printed. */
  address: string;
  /** Lists the files that are published in the bare repository. */
  publishedFiles(): string[];
  close(): Promise<void>;
}

/** Starts the desk on an empty content folder, which is a clone of an empty bare repository. */
export async function openWalk(): Promise<Walk> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'offprint-walk-')));
  const [bare, content] = [path.join(folder, 'folding-lab.git'), path.join(folder, 'folding-lab')];
  const git = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  git('init', '--quiet', '--bare', '--initial-branch=main', bare);
  git('clone', '--quiet', bare, content);
  git('-C', content, 'symbolic-ref', 'HEAD', 'refs/heads/main');
  git('-C', content, 'config', 'user.name', 'Ada Quill');
  git('-C', content, 'config', 'user.email', 'ada@example.org');
  mkdirSync(path.join(content, 'public'));
  const { address, stop } = await startServer(
    ['scripts/run.mjs', 'desk', '--no-open', '--port', '4480'],
    content,
  );
  const close = async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const publishedFiles = () =>
    git('-C', bare, 'ls-tree', '-r', '--name-only', 'main').split('\n').filter(Boolean);
  return { address, publishedFiles, close };
}

/**
 * Walks through the desk as a newcomer does: makes a site, pastes the text of a profile, adds the papers, edits one, and
 * publishes.
 *
 * @param page a page that is open at the address that `npm run desk` printed
 * @param profile the text to paste
 * @param takePicture called at each step
 */
export async function walkDesk(
  page: Page,
  profile: string,
  takePicture: (name: string) => Promise<void> = async () => undefined,
): Promise<void> {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const follow = (name: string) => page.getByRole('link', { name, exact: true }).first().click();
  await takePicture('new-site');
  await page.getByLabel('Name of the lab or person').fill('Dhruv Choudhary');
  await page.getByLabel('Address of the site').fill('https://example.org/');
  await press('Make the site');
  await follow('Bring in your papers');
  await page.locator('#bring-text').fill(profile);
  // Nothing is asked of a service.
  await page.locator('input[name="fetch"]').uncheck();
  await takePicture('bring');
  await press('Show what would change');
  await takePicture('plan');
  await press('Add to site');
  await follow('Home');
  await takePicture('home');
  await follow('Edit');
  await follow('Papers');
  await follow('The Llama 3 Herd of Models');
  const title = page.locator('[name="title"]').first();
  await title.fill('The Llama 3 herd of models');
  await takePicture('edit');
  await press('Save');
  await page.locator('.notice').first().waitFor();
  await follow('Publish');
  await takePicture('publish');
  await press('Publish');
  await page.getByRole('heading', { name: 'Published' }).waitFor({ timeout: 240_000 });
  await takePicture('published');
}
