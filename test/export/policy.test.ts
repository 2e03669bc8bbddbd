import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { expect, test } from 'vitest';
import { formatHeaders } from '../../src/export/host-headers.ts';
import { policy } from '../../src/export/policy.ts';

const header = /Content-Security-Policy: (.+)/.exec(formatHeaders('/', []))?.[1] ?? '';

/** Returns the findings of Google's evaluator about a policy, the most severe first. */
const findings = (text: string) =>
  new CspEvaluator(new CspParser(text).csp)
    .evaluate()
    .map(({ severity, directive, value }) => ({ severity: Severity[severity], directive, value }));

test.each([policy, header])('an evaluator finds no severe problem in the policy: %s', (text) => {
  // The evaluator questions 'self' for hosts with uploads of strangers; an Offprint site serves the lab's own files only.
  expect(findings(text).filter(({ value }) => value !== "'self'")).toEqual([]);
  expect(findings(text).map(({ severity }) => severity)).not.toContain('HIGH');
  expect(text).not.toContain('unsafe');
});

test('the evaluator finds severe problems', () => {
  expect(findings("script-src 'unsafe-inline' *").map(({ severity }) => severity)).toContain('HIGH');
});
