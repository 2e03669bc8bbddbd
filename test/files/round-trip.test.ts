import fc from 'fast-check';
import matter from 'gray-matter';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { formatAuthorFile, parseAuthorFile } from '../../src/files/author-file.ts';
import { formatPaperFile, parsePaperFile } from '../../src/files/paper-file.ts';
import { type Author, authorFrontmatterSchema } from '../../src/model/author.ts';
import { type Paper, paperFrontmatterSchema } from '../../src/model/paper.ts';
import { propertyRuns } from '../run-length.ts';

/** Texts that some YAML reader takes for something else, or that break a YAML writer. */
const awkward = [
  '0123', '0o14', '1_000', '1e3', '0x1F', '.5', '-.5', '+1', '12:30:45', '1:2', '.inf', '.nan', '-', '--', '---', '...', '----',
  '2024-07-31', '2024-07', '2024', '2024-07-31T10:00:00Z', 'null', 'Null', '~', 'true', 'True', 'yes', 'NO', 'on', 'Off', 'y', 'N',
  '=', '<<', '? x', ': x', 'a: b', 'a : b', 'a:', 'a #b', '#a', '- a', '-a', '&a', '*a', '!a', '!!str a', '|', '>', '%a', '@a', '`a`',
  '{a}', '[a]', '{', ']', ',', '"', "'", '"a"', "'a'", 'a"b', "it's", '\\', '\\n', 'a\\', '\\alpha', '$\\frac{1}{2}$', '37\\%',
  'a\nb', 'a\n\nb', 'a\n---\nb', 'a\n---', '---\nb', '---js\n1', 'a\tb', 'a\u00a0b', 'a\u2028b', 'a\u0085b', 'a\ufeffb',
  'a\u0000b', 'a\u001bb', 'a\u007fb', 'a\u200eb', '\ud83d\ude00', 'a\ud83d\ude00', '\ud800', 'e\u0301', '\u0130', '<think>', '</script>',
  '__proto__', 'constructor', 'x'.repeat(300), 'word '.repeat(60).trim(), ':', '::', '{{x}}', '<!-- more -->', '\u{1F600}: a',
]; // prettier-ignore

/** Texts as content files contain them: trimmed, not empty, with `\n` as line end. */
const text = fc
  .oneof(
    fc.constantFrom(...awkward),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom(...awkward), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
    fc.string({ unit: fc.constantFrom(...'-:#\'"\\ \n\t{}[],&*!|>%@`0127eE+._'), maxLength: 24 }),
  )
  .map((value) => value.replace(/\r\n?/g, '\n').trim())
  .filter((value) => value !== '');
const texts = fc.array(text, { minLength: 1, maxLength: 4 });
const name = fc.oneof(
  text,
  fc.record(
    { family: text, given: text, nonDroppingParticle: text, suffix: text },
    { requiredKeys: ['family'] },
  ),
  fc.record({ literal: text }),
);
const id = fc.constantFrom('dhruv-choudhary', 'ada', '2024', '1e3', '0x1f', 'null', 'true', 'no', '007');
const issued = fc.constantFrom('2024', '2024-07', '2024-07-31', '0999', '1999-12-31');
const url = fc.constantFrom('https://example.org/a?b=c#d', 'https://github.com/a/b', 'mailto:a@example.org');

const paper: fc.Arbitrary<Paper> = fc.record(
  {
    id: fc.constant('a-paper'),
    title: text,
    type: fc.constantFrom('article' as const, 'paper-conference' as const),
    author: fc.array(name, { minLength: 1, maxLength: 4 }),
    authorsTruncated: fc.constant(true),
    profiles: fc.array(id, { minLength: 1, maxLength: 3 }),
    issued,
    containerTitle: text,
    volume: text,
    issue: text,
    page: text,
    publisher: text,
    categories: texts,
    keyword: texts,
    affiliations: texts,
    DOI: text.map((value) => `10.1234/${value.replace(/[\s\p{Cc}]/gu, '')}x`),
    URL: url,
    code: fc.oneof(fc.constant(true as const), url),
    abstract: text,
  },
  { requiredKeys: ['id', 'title', 'type'] },
);

