import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main as importMain } from '../../../scripts/commands/import.ts';
import { main as refreshMain } from '../../../scripts/commands/refresh.ts';
import type { Main } from '../../../scripts/setup/command.ts';
import { peopleServices } from '../../../src/fetch/people-services.ts';
import { openAlexAnswer, openAlexPage, openAlexWork, orcid } from '../../fetch/people-answers.ts';
import { type Played, startService } from '../../fetch/service.ts';
import { runCommand } from '../run-command.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-failures-'));
  mkdirSync(path.join(folder, 'content/authors'), { recursive: true });
  writeFileSync(
    path.join(folder, 'content/authors/ada-quill.md'),
    `---\nname: Ada Quill\nORCID: ${orcid}\nids: { openalex: A1, dblp: 12/3456-1 }\n---\n`,
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command with all services at one address. */
async function runAt(main: Main, url: string, args: string[]) {
  const people = Object.values(peopleServices).map(({ variable }) => variable);
  const variables = [...people, 'OFFPRINT_ARXIV', 'OFFPRINT_CROSSREF', 'OFFPRINT_DOI'];
  const env = { ...Object.fromEntries(variables.map((name) => [name, url])), INIT_CWD: folder };
  return runCommand(main, ['--content', path.join(folder, 'content'), ...args], { cwd: folder, env });
}

async function run(main: Main, answers: Record<string, readonly Played[]>, args: string[]) {
  const service = await startService(answers);
  try {
    return await runAt(main, service.url, args);
  } finally {
    await service.close();
  }
}

const works = [openAlexAnswer([openAlexWork(1, 'On Herds', '10.1234/herds')])];
const refused = [{ status: 403 }];
/** A service that asks to wait longer than a command waits. */
const busy = [{ status: 429, headers: { 'retry-after': '600' } }];
const page: Played = { headers: { 'content-type': 'text/html' }, body: '<h1>Sign in to the network</h1>' };
const [orcidWorks, dblp] = [`/${orcid}/works`, '/pid/12/3456-1.bib?param=1'];
const papers = () => readdirSync(path.join(folder, 'content')).includes('papers');

describe('real records 27: a failure is never summed up as nothing new', () => {
  test('refresh without a network', async () => {
    const service = await startService({});
    await service.close();
    const { code, stdout, stderr } = await runAt(refreshMain, service.url, ['--source', 'orcid']);
    expect(code).toBe(1);
    expect(stdout).toContain('The only source failed (listed above).\n');
    expect(stdout).toMatch(/\nNo file was changed\. Fix the errors above, then run the command again\.\n$/);
    expect(stdout).not.toContain('Nothing new');
    expect(stderr).toMatch(/^Asking orcid for papers of Ada Quill …\n/);
  }, 60_000);

  test.each([
    ['refuse', refused],
    ['are busy', busy],
    ['are replaced by a sign-in page', [page]],
  ])('refresh if all services %s', async (_, answer) => {
    const answers = { [orcidWorks]: answer, [openAlexPage('A1', 1)]: answer, [dblp]: answer };
    const { code, stdout } = await run(refreshMain, answers, []);
    expect(code).toBe(1);
    expect(stdout).toContain('All 3 sources failed (listed above).');
    expect(stdout).toContain('Problems: 3 errors, 0 warnings (listed above).');
    expect(stdout).not.toContain('Nothing new');
    expect(papers()).toBe(false);
  });

  test('refresh if some services fail: new papers are written, then nothing is new at the others', async () => {
    const answers = { [openAlexPage('A1', 1)]: works, [orcidWorks]: refused, [dblp]: busy };
    const first = await run(refreshMain, answers, []);
    expect(first.stdout).toMatch(
      /1 paper found: 1 written, .*\n2 of 3 sources failed \(listed above\)\. Papers may be missing\.\n/,
    );
    const second = await run(refreshMain, answers, []);
    expect([first.code, second.code]).toEqual([1, 1]);
    expect(second.stdout).toContain(
      '1 paper found: 0 written, 0 merged, 1 unchanged, 0 unreadable.\n2 of 3 sources failed',
    );
    expect(second.stdout).toMatch(/\nNo file was changed\. Fix the errors above, .*\n$/);
    const last = await run(refreshMain, answers, ['--source', 'openalex']);
    expect([last.code, last.stdout.trim().split('\n').at(-1)]).toEqual([
      0,
      'Nothing new: no file was changed.',
    ]);
  });

  test('--json has the number of sources that failed, and nothing else on standard output', async () => {
    const answers = { [openAlexPage('A1', 1)]: works, [orcidWorks]: refused, [dblp]: busy };
    const { code, stdout, stderr } = await run(refreshMain, answers, ['--json']);
    expect([code, JSON.parse(stdout)]).toEqual([1, expect.objectContaining({ read: 1, failed: 2 })]);
    expect(stderr).toContain('Asking orcid for papers of Ada Quill …\n');
  });

  test('the report for a pull request says it too', async () => {
    const answers = { [openAlexPage('A1', 1)]: refused, [orcidWorks]: refused, [dblp]: refused };
    await run(refreshMain, answers, ['--report', 'plan.md']);
    const report = readFileSync(path.join(folder, 'plan.md'), 'utf8');
    expect(report).toContain('All 3 sources failed');
    expect(report).not.toContain('Nothing new');
  });

  test('papers by DOI and arXiv id show each request; all fail', async () => {
    const args = ['--doi', '10.1234/x', '--arxiv', '2407.21783', '--json'];
    const { code, stdout, stderr } = await run(importMain, { '/works/10.1234%2Fx': busy }, args);
    expect([code, JSON.parse(stdout)]).toEqual([2, expect.objectContaining({ read: 0, failed: 2 })]);
    expect(stderr).toMatch(/^Fetching doi:10\.1234\/x …\n/);
    expect(stderr).toMatch(/Nothing was imported\. Fix the problems above, .*\n$/);
  });

  test('an import of known papers and of a file that cannot be read', async () => {
    writeFileSync(path.join(folder, 'a.bib'), '@book{a, title = {Herds}, year = 2020}\n');
    await run(importMain, {}, ['a.bib']);
    for (const [name, failed] of [
      ['gone.ris', '1 of 2 sources failed'],
      ['a.bib/x.json', '1 of 2 sources failed'],
    ] as const) {
      const { code, stdout } = await run(importMain, {}, ['a.bib', name]);
      expect(code).toBe(1);
      expect(stdout).toContain(failed);
      expect(stdout).toMatch(/\nNo file was changed\. Fix the errors above, .*\n$/);
    }
  });

  test.each([
    ['b.bib', '@book{b, year = 2021}\n@book{a, title = {Herds}, year = 2020}\n'],
    ['b.ris', 'TY  - BOOK\nTI  - Herds\nPY  - 2020\nER  - \nTY  - BOOK\nPY  - 2021\nER  - \n'],
    ['b.json', '[{"type":"book","title":"Herds","issued":{"date-parts":[[2020]]}},{"type":"book"}]'],
  ])('an import of a known paper and of a record that cannot be read: %s', async (name, text) => {
    writeFileSync(path.join(folder, 'a.bib'), '@book{a, title = {Herds}, year = 2020}\n');
    writeFileSync(path.join(folder, name), text);
    await run(importMain, {}, ['a.bib']);
    await run(importMain, {}, [name]);
    const { code, stdout } = await run(importMain, {}, [name]);
    expect(code, stdout).toBe(1);
    expect(stdout).toMatch(/ 1 unchanged, 1 unreadable\.\n/);
    expect(stdout).not.toContain('Nothing new');
  });
});
