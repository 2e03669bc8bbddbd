import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderInline, renderMarkdown, renderProse, renderTree, toPlainText } from '../../src/text/text.ts';
import { propertyRuns } from '../run-length.ts';

const dom = (html: string) => load(html, null, false);
/** Returns the text that a reader sees. */
const seen = (html: string) => dom(html).text();

describe('TeX in prose', () => {
  test.each([
    ['37\\% of R\\&D in a\\_b, \\#1 for \\$5 \\{x\\}', '37% of R&D in a_b, #1 for $5 {x}'],
    ["Nguy\\~ên, Mart\\'in, G\\\"odel, {\\'E}cole, Fran\\c{c}ois, \\v{S}koda, na\\\"{\\i}ve", 'Nguyễn, Martín, Gödel, École, François, Škoda, naïve'],
    ["Stra\\ss{}e, \\O re, {\\L}\\'od\\'z", 'Straße, Øre, Łódź'],
    ["the model\\'s answers don\\'t", "the model's answers don't"],
    ['Blahut--Arimoto, so---yes, --verbose, 1--2, -----', 'Blahut–Arimoto, so—yes, --verbose, 1–2, -----'],
    ["``quoted'', 5'' and ``code``", "“quoted”, 5'' and ``code``"],
    ['Fig.~1 has ~100, 10~20, /~home', 'Fig.\u00a01 has ~100, 10~20, /~home'],
    ['\\textsc{T-Mask} {\\em so} \\emph{a \\textbf{b}}', 'T-Mask so a b'],
    ['a 360{\\deg} view, {\\alpha} of 2 \\pm 1, \\eg this', 'a 360° view, α of 2 ± 1, e.g. this'],
    ['\\textcolor{red}{C\\#} in \\~{}user\\textquotesingle{}s 2\\^{}8', "C# in ~user's 2^8"],
    ['from 3$\\unicode{x2013}$5 to $\\unicode{215}$2', 'from 3–5 to ×2'],
    ['as in \\cite{lovelace1843}\\footnote{Or so.}', 'as in [lovelace1843] (Or so.)'],
    ['\\ours{} and \\gls{UltrON} stay, {0,1} too', '\\ours{} and \\gls{UltrON} stay, {0,1} too'],
    ['a <think>thought</think>, *stars*, _so_, # one, 1. two, > three, [a](b)', 'a <think>thought</think>, *stars*, _so_, # one, 1. two, > three, [a](b)'],
    ['ends with a backslash \\', 'ends with a backslash \\'],
    ['{unclosed \\emph{and so', '{unclosed \\emph{and so'],
    ['$\\textit{New News}$, $' + '{\\it Time}$', 'New News, Time'],
  ])('%s', (source, expected) => {
    expect(seen(renderProse(source).html)).toBe(expected);
    expect(seen(renderInline(source).html)).toBe(expected);
    expect(toPlainText(source)).toBe(expected);
    expect(renderProse(source).problems).toEqual([]);
  }); // prettier-ignore

  test('becomes the HTML elements for its styles', () => {
    expect(renderInline('{\\em a} \\textbf{b} \\texttt{c} H\\textsubscript{2}O').html).toBe(
      '<em>a</em> <strong>b</strong> <code>c</code> H<sub>2</sub>O',
    );
  });

  test('makes paragraphs at empty lines, and spaces at line ends', () => {
    expect(renderProse('one\r\ntwo\n\n \n\nthree\\%').html).toBe('<p>one two</p>\n<p>three%</p>');
    expect(renderProse('one\r\ntwo\n\n \n\nthree').html).toBe('<p>one two</p>\n<p>three</p>');
    expect(renderInline('one\n\ntwo\\%').html).toBe('one two%');
  });
});

