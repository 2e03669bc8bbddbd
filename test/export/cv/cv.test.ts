import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import resumeSchema from 'resume-schema';
import { parse } from 'yaml';
import { type Cv, createCv } from '../../../src/export/cv/cv.ts';
import { formatCvFooter, formatCvHtml } from '../../../src/export/cv/cv-html.ts';
import { formatCvMarkdown } from '../../../src/export/cv/cv-markdown.ts';
import { formatJsonResume } from '../../../src/export/cv/json-resume.ts';
import { formatRenderCv } from '../../../src/export/cv/rendercv.ts';
import { renderCvSchema } from '../../../src/export/cv/rendercv-schema.ts';
import type { ReferenceStyle } from '../../../src/export/references.ts';
import { createLibrary } from '../../../src/library/library.ts';
import type { ShownAuthor } from '../../../src/library/shown-author.ts';
import type { ShownPaper } from '../../../src/library/shown-paper.ts';
import type { Language } from '../../../src/model/language.ts';
import { cvWords, date, pageWords } from '../../../src/words/en.ts';
import { attacks } from '../../attacks/attacks.ts';
import { byRun } from '../../run-length.ts';
import { shownPaper } from '../../library/sample-papers.ts';

/** Returns the errors that the validator of JSON Resume reports. */
const resumeErrors = (text: string): Promise<unknown> =>
  new Promise((resolve) => resumeSchema.validate(JSON.parse(text), (errors) => resolve(errors ?? [])));

const { outputs, since, until } = pageWords;
const texts = { ...cvWords, lists: outputs.lists, projects: outputs.projects, date, since, until };

const ada: ShownAuthor = {
  id: 'ada',
  name: 'Ada Quill',
  ORCID: '0000-0002-1825-0097',
  role: 'Professor',
  from: '2019-09',
  affiliations: ['University of Example'],
  biography: 'Ada *folds*.\n\nShe also unfolds.',
  links: { GitHub: 'https://github.com/ada-quill', 'Home page': 'https://example.com/ada?a=1&b=2' },
  talks: [
    { title: 'Folds for everyone', date: '2024-05-06', place: 'Museum', link: 'https://example.com/m' },
  ],
  teaching: [{ title: 'Tensor Methods', from: '2021', place: 'University of Example' }, { title: 'Seminar' }],
  grants: [{ title: 'Example Fund 12', from: '2020', to: '2023' }],
  service: [{ title: 'Reviewer', place: 'Journal of Folding' }],
};

interface Options {
  style?: ReferenceStyle;
  hasSelected?: boolean;
  language?: Language;
  page?: string | undefined;
  author?: Partial<ShownAuthor>;
}

function cvOf(papers: ShownPaper[], options: Options = {}): Cv {
  const { style = 'apa', hasSelected = false, language = 'en', author } = options;
  const project = {
    id: 'folds', title: 'Folds', titleHtml: 'Folds', plainTitle: 'Folds', body: '', bodyHtml: '', from: '2022',
    people: ['ada'], funding: ['Fund 1'], links: { Site: 'https://example.com/folds' },
  }; // prettier-ignore
  const library = createLibrary(papers, [{ ...ada, ...author }], undefined, { projects: [project] });
  const person = library.people.find(({ id }) => id === 'ada')!;
  const page = 'page' in options ? options.page : 'https://example.org/authors/ada/';
  return createCv(library, person, texts, { language, style, page, hasSelected });
}

const journal = (id: string, more: Partial<ShownPaper> = {}) =>
  shownPaper(id, ['Bo Li', 'Ada Quill', 'Ann Diaz'], {
    type: 'article-journal',
    containerTitle: 'Journal of Folding',
    ...more,
  });
const papers = [
  journal('first', { issued: '2019', DOI: '10.5555/a' }),
  journal('second', { issued: '2021-03', selected: true }),
  shownPaper('talk', ['Ada Quill'], { type: 'speech', issued: '2020', eventTitle: 'Days of Folds' }),
  shownPaper('tool', ['Ada Quill'], { type: 'software', issued: '2022', version: '2.1.0', code: 'https://github.com/ada-quill/tool' }),
]; // prettier-ignore

