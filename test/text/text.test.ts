import fc from 'fast-check';
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { renderTree } from '../../src/text/render.ts';
import { renderInline, renderMarkdown, renderProse, toPlainText } from '../../src/text/text.ts';

/** The text that a reader sees, white space as blanks. */
const seen = (html: string) => load(html, null, false).text().replace(/\s+/g, ' ').trim();

describe('TeX in prose', () => {
  test.each([
    ['37\\% of R\\&D in a\\_b, \\#1 for \\$5 \\{x\\}', '37% of R&D in a_b, #1 for $5 {x}'],
    ["Nguy\\~ên, Mart\\'in, G\\\"odel, {\\'E}cole, Fran\\c{c}ois, \\v{S}koda, na\\\"{\\i}ve", 'Nguyễn, Martín, Gödel, École, François, Škoda, naïve'],
    ['Stra\\ss{}e, \\O re, {\\L}\\\'od\\\'z', 'Straße, Øre, Łódź'],
    ['Blahut--Arimoto, so --- yes, --verbose, 1--2', 'Blahut–Arimoto, so — yes, --verbose, 1–2'],
    ["``quoted'' and `single'", "“quoted” and `single'"],
    ['Fig.~1 has ~100', 'Fig.\u00a01 has ~100'],
    ['\\textsc{T-Mask} {\\em so} \\emph{a \\textbf{b}}', 'T-Mask so a b'],
    ['\\unknown{x} and \\cite{foo} stay', '\\unknown{x} and \\cite{foo} stay'],
    ['a set {0,1}, a <think>thought</think>, *stars*, _so_, # one, 1. two', 'a set {0,1}, a <think>thought</think>, *stars*, _so_, # one, 1. two'],
    ['ends with a backslash \\', 'ends with a backslash \\'],
    ['{unclosed \\emph{and so', '{unclosed \\emph{and so'],
  ])('%s', (source, expected) => {
    expect(seen(renderProse(source).html)).toBe(expected.replace(/\u00a0/g, ' '));
    expect(toPlainText(source)).toBe(expected);
    expect(renderProse(source).problems).toEqual([]);
  }); // prettier-ignore

  test('styles become elements', () => {
    expect(renderProse('{\\em a} \\textbf{b} \\texttt{c}').html).toBe(
      '<p><em>a</em> <strong>b</strong> <code>c</code></p>',
    );
  });

  test('empty lines part paragraphs, other line ends do not', () => {
    expect(renderProse('one\ntwo\n\n  \nthree $x$').html).toMatch(/^<p>one two<\/p>\n<p>three <math>/);
    expect(renderProse('one\ntwo\n\n\nthree').html).toBe('<p>one two</p>\n<p>three</p>');
  });
});

describe('mathematics', () => {
  test.each([
    ['$x$', false],
    ['$ \\alpha $', false],
    ['\\(x\\)', false],
    ['$$x$$', true],
    ['\\[x\\]', true],
    ['\\begin{equation}x\\end{equation}', true],
    ['\\begin{align*}a&=b\\\\c&=d\\end{align*}', true],
  ])('%s', (source, display) => {
    const $ = load(renderProse(`so ${source} is`).html, null, false);
    expect($('math').length).toBe(1);
    expect($('math').attr('display')).toBe(display ? 'block' : undefined);
    expect(renderProse(source).problems).toEqual([]);
  });

  test.each([
    ['it costs $5 and $10', 0],
    ['from $5-$10 a head', 0],
    ['it costs $100', 0],
    ['about $\\sim$12,000 people and $>$45 more', 2],
    ['$5, with $x$ of it', 1],
    ['a $\\geq$10B model for $100', 1],
  ])('dollars of prices stay: %s', (source, formulas) => {
    const { html, problems } = renderProse(source);
    expect(load(html, null, false)('math').length).toBe(formulas);
    expect(problems).toEqual([]);
  });

  test('is MathML alone, without styles and without a script to be run', () => {
    const { html } = renderProse(
      '$\\begin{aligned}a&=\\color{red}b\\end{aligned}$ and $\\mathbf{x}\\ne\\frac{1}{2}$',
    );
    expect(html).toContain('<mfrac>');
    expect(html).not.toMatch(/ style=|<span|<svg|class=""/);
  });

  test('that is broken is shown as its source and told of with its line', () => {
    const { html, problems } = renderProse('first\n\nsecond\nwith $\\frac{1$ in it');
    expect(seen(html)).toContain('with $\\frac{1$ in it');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.line).toBe(4);
    expect(problems[0]?.message).toMatch(/^A formula cannot be read: \S/);
  });

  test('that has no end is told of, its text stays', () => {
    const { html, problems } = renderProse('so $\\alpha is');
    expect(seen(html)).toBe('so $\\alpha is');
    expect(problems.map(({ line }) => line)).toEqual([1]);
  });

  test('reads as its letters in plain text', () => {
    expect(toPlainText('$\\alpha$-decay in $\\mathbb{R}^n$, H$^{2}$MT')).toBe('α-decay in ℝn, H2MT');
  });

  test('may not link, fetch, style or run away', () => {
    for (const tex of [
      '\\href{javascript:alert(1)}{x}', '\\url{javascript:alert(1)}', '\\includegraphics{https://evil.example/x.png}',
      '\\htmlClass{x}{y}', '\\style{color:red}{x}', '\\class{x}{y}', '\\def\\a{\\a\\a}\\a', '\\rule{9999em}{9999em}',
      '\\newcommand{\\x}{\\x\\x}\\x', '\\unicode{x3c}script', '</math><script>alert(1)</script>',
    ]) {
      const $ = load(renderProse(`$${tex}$`).html, null, false);
      expect($('a, script, img, style, svg, [style], [href], [src]').length, tex).toBe(0);
    } // prettier-ignore
  });
});