describe('mathematics', () => {
  test.each([
    ['$x$', undefined],
    ['$ \\alpha $', undefined],
    ['\\(x\\)', undefined],
    ['$$x$$', 'block'],
    ['\\[x\\]', 'block'],
    ['\\begin{equation}x\\end{equation}', 'block'],
    ['\\begin{align*}a&=b\\\\c&=d\\end{align*}', 'block'],
  ])('%s', (source, display) => {
    const { html, problems } = renderProse(`so ${source} is`);
    expect(dom(html)('math').length).toBe(1);
    expect(dom(html)('math').attr('display')).toBe(display);
    expect(problems).toEqual([]);
  });

  test.each([
    ['it costs $5 and $10', 0],
    ['from $5-$10 a head, $5--$10, US$ and A$', 0],
    ['it costs $100, or $1.5 million', 0],
    ['about $\\sim$12,000 people, $>$45 more, 1979$-$2025', 3],
    ['span $4 - 7$ cities', 1],
    ['$5, with $x$ of it', 1],
    ['$0.003/query and $n$-gram', 1],
  ])('does not take prices for formulas: %s', (source, formulas) => {
    for (const { html, problems } of [renderProse(source), renderMarkdown(source)]) {
      expect(dom(html)('math').length).toBe(formulas);
      expect(problems).toEqual([]);
      if (formulas === 0) expect(seen(html).replaceAll('–', '--')).toBe(source);
    }
  });

  test('is MathML only', () => {
    const { html } = renderInline(
      '$\\begin{aligned}a&=\\color{red}b\\end{aligned}$, $\\hat{x}\\ne\\frac{1}{2}$',
    );
    expect(html).toContain('<mfrac>');
    expect(html).not.toMatch(/ style=|<span|<svg|class=""/);
  });

  test('that is invalid is shown as its source and reported with its line', () => {
    const { html, problems } = renderProse('first\n\nsecond\nwith $\\frac{1$ in it\n\nand $\\alpha');
    expect(html).toContain('with <code class="tex">$\\frac{1$</code> in it');
    expect(seen(html)).toContain('and $\\alpha');
    expect(problems.map(({ line }) => line)).toEqual([4, 6]);
    expect(problems[0]?.message).toMatch(/^The formula "[^\n]+" cannot be displayed: [^\n]+[^.]\.$/);
    expect(toPlainText('a $\\frac{1$ b')).toBe('a $\\frac{1$ b');
  });

  test.each([
    ['$\\alpha$-Decay', 'α-Decay'],
    ['$\\mathbb{R}^n$', 'ℝ^n'],
    ['H$^{2}$MT', 'H²MT'],
    ['PM$_{2.5}$ and CO$_2$', 'PM2.5 and CO₂'],
    ['$\\mathcal{O}(\\log n)$', 'O(log n)'],
    ['360$^\\circ$', '360°'],
    ['$\\frac{a+b}{2} \\leq \\sqrt{x_i}$', '(a+b)/2 ≤ √(x_i)'],
    ['$\\mathbf{P}$olicy', 'Policy'],
    ['$\\sum_{i=1}^n \\hat{x}$', '∑_(i=1)^nx̂'],
  ])('as plain text: %s', (source, expected) => {
    expect(toPlainText(source)).toBe(expected);
  });
});

describe('addresses', () => {
  test.each([
    ['see https://example.com/a?b=1&c=2.', 'https://example.com/a?b=1&c=2'],
    ['(https://example.com/~x--y_z)', 'https://example.com/~x--y_z'],
    ['https://example.com/a_(b), so', 'https://example.com/a_(b)'],
    ['at https://example.com/a\\_b}', 'https://example.com/a_b'],
    ['\\url{https://example.com/50\\%25}', 'https://example.com/50%25'],
    ['\\href{https://example.com/a}{\\emph{here}}', 'https://example.com/a'],
    ['代码见https://example.com/a。', 'https://example.com/a'],
    ['\\href{https://example.com/a}{https://example.com/a}', 'https://example.com/a'],
    ['\\href{https://example.com/a}{at \\emph{https://example.com/b}}', 'https://example.com/a'],
  ])('%s', (source, expected) => {
    const $ = dom(renderProse(source).html);
    expect($('a').toArray().map((a) => $(a).attr('href'))).toEqual([expected]); // prettier-ignore
    expect(dom(renderInline(source).html)('a').length).toBe(0);
  });
});

