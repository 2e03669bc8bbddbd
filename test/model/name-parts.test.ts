import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseName, partedNames, toParts, withOrcid } from '../../src/model/name-parts.ts';
import { formatName, nameSchema } from '../../src/model/name.ts';

const given = (text: string) => {
  const { family, given, nonDroppingParticle, suffix, literal } = {
    literal: '',
    ...parseName(text),
  } as Record<string, string>;
  return literal || [nonDroppingParticle, family, given, suffix].map((part) => part ?? '').join('|');
};

describe('a name in plain text', () => {
  test.each([
    ['Ada Quill', '|Quill|Ada|'],
    ['Rebecca M. M. Hicke', '|Hicke|Rebecca M. M.|'],
    ['José Camacho-Collados', '|Camacho-Collados|José|'],
    ['Jean-Luc O’Neill', '|O’Neill|Jean-Luc|'],
    ['mang ning', '|ning|mang|'],
    ['Alexandra (Sandra) Vella', '|Vella|Alexandra (Sandra)|'],
  ])('has its last word as family name: %s', (text, parts) => expect(given(text)).toBe(parts));

  test.each([
    ['Rob van der Goot', 'van der|Goot|Rob|'],
    ['Diego de las Casas', 'de las|Casas|Diego|'],
    ['Félix de Chaumont Quitry', 'de|Chaumont Quitry|Félix|'],
    ['Diego Pedro Gonçalves da Silva', 'da|Silva|Diego Pedro Gonçalves|'],
    ['Patrick von Platen', 'von|Platen|Patrick|'],
  ])('has particles in lower case as a separate part: %s', (text, parts) => expect(given(text)).toBe(parts));

  test.each([
    ['Barbara Di Eugenio', '|Di Eugenio|Barbara|'],
    ['Joachim Van den Bogaert', '|Van den Bogaert|Joachim|'],
    ['I. Van der Lek-Ciudin', '|Van der Lek-Ciudin|I.|'],
    ['Wouter Van Gansbeke', '|Van Gansbeke|Wouter|'],
    ['Antal Van Den Bosch', '|Van Den Bosch|Antal|'],
    ['Juana De La Cruz', '|De La Cruz|Juana|'],
    ['Ada La Quill', '|Quill|Ada La|'],
    ['Thien Van Nguyễn', '|Nguyễn|Thien Van|'],
    ['Duy Van Lê', '|Lê|Duy Van|'],
    ['Di Wang', '|Wang|Di|'],
    ['José Ortega y Gasset', '|Ortega y Gasset|José|'],
  ])('has capital particles as part of the family name: %s', (text, parts) =>
    expect(given(text)).toBe(parts),
  );

  test.each([
    ['Prospero C. Naval, Jr.', '|Naval|Prospero C.|Jr.'],
    ['Timothy Chase Jr', '|Chase|Timothy|Jr'],
    ['Hal Daumé III', '|Daumé|Hal|III'],
    ['Robert L Logan IV', '|Logan|Robert L|IV'],
    ['Naval, Jr., Prospero C.', '|Naval|Prospero C.|Jr.'],
    ['Naval, Prospero C., Jr.', '|Naval|Prospero C.|Jr.'],
    ['Madonna, Jr.', 'Madonna, Jr.'],
  ])('has its suffix as a separate part: %s', (text, parts) => expect(given(text)).toBe(parts));

  test.each([
    ['Quill, Ada', '|Quill|Ada|'],
    ['Quill, Ada Maria', '|Quill|Ada Maria|'],
    ['van der Goot, Rob Jan', 'van der|Goot|Rob Jan|'],
    ['Laks Lakshmanan, V. S.', '|Laks Lakshmanan|V. S.|'],
    ['Ling Zhou, Guojiang ang Dong', 'Ling Zhou, Guojiang ang Dong'],
    ['Quill, Ada, Bo, Cy', 'Quill, Ada, Bo, Cy'],
  ])('is read as family name first only if the comma cannot mean anything else: %s', (text, parts) =>
    expect(given(text)).toBe(parts),
  );

  test.each([
    'Mausam',
    'NVIDIA',
    'DreamX Team',
    'Team Olmo',
    'The Graph Consortium',
    'KT Tech innovation Group',
    'GLM-4. 5 Team',
    'Shanghai AI Lab',
    'ATLAS Collaboration, CERN',
    '王伟',
    '亮 杨',
    '김 민준',
    'wu@lab.example wu@lab.example',
  ])('is a literal if it has no parts: %s', (text) => expect(parseName(text)).toEqual({ literal: text }));

  test('of a person is not taken for a group because of a part of a word', () => {
    expect(given('Adamu Labaran')).toBe('|Labaran|Adamu|');
    expect(given('Eli Collins')).toBe('|Collins|Eli|');
    expect(given('Ai Grouper')).toBe('|Grouper|Ai|');
  });
});

test('a lone colon is not a name, and names have no control characters', () => {
  expect(partedNames([':', 'Ada\u0000 Qu\u0007ill', { family: 'Goo\nt', given: 'Rob\u2028' }])).toEqual([
    { family: 'Quill', given: 'Ada' },
    { family: 'Goo t', given: 'Rob' },
  ]);
});

test('no word of any name is lost or added', () => {
  const word = fc.constantFrom(
    'Ada',
    'van',
    'der',
    'Van',
    'Di',
    'y',
    'Jr.',
    'III',
    'Quill',
    'Team',
    'de',
    'St.',
    'Goot,',
    'Lê',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 5, arbitrary: word }, fc.string({ unit: 'grapheme' })), { maxLength: 8 }),
      (words) => {
        const text = words.join(' ');
        const letters = (name: string) =>
          [...name.replace(/[\p{Cc}\p{Noncharacter_Code_Point}\s,]/gu, '')].sort().join('');
        const parts = parseName(text);
        expect(letters(formatName(parts))).toBe(letters(text));
        if ('family' in parts) for (const part of Object.values(parts)) expect(part).not.toBe('');
      },
    ),
  );
});

describe('an ORCID', () => {
  const ORCID = '0000-0002-1825-0097';

  test.each([
    ['Rob van der Goot', { family: 'Goot', given: 'Rob', nonDroppingParticle: 'van der', ORCID }],
    ['Mausam', { literal: 'Mausam', ORCID }],
    [{ literal: 'DreamX Team' }, { literal: 'DreamX Team', ORCID }],
    [
      { family: 'Naval', given: 'George', suffix: 'Jr.' },
      { family: 'Naval', given: 'George', suffix: 'Jr.', ORCID },
    ],
  ])('is kept with the parts of a name: %j', (name, identified) => {
    expect(withOrcid(name, ORCID)).toEqual(identified);
    expect(toParts(withOrcid(name, ORCID))).toEqual(identified);
    expect(nameSchema.parse(withOrcid(name, ORCID))).toEqual(identified);
  });
});