describe('the list of publications', () => {
  test('has a section per type, newest first, and the oldest of a section has the number 1', () => {
    expect(
      cvOf(papers).sections.map(({ heading, entries }) => [heading, entries.map((one) => [one.number, one.paper.id])]),
    ).toEqual([
      ['Journal articles', [[2, 'second'], [1, 'first']]],
      ['Software', [[1, 'tool']]],
      ['Talks', [[1, 'talk']]],
    ]); // prettier-ignore
  });

  test('a new paper changes no number', () => {
    const numbers = (list: ShownPaper[]) =>
      new Map(cvOf(list).sections.flatMap(({ entries }) => entries.map((one) => [one.paper.id, one.number])));
    const before = numbers(papers);
    const after = numbers([...papers, journal('third', { issued: '2024' })]);
    for (const [id, number] of before) expect(after.get(id)).toBe(number);
    expect(after.get('third')).toBe(3);
  });

  test('selected papers come first if wanted, with the numbers that they have below', () => {
    expect(cvOf(papers).selected).toBeUndefined();
    const { selected } = cvOf(papers, { hasSelected: true });
    expect(selected?.entries.map(({ number, paper }) => [number, paper.id])).toEqual([[2, 'second']]);
    expect(cvOf(papers.slice(0, 1), { hasSelected: true }).selected).toBeUndefined();
  });

  test.each([
    ['apa', 'Li, B., **Quill, A.**, & Diaz, A. (2019).'],
    ['ieee', 'B. Li, **A. Quill**, and A. Diaz,'],
    ['chicago', 'Li, Bo, **Ada Quill**, and Ann Diaz. 2019.'],
  ] as const)('in the style %s, the name of the person is bold, and no other name', (style, start) => {
    const text = cvOf(papers, { style })
      .sections[0]!.entries[1]!.runs.map((run) => (run.own ? `**${run.text}**` : run.text))
      .join('');
    expect(text).toContain(start);
    expect(text).not.toMatch(/[\ue000\ue001]/u);
  });

  test('every paper of the person is listed once, whatever its type is', () => {
    const { sections } = cvOf([...papers, shownPaper('page', ['Ada Quill'], { type: 'webpage' })]);
    expect(sections.flatMap(({ entries }) => entries.map(({ paper }) => paper.id)).sort()).toEqual(['first', 'page', 'second', 'talk', 'tool']); // prettier-ignore
  });
});

describe('the document for printing', () => {
  test('has headings, numbered lists, links and free lists, and no buttons or scripts', () => {
    const $ = load(formatCvHtml(cvOf(papers), '<p>Ada <em>folds</em>.</p>'));
    expect($('html').attr('lang')).toBe('en');
    expect($('h1').text()).toBe('Ada Quill');
    expect($('h2').toArray().map((each) => $(each).text())).toEqual([
      'Journal articles', 'Software', 'Talks', 'Projects', 'Talks', 'Teaching', 'Grants', 'Service',
    ]); // prettier-ignore
    expect($('section').first().find('h3, li').toArray().map((each) => $(each).attr('value') ?? $(each).text())).toEqual(['2021', '2', '2019', '1']); // prettier-ignore
    expect($('a').toArray().map((each) => $(each).attr('href'))).toEqual([
      'https://example.org/authors/ada/', 'https://orcid.org/0000-0002-1825-0097', 'https://github.com/ada-quill', 'https://example.com/ada?a=1&b=2',
      'https://doi.org/10.5555/a', 'https://github.com/ada-quill/tool', 'https://example.com/folds', 'https://example.com/m',
    ]); // prettier-ignore
    expect($('script, button, input, img, link').length).toBe(0);
    expect($('.biography em').text()).toBe('folds');
    expect($('body').text()).toContain('Tensor Methods');
    expect($('body').text()).toContain('since 2021');
    expect($('body').text()).toContain('2020–2023');
  });

  test('is written from right to left in Arabic', () => {
    const cv = cvOf(papers, { language: 'ar' });
    expect(load(formatCvHtml(cv, undefined))('html').attr('dir')).toBe('rtl');
    expect(formatCvFooter(cv)).toContain('dir="rtl"');
  });

  test('texts cannot become markup', () => {
    for (const attack of attacks.filter((_, index) => index % byRun(4, 1) === 0)) {
      const cv = cvOf([shownPaper('p', ['Ada Quill'], { title: attack, plainTitle: attack, containerTitle: attack })], {
        author: { role: attack, affiliations: [attack], teaching: [{ title: attack, place: attack }], links: { [attack]: 'https://example.org' } },
      }); // prettier-ignore
      const $ = load(formatCvHtml(cv, undefined));
      expect($('script, img, iframe, svg, object, embed, form, [onerror], [onload], [onclick]').length).toBe(
        0,
      );
      for (const link of $('a').toArray()) expect($(link).attr('href')).toMatch(/^(?:https?|mailto):/u);
    }
  });
});