describe('hostile text', () => {
  const attacks = [
    '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '</title><svg onload=alert(1)>', '[a](javascript:alert(1))',
    '![a](javascript:alert(1))', '[a](jAvAsCrIpT:alert(1))', '[a](java&#115;cript:alert(1))', '<javascript:alert(1)>',
    '[a][b]\n\n[b]: javascript:alert(1)', '[a](data:text/html,x)', '\\href{javascript:alert(1)}{a}', '\\url{javascript:alert(1)}',
    '$\\href{javascript:alert(1)}{a}$', '$\\url{javascript:alert(1)}$', '$\\includegraphics{//evil.example/a.png}$',
    '$\\class{x}{a}$', '$\\style{position:fixed}{a}$', '$\\htmlId{root}{a}$', '$\\text{<img src=x onerror=alert(1)>}$',
    '$\\text{</math><script>alert(1)</script>}$', '$\\unicode{x3c}$', '\\href{https://a.org/" onclick="alert(1)}{a}',
    'https://a.org/"onmouseover="alert(1)', '$\\def\\a{\\a\\a}\\a$', '$\\rule{9999em}{9999em}$', '<a id=x name=body>',
  ]; // prettier-ignore

  test.each(attacks)('%s', (attack) => {
    for (const { html } of [
      renderProse(attack),
      renderInline(attack),
      renderMarkdown(attack),
      renderMarkdown(`- ${attack}`),
    ]) {
      const $ = dom(html);
      expect($('script, img, svg, style, iframe, object, [id], [name], [style]').length).toBe(0);
      for (const element of $('*').toArray()) {
        expect(Object.keys($(element).attr() ?? {}).filter((name) => name.startsWith('on'))).toEqual([]);
        expect($(element).attr('href') ?? 'https:').toMatch(/^https:/);
      }
    }
  });

  test('with repetitions and nesting never throws', () => {
    expect(renderProse('$\\frac$\n'.repeat(2000)).problems.at(-1)?.line).toBe(2000);
    expect(renderInline('$x$ '.repeat(100_000)).problems.length).toBe(1);
    expect(renderProse(`\\textrm{${'$x$ '.repeat(20_000)}}`).problems).toEqual([]);
    expect(renderProse(`$${'\\sqrt'.repeat(900)}x$`).problems.length).toBe(1);
    const endless = '<$x$ '.repeat(400_000);
    expect(renderProse(endless)).toMatchObject({
      html: expect.stringMatching(/^<p>&#x3C;\$x\$ /),
      problems: [{ line: 1, message: 'The text is longer than 100000 characters.' }],
    });
    expect(toPlainText(endless)).toBe(endless.trim());
    expect(renderMarkdown('> '.repeat(9000)).problems[0]?.message).toContain('nested too deeply');
  });

  test.each(['\\raisebox{-99em}{x}', '\\raisebox{50pt}{x}', '\\rule{999em}{999em}', '\\hspace{-99em}x'])(
    'keeps the formula %s within its place',
    (tex) => {
      const lengths = [...renderProse(`$${tex}$`).html.matchAll(/="(-?[\d.]+)em"/g)].map((match) =>
        Number(match[1]),
      );
      // At most a quad of the largest size that the sanitiser allows, and never to the left or far up.
      for (const length of lengths) expect(length).toBeLessThanOrEqual(20);
      expect(renderProse(`$${tex}$`).html).not.toMatch(/voffset|="-/);
    },
  );

  test('loses only characters that HTML does not allow', () => {
    expect(renderInline('a\u0000b\u0008c\ufffed\ud800e\u202ef\u200d').html).toBe('abcd\ufffde\u202ef\u200d');
  });
});

describe('Markdown', () => {
  test('renders its constructs, formulas, links, and headings from level 2', () => {
    const { html, problems } = renderMarkdown(
      '# One\n\n### Two\n\n- **a** $x_1$ for $5 or $10\n- https://example.com/b.',
    );
    const $ = dom(html);
    expect($('h2').text()).toBe('One');
    expect($('h4').text()).toBe('Two');
    expect($('li').length).toBe(2);
    expect($('math').length).toBe(1);
    expect($('li').first().text()).toContain('for $5 or $10');
    expect($('a').attr('href')).toBe('https://example.com/b');
    expect(problems).toEqual([]);
  });

  test('reports HTML, images and links that it does not keep', () => {
    const { html, problems } = renderMarkdown('a [b](../c/) <b>d</b>\n\n![e](f.png)\n\n[g](javascript:h)');
    expect(html).toBe('<p>a <a href="../c/">b</a> &#x3C;b>d&#x3C;/b></p>\n<p>e</p>\n<p>g</p>');
    expect(problems.map(({ line }) => line)).toEqual([1, 1, 3, 5]);
  });

  test.each([
    ['<!-- note --> She works on X.', '<p>She works on X.</p>', 1],
    ['She <!-- note --> works.\n\n<!-- a\n\nb -->\n\nStill.', '<p>She  works.</p>\n<p>Still.</p>', 0],
    ['<!-- without an end', '<p>&#x3C;!-- without an end</p>', 1],
    ['as [she][s] says[^1]\n\n[s]: javascript:x\n\n[^1]: so', '<p>as [she][s] says[^1]</p>\n<p>[^1]: so</p>', 2],
    ['[a](HTTPS://a.b/C) and HTTPS://a.b', '<p><a href="https://a.b/C">a</a> and <a href="https://a.b">HTTPS://a.b</a></p>', 0],
    ['```js\n1 < 2\n```', '<pre><code>1 &#x3C; 2\n</code></pre>', 0],
  ])('loses nothing silently: %j', (source, expected, count) => {
    const { html, problems } = renderMarkdown(source);
    expect(html).toBe(expected);
    expect(problems.length).toBe(count);
  }); // prettier-ignore

  test('leaves dollar signs in code alone', () => {
    expect(renderMarkdown('`$HOME` costs $5 and $10').html).toBe(
      '<p><code>$HOME</code> costs $5 and $10</p>',
    );
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    ...['$', '\\', '{', '}', '~', '--', '``', "''", "'", '`', 'https://a.b', '<b>', '&amp;', '\n', '\n\n', ' ', 'x', '5', '%', '\\emph{', '\\(', '\u00a0', 'é', '\ud83d'],
  ); // prettier-ignore
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
  );

  test('takes the short path only if the full parser gives the same result', () => {
    fc.assert(
      fc.property(text, (source) => {
        const clean = source.toWellFormed().replace(/[^\P{Cc}\t\n\f]|\p{Noncharacter_Code_Point}/gu, '');
        expect(renderProse(clean).html).toBe(renderTree(clean, 'prose').html);
      }),
      { numRuns: propertyRuns(1000) },
    );
    const plain = fc.constantFrom(
      ...['<b>', '&amp;', '&', '\n', '\n\n', '\n \n', '\f', '\t', ' ', 'x', '*', '_', '# ', '> ', '[a](b)', '`', "'", '-', '~ ', '{}', '\u00a0', 'é'],
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(plain, { maxLength: 30 }), (parts) => {
        const source = parts.join('').replace(/``|--|\S~\S/gu, '');
        expect(renderProse(source).html).toBe(renderTree(source, 'prose').html);
        expect(renderInline(source).html).toBe(
          renderTree(source.replace(/[ \t\n\f]+/gu, ' ').trim(), 'inline').html,
        );
      }),
      { numRuns: propertyRuns(1000) },
    );
  });

  test('keeps every letter and digit', () => {
    const letters = (value: string) => value.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '$',
            '{',
            '}',
            '~',
            '--',
            '``',
            "''",
            '<b>',
            '\n\n',
            ' ',
            'x',
            '5 ',
            'é',
            '(',
            '\\',
          ),
          { maxLength: 30 },
        ),
        (parts) => {
          const source = parts.join('').replace(/\\+(?![${}])/gu, '');
          expect(letters(seen(renderProse(source).html))).toBe(letters(source));
          expect(letters(toPlainText(source))).toBe(letters(source));
        },
      ),
      { numRuns: propertyRuns(1000) },
    );
  });

  test('renders HTML that a browser parses to the same tree', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const { html } of [renderProse(source), renderInline(source)])
          expect(dom(html).html()).toBe(dom(dom(html).html() ?? '').html());
        expect(dom(renderMarkdown(source).html)('script, style').length).toBe(0);
      }),
    );
  });
});
