import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Job {
  permissions?: Record<string, string>;
  steps: { uses?: string; run?: string; with?: Record<string, unknown> }[];
}

const folder = '.github/workflows';

/** The permissions of each job of each workflow. */
const permissionsOf: Record<string, Record<string, Record<string, string>>> = {
  'deploy.yml': {
    test: { contents: 'read' },
    build: { contents: 'read', pages: 'read' },
    preview: { contents: 'read' },
    deploy: { pages: 'write', 'id-token': 'write' },
  },
  'build-content.yml': { build: { contents: 'read' } },
  'nightly.yml': { test: { contents: 'read' }, advisories: { contents: 'read' } },
  'refresh.yml': {
    ask: { contents: 'read' },
    propose: { contents: 'write', 'pull-requests': 'write' },
  },
};

describe.each(readdirSync(folder))('the workflow %s', (name) => {
  const text = readFileSync(path.join(folder, name), 'utf8');
  const workflow = parse(text) as { on: object; permissions: object; jobs: Record<string, Job> };
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('pins every action to a commit, with the version in a comment', () => {
    const uses = text.split('\n').filter((line) => /\buses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('gives each job only the permissions that it needs, and none by default', () => {
    expect(workflow.permissions).toEqual({});
    const granted = Object.entries(workflow.jobs).map(([job, { permissions }]) => [job, permissions]);
    expect(Object.fromEntries(granted)).toEqual(permissionsOf[name]);
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
  });

  test('keeps no token in the checkout and inserts no external text into commands', () => {
    for (const { uses, with: inputs } of steps) {
      if (uses?.startsWith('actions/checkout@'))
        expect(inputs).toMatchObject({ 'persist-credentials': false });
    }
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });
});

describe('real records 35: the nightly workflow', () => {
  const { jobs } = parse(readFileSync(path.join(folder, 'nightly.yml'), 'utf8')) as {
    jobs: Record<
      string,
      Job & { strategy?: { 'fail-fast': boolean; matrix: { include: Record<string, string>[] } } }
    >;
  };

  test('runs the tests on Linux, macOS and Windows, and all of them if one fails', () => {
    const { strategy, steps } = jobs.test!;
    expect(strategy?.['fail-fast']).toBe(false);
    const systems = strategy!.matrix.include.map(({ system = '', command }) => [
      system.split('-')[0],
      command,
    ]);
    expect(systems).toEqual([
      ['ubuntu', 'test:full'],
      ['macos', 'test'],
      ['windows', 'test'],
    ]);
    expect(steps.at(-1)?.run).toBe('npm run "$COMMAND"');
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const [, command = ''] of systems) expect(Object.keys(scripts)).toContain(command);
  });

  test('fails if there is a security advisory above the threshold, for each lockfile', () => {
    const audits = jobs.advisories!.steps.flatMap(({ run, ...step }) =>
      run === undefined
        ? []
        : [[run, (step as { 'working-directory'?: string })['working-directory'] ?? '.']],
    );
    expect(audits).toEqual([
      ['npm audit --omit=dev --audit-level=moderate', '.'],
      ['npm audit --audit-level=high', '.'],
      ['npm audit --audit-level=high', 'scripts/tools/audit/tools'],
    ]);
    for (const [, place = ''] of audits) expect(readdirSync(place)).toContain('package-lock.json');
  });
});

describe('the cached pages of the last build', () => {
  const stepsOf = (name: string, job: string) =>
    (parse(readFileSync(path.join(folder, name), 'utf8')) as { jobs: Record<string, Job> }).jobs[job]
      ?.steps ?? [];
  const isCache = ({ uses }: Job['steps'][number]) => uses?.startsWith('actions/cache@') === true;

  test.each([
    ['deploy.yml', '.cache/content'],
    ['build-content.yml', 'offprint/.cache'],
  ])('are stored by %s where the next build looks for them', (name, folderOfCache) => {
    const steps = stepsOf(name, 'build');
    const { path: kept, key, 'restore-keys': restored } = steps.find(isCache)?.with ?? {};
    expect(kept).toBe(folderOfCache);
    // The cache of an existing key is never replaced, so each run needs a new key.
    expect(key).toBe(`${String(restored)}\${{ github.run_id }}-\${{ github.run_attempt }}`);
    expect(steps.findIndex(isCache)).toBeLessThan(steps.findIndex(({ run }) => run === 'npm run build'));
  });

  test('are not restored in jobs that run for pull requests', () => {
    for (const job of ['test', 'preview', 'deploy'])
      expect(stepsOf('deploy.yml', job).some(isCache), job).toBe(false);
  });
});
