/** The style sheet of a printed CV. Fonts are those of the machine, with fonts for Chinese, Japanese, Korean and Arabic. */
export const cvStyle = `
:root { font: 10.5pt/1.42 'Source Serif 4', 'Noto Serif', 'Liberation Serif', 'Times New Roman', 'Noto Serif CJK SC',
  'Source Han Serif SC', 'Songti SC', 'SimSun', 'Noto Naskh Arabic', 'Amiri', serif; color: #000; background: #fff; }
body { margin: 0; overflow-wrap: break-word; }
h1 { margin: 0; font-size: 20pt; line-height: 1.2; font-weight: 600; }
h2 { margin: 16pt 0 5pt; padding-bottom: 2pt; border-bottom: 0.5pt solid #888; font-size: 12.5pt; line-height: 1.3; break-after: avoid; }
h3 { margin: 7pt 0 2pt; font-size: 10.5pt; font-weight: 600; break-after: avoid; }
p { margin: 3pt 0; }
a { color: inherit; text-decoration: none; }
ul, ol { margin: 0; padding-inline-start: 26pt; }
header .facts { font-size: 11pt; }
.facts { color: #444; }
.links { display: flex; flex-wrap: wrap; gap: 0 14pt; padding: 0; list-style: none; font-size: 9.5pt; }
.biography { margin-top: 8pt; }
li { break-inside: avoid; }
ol > li > div { text-align: match-parent; }
ol > li { margin-bottom: 4pt; }
ol > li::marker { font-variant-numeric: tabular-nums; }
section > ul { padding: 0; list-style: none; }
section > ul > li { margin-bottom: 3pt; }
`;