describe('links', () => {
  test('are made of bare addresses, without the punctuation around them', () => {
    const $ = load(
      renderProse(
        'See (https://a.example/b_(c)), \\url{https://b.example/x\\_y}, https://c.example/?a=1&b=2. End',
      ).html,
      null,
      false,
    );
    expect($('a').toArray().map((a) => $(a).attr('href'))).toEqual([
      'https://a.example/b_(c)', 'https://b.example/x_y', 'https://c.example/?a=1&b=2',
    ]); // prettier-ignore
  });

  test('lead to http, https and mailto only', () => {
    for (const source of [
      '\\href{javascript:alert(1)}{x}', '\\url{data:text/html,x}', '\\href{ javascript:x}{y}', '[x](javascript:alert(1))',
      '<javascript:alert(1)>', '\\href{\tjAvAsCrIpT:x}{y}',
    ]) {
      expect(load(renderProse(source).html, null, false)('a').length, source).toBe(0);
      expect(load(renderMarkdown(source).html, null, false)('a[href]').length, source).toBe(0);
    } // prettier-ignore
  });

  test('do not stand in titles, which are links themselves', () => {
    const { html } = renderInline('See \\href{https://a.example}{this} at https://b.example');
    expect(html).toBe('See this at https://b.example');
  });
});

describe('Markdown of biographies', () => {
  test('has emphasis, lists, links and headings below the name', () => {
    const { html } = renderMarkdown('# Work\n\nShe **folds** [things](../papers/).\n\n- a\n- $x^2$');
    const $ = load(html, null, false);
    expect([$('h2').text(), $('strong').text(), $('a').attr('href'), $('li').length, $('math').length]).toEqual([
      'Work', 'folds', '../papers/', 2, 1,
    ]); // prettier-ignore
  });

  test('has no HTML, no images, no attributes', () => {
    const { html } = renderMarkdown(
      '<img src=x onerror=alert(1)> ![x](https://evil.example/x.png) <b onclick=x>y</b>',
    );
    expect(load(html, null, false)('img, b, [onclick], [onerror]').length).toBe(0);
  });
});

/** Text as it comes: words, TeX in pieces, markup, anything of Unicode. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '$', '$$', '\\', '{', '}', '\\alpha', '\\emph{', '\\begin{align}', '\\end{align}', '\\(', '\\)', '\\[', '\\]', '\\%',
        '<script>', '</p>', '&amp;', '&', '<', '>', '"', '--', '``', "''", '~', 'https://a.example/', 'javascript:', '\\href{',
        '\\url{', '\\"o', '\n\n', '\n', ' ', '5', '\\frac', '^', '_', '*', '#', '[x](y)', '\\def\\a{\\a}', '\u202e', '\0',
      ),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join('')); // prettier-ignore

describe('any text', () => {
  test('is rendered without a throw into nothing but what prose may consist of', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        for (const { html } of [renderProse(source), renderInline(source), renderMarkdown(source)]) {
          const $ = load(html, null, false);
          for (const element of $('*').toArray()) {
            expect($(element).prop('tagName')?.toLowerCase()).toMatch(
              /^(?:a|p|em|strong|code|blockquote|br|h[2-6]|hr|li|ol|pre|ul|none|math|m[a-z]+)$/,
            );
            for (const [name, value] of Object.entries($(element).attr() ?? {})) {
              expect(name).not.toMatch(/^(?:on|style|src|id|srcdoc|action|xlink)/);
              if (name === 'href') expect(value).not.toMatch(/^\s*(?:javascript|data|vbscript):/i);
            }
          }
        }
        expect(toPlainText(source)).not.toMatch(/\s{2}|^ | $/);
      }),
      { numRuns: 500 },
    );
  });

  test('that takes the fast way comes out as the slow way has it', () => {
    const words = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom(' ', '\n', '\n\n', '\n \n', '&', '<b>', '*', '[x]', '\u00a0')), { maxLength: 20 }).map((parts) => parts.join('').replace(/[^\P{Cc}\t\n\r]|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu, '')); // prettier-ignore
    fc.assert(
      fc.property(words, (source) => {
        expect(renderProse(source).html).toBe(renderTree(source, 'prose').html);
        expect(renderInline(source).html).toBe(renderTree(source, 'inline').html);
      }),
      { numRuns: 500 },
    );
  });

  test('keeps every character but white space, controls aside, where there is no TeX', () => {
    const plain = fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .map((text) => text.replace(/[\\$`~{}'-]|\p{C}/gu, ''));
    fc.assert(
      fc.property(plain, (source) => {
        const expected = source.replace(/\s+/g, '');
        expect(seen(renderProse(source).html).replace(/\s+/g, '')).toBe(expected);
        expect(toPlainText(source).replace(/\s+/g, '')).toBe(expected);
      }),
    );
  });

  test.each([
    '{',
    '}',
    '$',
    '\\',
    '\\(',
    '\\begin{align}',
    '\\emph{',
    '$\\frac{',
    'https://',
    '`',
    '{\\em ',
    '\\"',
    "''",
    '~',
  ])('of 100,000 times %j comes to an end', (piece) => {
    const source = piece.repeat(100_000);
    expect(renderProse(source).html.length).toBeGreaterThan(0);
    expect(renderInline(`a ${source}`).html.length).toBeGreaterThan(0);
  });
});
