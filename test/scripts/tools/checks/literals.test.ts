import { expect, test } from 'vitest';
import { literalErrors } from '../../../../scripts/tools/checks/literals.ts';

const errorsIn = (file: string, text: string) =>
  literalErrors(new Map([[file, text]])).map((error) => error.replace(/ is not translated.*/, ''));
const template = (text: string) => `---\nconst n = 1;\n---\n\n${text}\n`;

test.each([
  ['<h2>Cite</h2>', 'Cite'],
  ['<p>\n</p><p>{n} items</p>', 'items'],
  ['<input placeholder="Search papers" />', 'Search papers'],
  ["<input placeholder={n ? 'Search papers' : undefined} />", 'Search papers'],
  ['<nav aria-label="Main"></nav>', 'Main'],
  [`<Page title={\`All \${n}\`} />`, 'All'],
  ["{n > 1 && ' et al.'}", 'et al.'],
  ["{list.map((each) => <li>{each ?? 'Undated'}</li>)}", 'Undated'],
  ['<!doctype html>\n<html><body><a>Skip</a></body></html>', 'Skip'],
])('reports the text of %j', (text, words) => {
  const line =
    template(text)
      .split('\n')
      .findIndex((each) => each.includes(words)) + 1;
  expect(errorsIn('components/Some.astro', template(text))).toEqual([
    `src/components/Some.astro:${line}: "${words}"`,
  ]);
});

test.each([
  ['search/some.ts', "status.textContent = 'One moment';", 'One moment'],
  ['search/some.ts', `box.setAttribute('aria-label', \`Find \${things}\`);`, 'Find'],
  ['search/some.ts', "parent.append(element('p', 'facts', 'Nothing'));", 'Nothing'],
  ['search/some.ts', "button(open ? 'Fewer' : more, toggle);", 'Fewer'],
  ['search/some.ts', "function text() { return 'No paper matches.'; }", 'No paper matches.'],
  ['components/some.ts', "export const link = { label: 'Papers' };", 'Papers'],
  ['components/Some.astro', "---\nconst heading = 'Papers';\n---\n<p />", 'Papers'],
  ['pages/index.astro', '---\n---\n<p>{n.toLocaleString(tag)}</p>', 'toLocaleString'],
])('reports the text of %s in %j', (file, text, words) => {
  expect(errorsIn(file, text)).toEqual([expect.stringMatching(new RegExp(`^src/${file}:\\d+: "${words}"$`))]);
});

test.each([
  '<p>{pageWords.cite} · {n}</p>',
  '<a href="/papers/" class="Some class" rel="next">BibTeX</a>',
  "<p class={n ? 'one two' : 'three'}>{kind === 'venues' && words.venues}</p>",
  '<script>\n  import "./copy.ts";\n</script>',
  '<code>npm start</code>{words.count(n)}',
])('accepts %j', (text) => {
  expect(errorsIn('components/Some.astro', template(text))).toEqual([]);
});

test('ignores text that visitors never see, such as messages of the import', () => {
  expect(errorsIn('import/plan.ts', "export const label = 'All papers';")).toEqual([]);
});

test.each([
  ['export const view = html`<p>§{a}</p>\n<p>Save</p>`;', 2, 'Save'],
  ['const v = html`<input§{b && html` aria-label="All papers"`} value="x">`;', 1, 'All papers'],
  ['const v = html`<p>§{words.a}: nothing §{b}</p>`;', 1, ': nothing'],
  ["button.textContent = 'More';", 1, 'More'],
])('reports the text in a template of the desk %j', (text, line, words) => {
  const file = text.startsWith('button') ? 'desk/page/some.ts' : 'desk/views/some.ts';
  expect(errorsIn(file, text.replaceAll('§', '$'))).toEqual([`src/${file}:${line}: "${words}"`]);
});

test.each([
  'const v = html`<p class="facts"§{a && html` aria-current="page"`}>§{words.save} · §{n}&nbsp;</p>\n`;',
  'const v = html`<code>npm run undo</code><progress§{b && html` value="§{n}" max="§{m}"`}></progress>`;',
  'const v = html`<option§{a && html` selected`}>§{label}</option>`;',
])('accepts the template %j', (text) => {
  expect(errorsIn('desk/views/some.ts', text.replaceAll('§', '$'))).toEqual([]);
});
