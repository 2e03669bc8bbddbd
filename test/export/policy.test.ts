import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { expect, test } from 'vitest';
import { formatHeaders } from '../../src/export/host-headers.ts';
import { policy } from '../../src/export/policy.ts';

const header = /Content-Security-Policy: (.+)/.exec(formatHeaders('/', []))?.[1] ?? '';

/** What Google's evaluator holds against a policy, the grave first. */
const findings = (text: string) =>
  new CspEvaluator(new CspParser(text).csp)
    .evaluate()
    .map(({ severity, directive, value }) => ({ severity: Severity[severity], directive, value }));

test.each([policy, header])('an evaluator finds nothing grave in the policy: %s', (text) => {
  // 'self' is doubted where a host serves what strangers upload; a site of Offprint serves the lab's own files.
  expect(findings(text).filter(({ value }) => value !== "'self'")).toEqual([]);
  expect(findings(text).map(({ severity }) => severity)).not.toContain('HIGH');
  expect(text).not.toContain('unsafe');
});

test('the evaluator finds what is grave', () => {
  expect(findings("script-src 'unsafe-inline' *").map(({ severity }) => severity)).toContain('HIGH');
});