describe('JSON Resume', () => {
  test('puts each thing where the schema has a place for it', async () => {
    const resume = JSON.parse(formatJsonResume(cvOf(papers), 'Ada folds.')) as Record<string, unknown>;
    expect(resume).toMatchObject({
      basics: {
        name: 'Ada Quill',
        label: 'Professor',
        summary: 'Ada folds.',
        url: 'https://example.org/authors/ada/',
        profiles: expect.arrayContaining([
          { network: 'ORCID', username: '0000-0002-1825-0097', url: 'https://orcid.org/0000-0002-1825-0097' },
          { network: 'GitHub', url: 'https://github.com/ada-quill' },
        ]),
      },
      work: [
        { name: 'University of Example', position: 'Professor', startDate: '2019-09' },
        { name: 'University of Example', position: 'Tensor Methods', startDate: '2021' },
        { name: 'Seminar', position: 'Seminar' },
      ],
      volunteer: [{ organization: 'Journal of Folding', position: 'Reviewer' }],
      awards: [{ title: 'Example Fund 12', date: '2020' }],
      publications: [
        { name: 'second', publisher: 'Journal of Folding', releaseDate: '2021-03' },
        { name: 'first', url: 'https://doi.org/10.5555/a' },
      ],
      projects: [
        {
          name: 'Folds',
          startDate: '2022',
          url: 'https://example.com/folds',
          entity: 'Fund 1',
          type: 'research',
        },
        { name: 'tool', type: 'application', url: 'https://github.com/ada-quill/tool' },
        { name: 'talk', type: 'talk', entity: 'Days of Folds' },
        { name: 'Folds for everyone', type: 'talk', startDate: '2024-05-06' },
      ],
    });
    expect(await resumeErrors(JSON.stringify(resume))).toEqual([]);
  });

  test('the validator of the package finds errors', async () => {
    expect(await resumeErrors('{"basics":{"name":1}}')).not.toEqual([]);
  });
});

describe('RenderCV', () => {
  test('has a section per list, and entries of one type in each', () => {
    const { cv } = renderCvSchema.parse(parse(formatRenderCv(cvOf(papers), 'Ada folds.')));
    expect(cv.social_networks).toEqual([
      { network: 'ORCID', username: '0000-0002-1825-0097' },
      { network: 'GitHub', username: 'ada-quill' },
    ]);
    expect(cv.sections).toMatchObject({
      'Ada Quill': ['Professor', 'University of Example', 'Ada folds.'],
      'Journal articles': [
        { title: 'second', authors: ['Bo Li', '**Ada Quill**', 'Ann Diaz'], date: '2021-03' },
        { title: 'first', doi: '10.5555/a', journal: 'Journal of Folding' },
      ],
      Software: [{ title: 'tool', url: 'https://github.com/ada-quill/tool' }],
      Projects: [
        {
          name: '[Folds](https://example.com/folds)',
          start_date: '2022',
          end_date: 'present',
          summary: 'Fund 1',
        },
      ],
      'Talks 2': [
        { name: '[Folds for everyone](https://example.com/m)', date: '2024-05-06', location: 'Museum' },
      ],
      Grants: [{ name: 'Example Fund 12', start_date: '2020', end_date: '2023' }],
    });
  });

  test('dates are texts, also for a reader of YAML 1.1', () => {
    const yaml = formatRenderCv(cvOf([journal('p', { issued: '2021-03-04' })]), undefined);
    expect(parse(yaml, { version: '1.1' })).toEqual(parse(yaml));
    expect(yaml).toContain('date: "2021-03-04"');
  });
});

