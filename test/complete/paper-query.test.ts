import { expect, test } from 'vitest';
import { toPaperQuery } from '../../src/complete/paper-query.ts';

test.each([
  ['letters in another typeface', '$\\textbf{P}$olicy and $\\mathbf{A}$ware Herds', 'policy and aware herds'],
  ['a formula beside a word', 'CO$_2$ Capture in Wide Stables', 'capture in wide stables'],
  ['formulas alone', 'On $O(n \\log n)$ Herds of $n$ Machines', 'on herds of machines'],
  ['a Greek letter', 'Herding by the β Distribution', 'herding by the beta distribution'],
  ['few words beside a formula', '$\\alpha$-Herding', 'alpha herding'],
])('words of a title: %s', (_, title, words) => {
  expect(toPaperQuery({ title }).title).toBe(words);
});
