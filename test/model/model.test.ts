import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDate } from '../../src/model/date.ts';
import { formatDiagnostic, quote } from '../../src/model/diagnostic.ts';
import { idSchema, numberedId, toId } from '../../src/model/id.ts';
import { formatName, nameKey } from '../../src/model/name.ts';
import { paperFrontmatterSchema } from '../../src/model/paper.ts';
import { siteSchema } from '../../src/model/site.ts';
import { isRepositoryUrl, isSafeUrl } from '../../src/model/url.ts';

describe('ids', () => {
  test.each([
    ['The Llama 3 Herd of Models', 'the-llama-3-herd-of-models'],
    ['Don’t Gamble, GAMBLe: An Analysis', 'dont-gamble-gamble-an-analysis'],
    ['H$^{2}$MT: Semantic Hierarchy', 'h-2-mt-semantic-hierarchy'],
    ['5% > 100%', '5-100'],
    ['Ångström & Łódź: œuvre', 'angstrom-lodz-oeuvre'],
    ['con', 'paper-con'],
    ['COM1', 'paper-com1'],
  ])('%s becomes %s', (title, id) => {
    expect(toId(title, 'paper')).toBe(id);
  });

  test('a long title is cut at a word, a long word within the word', () => {
    expect(toId(`${'word '.repeat(30)}`, 'paper')).toBe('word-'.repeat(20).slice(0, -1));
    expect(toId('x'.repeat(300), 'paper')).toBe('x'.repeat(100));
  });

  test('a title of exactly 100 characters is not cut', () => {
    const title = `${'a'.repeat(49)} ${'b'.repeat(50)}`;
    expect(toId(title, 'paper')).toHaveLength(100);
    expect(toId(`${title} c`, 'paper')).toBe(toId(title, 'paper'));
  });

  test('every text gets a valid id, the same each time, also with a number', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: 1, max: 99999 }),
        (text, number) => {
          const id = toId(text, 'paper');
          expect(idSchema.safeParse(id).success).toBe(true);
          expect(toId(text, 'paper')).toBe(id);
          expect(idSchema.safeParse(numberedId(id, number)).success).toBe(true);
        },
      ),
    );
  });

  test('titles without letters get different ids', () => {
    expect(toId('…', 'paper')).not.toBe(toId('???', 'paper'));
  });
});

describe('dates', () => {
  test.each(['2024', '2024-02', '2024-02-29', '0900'])('%s is a date', (text) =>
    expect(isDate(text)).toBe(true),
  );
  test.each(['24', '2023-02-29', '2024-13', '2024-1-1', '2024-07-31T00:00', '', 'July 2024'])(
    '%j is not a date',
    (text) => expect(isDate(text)).toBe(false),
  );
});

describe('names', () => {
  test('in parts are formatted in reading order', () => {
    expect(formatName({ family: 'Goot', given: 'Rob', nonDroppingParticle: 'van der' })).toBe(
      'Rob van der Goot',
    );
    expect(formatName({ family: 'Naval', given: 'George', suffix: 'Jr.' })).toBe('George Naval, Jr.');
    expect(formatName({ literal: 'The Graph Consortium' })).toBe('The Graph Consortium');
  });

  test('are compared without case, accents and dots, but with all letters', () => {
    expect(nameKey('J.-P. Müller')).toBe(nameKey('j p muller'));
    expect(nameKey('が')).not.toBe(nameKey('か'));
    expect(nameKey('Bjørn')).not.toBe(nameKey('Bjrn'));
  });
});

describe('addresses', () => {
  test.each([
    'javascript:alert(1)',
    'JAVASCRIPT:x',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/papers/',
    '',
  ])('%j is not safe to link to', (text) => expect(isSafeUrl(text)).toBe(false));
  test.each([
    ['https://github.com/withastro/astro', true],
    ['https://huggingface.co/meta-llama/Llama-3', true],
    ['https://gitlab.com/group/sub/project', true],
    ['https://github.com/withastro', false],
    ['https://github.com/features/actions', false],
    ['https://group.github.io/project', false],
    ['https://notgithub.com/a/b', false],
    ['javascript://github.com/a/b', false],
  ])('%s is a repository: %s', (text, expected) => expect(isRepositoryUrl(text)).toBe(expected));
});

describe('schemas', () => {
  test('a misspelt key of a paper fails', () => {
    expect(paperFrontmatterSchema.safeParse({ title: 'x', isued: '2024' }).success).toBe(false);
  });

  test('numbers without quotes become text', () => {
    expect(paperFrontmatterSchema.parse({ title: 'x', issued: 2024, volume: 12 })).toMatchObject({
      issued: '2024',
      volume: '12',
    });
  });

  test('a paper without a type is a preprint', () => {
    expect(paperFrontmatterSchema.parse({ title: 'x' }).type).toBe('article');
  });

  test.each(['javascript:alert(1)', '//evil.example', '/\\evil.example', 'papers'])(
    'the navigation cannot link to %j',
    (href) => {
      const navigation = [{ label: 'x', href }];
      expect(siteSchema.safeParse({ title: 'x', url: 'https://x.org/', navigation }).success).toBe(false);
    },
  );
});

describe('messages', () => {
  test('are one line: location, problem, advice', () => {
    const found = {
      severity: 'error',
      file: 'a.txt',
      line: 41,
      message: 'No\ndate.',
      advice: 'Put one.',
    } as const;
    expect(formatDiagnostic(found)).toBe('a.txt:41: No date. Put one.');
    expect(formatDiagnostic({ ...found, file: 'a\u001b[2J\n.txt' })).toBe('a [2J .txt:41: No date. Put one.');
  });

  test('quote long text in a short form without control characters', () => {
    expect(quote(`a\u0007b${'x'.repeat(100)}`)).toBe(`"a b${'x'.repeat(56)}…"`);
  });
});