test.each([
  ['Prof. #read("/etc/passwd")', 'Prof. #\u2060read("/etc/passwd")'],
  ['# heading', '\\# heading'],
  ['Costs $$x$$ or $5', 'Costs $\u2060$x$\u2060$ or $5'],
  ['<script>a</script> 1 < 2', '<\u2060script>a<\u2060/script> 1 < 2'],
  ['- item', '\\- item'],
  ['1. item', '1\\. item'],
  ['C# and *stars*', 'C# and \\*stars\\*'],
])('in RenderCV, the text %j is not read as Typst, list or HTML: %j', (text, shown) => {
  const cv = cvOf([], { author: { name: text, role: text, teaching: [{ title: text, place: text }] } });
  const made = renderCvSchema.parse(parse(formatRenderCv(cv, undefined))).cv;
  expect(made.name).toBe(shown);
  expect(made.sections?.[shown]).toContain(shown);
  expect(made.sections?.Teaching).toEqual([{ name: shown, location: shown }]);
});

test.each([
  ['- item', '- \\- item'],
  ['2. item', '- 2\\. item'],
  ['+', '- \\+'],
  ['2.5 hours - all', '- 2.5 hours - all'],
  ['&lt;b&gt; & co', '- \\&lt;b\\&gt; & co'],
  ['see https://example.org/a_b', '- see https://example.org/a_b'],
])('in Markdown, the item %j is written %j', (title, line) => {
  expect(formatCvMarkdown(cvOf([], { author: { service: [{ title }] } })).split('\n')).toContain(line);
});

test('in Markdown, the text of a link cannot end the link, and a biography has no HTML', () => {
  const text = formatCvMarkdown(
    cvOf([], {
      author: {
        links: { 'https://a](javascript:b)': 'https://example.org/' },
        biography: 'See <https://example.org> <script>alert(1)</script> and **bold**.',
      },
    }),
  );
  expect(text).toContain('[https://a\\](javascript:b)](<https://example.org/>)');
  expect(text).toContain('See <https://example.org> \\<script>alert(1)\\</script> and **bold**.');
});

test('Markdown has the numbers as text, and escapes what would be markup', () => {
  const text = formatCvMarkdown(
    cvOf([
      journal('p', { plainTitle: 'On *stars* and [links]', title: 'On *stars* and [links]', issued: '2020' }),
    ]),
  );
  expect(text).toContain('# Ada Quill\n\nProfessor · University of Example\n');
  expect(text).toContain(
    '### 2020\n\n- \\[1\\] Li, B., **Quill, A.**, & Diaz, A. (2020). On \\*stars\\* and \\[links\\]. *Journal of Folding*.',
  );
  expect(text).toContain('- [Folds for everyone](<https://example.com/m>) · Museum · 6 May 2024');
});

test('any text gives a valid JSON Resume and valid input of RenderCV', async () => {
  const text = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 30 })
    .filter((each) => each.trim() !== '');
  await fc.assert(
    fc.asyncProperty(text, text, text, async (title, name, place) => {
      const cv = cvOf(
        [journal('p', { title, plainTitle: title.trim(), containerTitle: name, DOI: place.trim() })],
        {
          author: {
            role: name,
            teaching: [{ title, place }],
            links: { [name]: 'https://example.org/ü?q=ä' },
          },
          page: undefined,
        },
      );
      expect(await resumeErrors(formatJsonResume(cv, name))).toEqual([]);
      renderCvSchema.parse(parse(formatRenderCv(cv, name)));
    }),
    { numRuns: 50 },
  );
});