const author: fc.Arbitrary<Author> = fc.record(
  {
    id: fc.constant('a-person'),
    name: text,
    alternateName: texts,
    role: text,
    field: text,
    affiliations: texts,
    metrics: fc.array(
      fc.record({
        label: text,
        value: fc.oneof(
          fc.integer(),
          fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
          fc.constantFrom('56%', '-1.5%'),
        ),
        asOf: issued,
      }),
      { minLength: 1, maxLength: 3 },
    ),
    links: fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      url,
      { maxKeys: 3 },
    ),
    biography: text,
  },
  { requiredKeys: ['id', 'name'] },
);

/** Parses frontmatter and body with three YAML readers: Offprint's, gray-matter with js-yaml 3, and js-yaml 4. */
function readTwice(file: string): { data: unknown; body: string }[] {
  const three = matter(file, {});
  const [, yaml = '', body = ''] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(file) ?? [];
  return [
    { data: three.data, body: three.content.trim() },
    { data: load(yaml), body: body.trim() },
  ];
}

describe('a written content file is read back unchanged:', () => {
  test('any text in any field of a paper, by Offprint, by gray-matter alone and by js-yaml 4', () => {
    fc.assert(
      fc.property(paper, (value) => {
        const file = formatPaperFile(value);
        expect(parsePaperFile(file, 'a-paper.md', 'a-paper')).toMatchObject({ value });
        const { id: _, abstract = '', ...frontmatter } = value;
        for (const { data, body } of readTwice(file)) {
          expect(data).toEqual(frontmatter);
          expect(paperFrontmatterSchema.parse(data)).toEqual(frontmatter);
          expect(body).toBe(abstract);
        }
      }),
      { numRuns: propertyRuns(1500) },
    );
  });

  test('any text in any field of an author', () => {
    fc.assert(
      fc.property(author, (value) => {
        const file = formatAuthorFile(value);
        expect(parseAuthorFile(file, 'a-person.md', 'a-person')).toMatchObject({ value });
        const { id: _, biography = '', ...frontmatter } = value;
        for (const { data, body } of readTwice(file)) {
          expect(data).toEqual(frontmatter);
          expect(authorFrontmatterSchema.parse(data)).toEqual(frontmatter);
          expect(body).toBe(biography);
        }
      }),
      { numRuns: propertyRuns(800) },
    );
  });

  test.each(awkward)('for the title and the abstract %j', (title) => {
    const value: Paper = {
      id: 'x',
      title,
      type: 'article',
      author: [title],
      keyword: [title],
      abstract: title,
    };
    const file = formatPaperFile(value);
    expect(parsePaperFile(file, 'x.md', 'x')).toMatchObject({ value });
    for (const { data, body } of readTwice(file)) {
      expect(data).toEqual({ title, type: 'article', author: [title], keyword: [title] });
      expect(body).toBe(title);
    }
  });
});

test('keys are in the order of the schema, missing rather than empty; short lists are on one line, and dates in quotes', () => {
  const file = formatPaperFile({
    abstract: 'Herds are large.',
    categories: ['AI'],
    issued: '2024-07-31',
    profiles: ['dhruv-choudhary'],
    affiliations: ['allen-ai', 'berkeley'],
    keyword: undefined,
    authorsTruncated: true,
    author: ['Aaron Grattafiori', 'Abhimanyu Dubey'],
    type: 'article',
    title: 'The Llama 3 Herd of Models',
    id: 'x',
  });
  expect(file).toBe(`---
title: The Llama 3 Herd of Models
type: article
author:
  - Aaron Grattafiori
  - Abhimanyu Dubey
authorsTruncated: true
profiles: [dhruv-choudhary]
issued: "2024-07-31"
categories: [AI]
affiliations: [allen-ai, berkeley]
---
Herds are large.
`);
});
