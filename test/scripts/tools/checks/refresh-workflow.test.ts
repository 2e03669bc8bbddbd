import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';

const { jobs } = parse(readFileSync('.github/workflows/refresh.yml', 'utf8')) as {
  jobs: Record<string, { steps: { run?: string }[] }>;
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-workflow-'));
  git('.', 'init', '--quiet', '--bare', '--initial-branch=main', 'origin.git');
  git('.', 'clone', '--quiet', 'origin.git', 'first');
  write('first/content/papers/old.md', 'old\n');
  write('first/src/code.ts', 'code\n');
  git('first', 'switch', '--quiet', '--create', 'main');
  commit('first', 'ada@lab.example');
  git('first', 'push', '--quiet', 'origin', 'main');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(place: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: path.join(folder, place), encoding: 'utf8', stdio: 'pipe' });
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

function commit(place: string, mail: string): void {
  git(place, 'add', '--all');
  git(place, '-c', 'user.name=Ada', '-c', `user.email=${mail}`, 'commit', '--quiet', '--message', 'x');
}

/** Runs the commands of a job as GitHub does, in a new checkout, with programs that only record how they are called. */
function run(job: string, programs: Record<string, string>, variables: Record<string, string> = {}) {
  const place = path.join(folder, job);
  rmSync(place, { recursive: true, force: true });
  git('.', 'clone', '--quiet', 'origin.git', job);
  for (const [name, script] of Object.entries(programs)) {
    write(`bin/${name}`, `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(folder, 'bin', name), 0o755);
  }
  for (const name of ['output', 'summary', 'called']) write(name, '');
  const command = jobs[job]?.steps.find(({ run: text }) => text?.includes('\n'))?.run ?? '';
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', command], {
    cwd: place,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${path.join(folder, 'bin')}:${process.env.PATH}`,
      RUNNER_TEMP: path.join(folder, 'temp'),
      GITHUB_OUTPUT: path.join(folder, 'output'),
      GITHUB_STEP_SUMMARY: path.join(folder, 'summary'),
      CALLED: path.join(folder, 'called'),
      BASE: 'main',
      OFFPRINT_COMPLETE: '',
      ...variables,
    },
  });
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  return {
    status,
    all: stdout + stderr,
    output: read('output'),
    summary: read('summary'),
    called: read('called'),
  };
}

/** A refresh that finds a paper, changes a file outside of the content, and exits with the code. */
const finds = (code: number) => ({
  npm: `echo new > content/papers/new.md; echo changed > src/code.ts
for last; do true; done; echo the plan > "$last"; exit ${code}`,
});
/** A GitHub with this number of open pull requests. */
const github = (open: number) => ({ gh: `echo "$*" >> "$CALLED"; [ "$2" = list ] && echo ${open}; exit 0` });

test('new papers are passed on as a patch that contains only the content, even if a service failed', () => {
  for (const code of [0, 1]) {
    const { status, output, summary } = run('ask', finds(code));
    expect([status, output, summary]).toEqual([0, `changed=true\ncode=${code}\n`, 'the plan\n']);
    const patch = readFileSync(path.join(folder, 'temp/refresh/content.patch'), 'utf8');
    expect(patch).toContain('content/papers/new.md');
    expect(patch).not.toContain('src/code.ts');
  }
});

test('completes papers only if the variable is set, and puts both reports into the pull request', () => {
  const npm = `for last; do true; done; echo "$2" >> "$CALLED"; echo "report of $2 é" > "$last"; echo new > "content/papers/$2.md"
[ "$2" = complete ] && exit 1; exit 0`;
  const plan = () => readFileSync(path.join(folder, 'temp/refresh/plan.md'), 'utf8');
  const without = run('ask', { npm });
  expect([without.called, plan()]).toEqual(['refresh\n', 'report of refresh é\n']);
  const both = run('ask', { npm }, { OFFPRINT_COMPLETE: '1' });
  expect([both.called, plan()]).toEqual([
    'refresh\ncomplete\n',
    'report of complete é\nreport of refresh é\n',
  ]);
  expect([both.output, both.summary]).toEqual(['changed=true\ncode=1\n', plan()]);
  const long = `for last; do true; done; yes é | head -n 50000 > "$last"`;
  run('ask', { npm: long }, { OFFPRINT_COMPLETE: '1' });
  expect(Buffer.byteLength(plan())).toBeLessThanOrEqual(65_000);
  expect(plan()).not.toContain('\ufffd');
});

test('proposes nothing without new papers, but still reports a failure', () => {
  expect(run('ask', { npm: 'exit 0' }).output).toBe('changed=false\ncode=0\n');
  expect(run('ask', { npm: 'exit 1' }).output).toBe('changed=false\ncode=1\n');
});

test('a pull request has a branch with one commit, is opened once and then updated', () => {
  run('ask', finds(0));
  const { status, called, all } = run('propose', github(0));
  expect([status, all]).toEqual([0, '']);
  expect(git('first', 'ls-remote', 'origin', 'refresh')).not.toBe('');
  expect(git('origin.git', 'show', '--name-status', '--format=%an', 'refresh')).toMatch(
    /^github-actions\[bot\]\n\nA\tcontent\/papers\/new\.md\n$/,
  );
  expect(called).toMatch(/^pr create --head refresh --base main .*--body-file .*plan\.md$/m);
  const again = run('propose', github(1));
  expect(again.status).toBe(0);
  expect(again.called).toMatch(/^pr edit refresh --body-file .*plan\.md$/m);
  expect(again.called).not.toContain('pr create');
  expect(git('origin.git', 'rev-list', '--count', 'main..refresh')).toBe('1\n');
});

test('does not overwrite the commits of a person', () => {
  run('ask', finds(0));
  run('propose', github(0));
  git('.', 'clone', '--quiet', '--branch=refresh', 'origin.git', 'hers');
  write('hers/content/papers/new.md', 'better\n');
  commit('hers', 'ada@lab.example');
  git('hers', 'push', '--quiet', 'origin', 'refresh');
  const { status, all, called } = run('propose', github(1));
  expect(status).toBe(1);
  expect(all).toContain('has commits of a person');
  expect(called).not.toContain('pr edit');
  expect(git('origin.git', 'show', 'refresh:content/papers/new.md')).toBe('better\n');
});

test('applies only the part of a patch that changes the content', () => {
  run('ask', finds(0));
  const patch = path.join(folder, 'temp/refresh/content.patch');
  write('first/src/code.ts', 'evil\n');
  writeFileSync(patch, readFileSync(patch, 'utf8') + git('first', 'diff'));
  expect(run('propose', github(0)).status).toBe(0);
  expect(git('origin.git', 'show', 'refresh:src/code.ts')).toBe('code\n');
  expect(existsSync(path.join(folder, 'propose/content/papers/new.md'))).toBe(true);
});
