import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Job {
  permissions?: Record<string, string>;
  steps: { uses?: string; run?: string; with?: Record<string, unknown> }[];
}

const folder = '.github/workflows';

/** What each job of each workflow may do. */
const rights: Record<string, Record<string, Record<string, string>>> = {
  'deploy.yml': {
    test: { contents: 'read' },
    build: { contents: 'read', pages: 'read' },
    preview: { contents: 'read' },
    deploy: { pages: 'write', 'id-token': 'write' },
  },
  'build-content.yml': { build: { contents: 'read' } },
  'refresh.yml': {
    ask: { contents: 'read' },
    propose: { contents: 'write', 'pull-requests': 'write' },
  },
};

describe.each(readdirSync(folder))('the workflow %s', (name) => {
  const text = readFileSync(path.join(folder, name), 'utf8');
  const workflow = parse(text) as { on: object; permissions: object; jobs: Record<string, Job> };
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('names every action by its commit, with the version beside it', () => {
    const uses = text.split('\n').filter((line) => /\buses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('gives each job the least it needs, and none by default', () => {
    expect(workflow.permissions).toEqual({});
    const granted = Object.entries(workflow.jobs).map(([job, { permissions }]) => [job, permissions]);
    expect(Object.fromEntries(granted)).toEqual(rights[name]);
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
  });

  test('keeps no token in the checkout and puts no text from outside into a command', () => {
    for (const { uses, with: inputs } of steps) {
      if (uses?.startsWith('actions/checkout@'))
        expect(inputs).toMatchObject({ 'persist-credentials': false });
    }
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });
});

describe('the pages of the last build', () => {
  const stepsOf = (name: string, job: string) =>
    (parse(readFileSync(path.join(folder, name), 'utf8')) as { jobs: Record<string, Job> }).jobs[job]
      ?.steps ?? [];
  const isCache = ({ uses }: Job['steps'][number]) => uses?.startsWith('actions/cache@') === true;

  test.each([
    ['deploy.yml', '.cache/content'],
    ['build-content.yml', 'offprint/.cache'],
  ])('are kept by %s where the build looks for them, for whichever build comes next', (name, place) => {
    const steps = stepsOf(name, 'build');
    const { path: kept, key, 'restore-keys': restored } = steps.find(isCache)?.with ?? {};
    expect(kept).toBe(place);
    // A key that was there before would never be written again.
    expect(key).toBe(`${String(restored)}\${{ github.run_id }}-\${{ github.run_attempt }}`);
    expect(steps.findIndex(isCache)).toBeLessThan(steps.findIndex(({ run }) => run === 'npm run build'));
  });

  test('are not taken from what pull requests made', () => {
    for (const job of ['test', 'preview', 'deploy'])
      expect(stepsOf('deploy.yml', job).some(isCache), job).toBe(false);
  });
});
