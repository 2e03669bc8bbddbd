/** Harmless texts: short texts, and texts with every kind of Markdown and TeX that the site renders. */
export const harmless: readonly string[] = Array.from({ length: 60 }, (_, index) => {
  const short = `Text${String.fromCodePoint(65 + (index % 26))} ${index}`;
  const long =
    ` $x_${index}^2$ $\\frac{1}{2}$ **b** *i* \`c\` [l](https://example.org/${index})` +
    '\n\n## H\n\n### H\n\n- a\n- b\n\n1. a\n\n> q\n\n```js\nc\n```\n\n---\n\na  \nb https://example.org/ $$\\sqrt{x}$$ $\\frac{1$ ';
  return index % 2 === 0 ? short : short + long;
});
