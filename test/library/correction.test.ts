import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctionAddress } from '../../src/library/correction.ts';
import type { Repository } from '../../src/model/repository.ts';

const paper = {
  id: 'tensor-folding',
  subject: 'Correction: Folding & α',
  question: 'What is wrong?',
  facts: [
    ['Title', 'Folding & α'],
    ['Page', 'https://example.org/papers/tensor-folding/'],
  ] as const,
};
const repository = (change: Partial<Repository>): Repository => ({
  url: 'https://github.com/lab/papers',
  kind: 'github',
  branch: 'main',
  folder: 'content',
  corrections: 'edit',
  ...change,
});
const addressOf = (change: Partial<Repository>) =>
  correctionAddress(paper, { repository: repository(change) }) ?? '';

describe('"Suggest a correction"', () => {
  test.each([
    [{}, 'https://github.com/lab/papers/edit/main/content/papers/tensor-folding.md'],
    [{ folder: '' }, 'https://github.com/lab/papers/edit/main/papers/tensor-folding.md'],
    [
      { branch: 'site/next#2', folder: 'web site/über?' },
      'https://github.com/lab/papers/edit/site/next%232/web%20site/%C3%BCber%3F/papers/tensor-folding.md',
    ],
    [
      { kind: 'gitlab' as const, url: 'https://gitlab.com/uni/group/papers' },
      'https://gitlab.com/uni/group/papers/-/edit/main/content/papers/tensor-folding.md',
    ],
    [
      { kind: 'gitea' as const, url: 'https://codeberg.org/lab/papers' },
      'https://codeberg.org/lab/papers/_edit/main/content/papers/tensor-folding.md',
    ],
  ])('opens the file of the paper in the editor of the host: %j', (change, expected) => {
    expect(addressOf(change)).toBe(expected);
  });

  test.each([
    [{ corrections: 'issue' as const }, 'https://github.com/lab/papers/issues/new', 'title', 'body'],
    [
      { corrections: 'issue' as const, kind: 'gitlab' as const },
      'https://github.com/lab/papers/-/issues/new',
      'issue[title]',
      'issue[description]',
    ],
    [
      { corrections: 'issue' as const, kind: 'gitea' as const },
      'https://github.com/lab/papers/issues/new',
      'title',
      'body',
    ],
  ])('opens an issue with the facts filled in: %j', (change, page, title, body) => {
    const address = new URL(addressOf(change));
    expect(`${address.origin}${address.pathname}`).toBe(page);
    expect(address.searchParams.get(title)).toBe(paper.subject);
    expect(address.searchParams.get(body)).toBe(
      'What is wrong?\n\n\n\n- Title: Folding & α\n- Page: https://example.org/papers/tensor-folding/\n- content/papers/tensor-folding.md',
    );
  });

  test('opens a mail without a repository, and is left out without either', () => {
    const address = correctionAddress(paper, { mail: 'lab+site@example.org' });
    expect(address).toMatch(
      /^mailto:lab%2Bsite@example\.org\?subject=Correction%3A%20Folding%20%26%20%CE%B1&body=/u,
    );
    expect(address).not.toContain('+');
    expect(address).toContain('papers%2Ftensor-folding.md');
    expect(correctionAddress(paper, {})).toBeUndefined();
    expect(correctionAddress(paper, { mail: 'lab@example.org', repository: repository({}) })).toMatch(
      /^https:/u,
    );
  });

  test('has only the given parts and a limited length, whatever the texts contain', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"><script>', '?cc=a@b.c&', '\r\nBcc: a@b.c', '\ud800', 'x'.repeat(9000)),
    );
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom('github', 'gitlab', 'gitea' as const),
        (subject, value, kind) => {
          const hostile = { ...paper, subject, facts: [['Title', value]] as const };
          for (const target of [
            { mail: 'lab@example.org' },
            { repository: repository({ kind, corrections: 'issue' as const }) },
          ]) {
            const address = correctionAddress(hostile, target) ?? '';
            expect(address.length).toBeLessThan(6000);
            expect(address).toMatch(/^(?:mailto|https):[\w.@/?=&%!~*'()-]+$/u);
            expect([...new URL(address).searchParams.keys()]).toHaveLength(2);
          }
        },
      ),
    );
  });
});
