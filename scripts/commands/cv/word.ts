import type { ParagraphChild } from 'docx';
import type { Cv, CvEntry } from '../../../src/export/cv/cv.ts';
import { entriesByYear } from '../../../src/export/cv/cv.ts';
import { cleanText } from '../../../src/model/characters.ts';
import { languages } from '../../../src/model/language.ts';
import { isSafeUrl } from '../../../src/model/url.ts';

/** Sizes of Word: half points for letters, twentieths of a point for distances. */
const sizes = { name: 40, text: 21, heading: 25, hanging: 600, after: 80 } as const;

/**
 * Formats a CV as a Word document (Office Open XML). The numbers of publications are text, so that they stay the same
 * when an entry is deleted.
 *
 * @param biography the biography as plain text
 */
export async function formatCvWord(
  cv: Cv,
  biography: string | undefined,
  paper: 'A4' | 'Letter',
): Promise<Uint8Array> {
  const docx = await import('docx');
  const { AlignmentType, ExternalHyperlink, Footer, HeadingLevel, PageNumber, Paragraph, Tab, TextRun } =
    docx;
  const isRtl = languages[cv.language].direction === 'rtl';
  const run = (text: string, more: { bold?: boolean; italics?: boolean; style?: string } = {}) =>
    new TextRun({ text: cleanText(text), rightToLeft: isRtl && isRightToLeft(text), ...more });
  const link = (text: string, address: string | undefined): ParagraphChild =>
    address !== undefined && isSafeUrl(address)
      ? new ExternalHyperlink({ link: new URL(address).href, children: [run(text, { style: 'Hyperlink' })] })
      : run(text);
  const paragraph = (children: readonly ParagraphChild[], hanging = false) =>
    new Paragraph({
      children: [...children],
      bidirectional: isRtl,
      spacing: { after: sizes.after },
      ...(hanging && { indent: { start: sizes.hanging, hanging: sizes.hanging } }),
    });
  const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
    new Paragraph({ children: [run(text)], heading: level, bidirectional: isRtl, keepNext: true });
  const entry = ({ number, runs, address }: CvEntry) => {
    const text = runs.map((piece) => run(piece.text, { bold: piece.own, italics: piece.italic }));
    const isShown = address !== undefined && runs.some((piece) => piece.text.includes(address));
    const extra = isShown || address === undefined ? [] : [run(' '), link(address, address)];
    return paragraph([run(`${number}.`), new TextRun({ children: [new Tab()] }), ...text, ...extra], true);
  };
  const facts = (items: readonly (string | undefined)[]) =>
    items.flatMap((item) => (item === undefined || item === '' ? [] : [run(' · '), run(item)]));
  const about = [cv.role, ...cv.affiliations].filter((fact) => fact !== undefined);
  const { HEADING_1, HEADING_2, TITLE } = HeadingLevel;
  const children = [
    heading(cv.name, TITLE),
    ...(about.length > 0 ? [paragraph([run(about.join(' · '))])] : []),
    ...cv.links.map(({ label, address }) => paragraph([link(label, address)])),
    ...(biography ?? '').split(/\n\s*\n/u).filter((text) => text.trim() !== '').map((text) => paragraph([run(text)])), // prettier-ignore
    ...(cv.selected ? [heading(cv.selected.heading, HEADING_1), ...cv.selected.entries.map(entry)] : []),
    ...cv.sections.flatMap(({ heading: title, entries }) => [
      heading(title, HEADING_1),
      ...entriesByYear(entries).flatMap(({ year, entries: own }) => [
        ...(year === undefined ? [] : [heading(year, HEADING_2)]),
        ...own.map(entry),
      ]),
    ]),
    ...(cv.projects.items.length > 0
      ? [
          heading(cv.projects.heading, HEADING_1),
          ...cv.projects.items.map(({ title, address, funding, period }) =>
            paragraph([link(title, address), ...facts([...funding, period])]),
          ),
        ]
      : []),
    ...cv.lists.flatMap(({ heading: title, items }) => [
      heading(title, HEADING_1),
      ...items.map((item) => paragraph([link(item.title, item.link), ...facts([item.place, item.period])])),
    ]),
  ];
  const size = paper === 'A4' ? { width: 11906, height: 16838 } : { width: 12240, height: 15840 };
  const heads = { font: 'Georgia', color: '000000', bold: true };
  const document = new docx.Document({
    title: cleanText(cv.name),
    creator: cleanText(cv.name),
    styles: {
      default: {
        document: { run: { font: 'Georgia', size: sizes.text } },
        title: { run: { ...heads, size: sizes.name } },
        heading1: {
          run: { ...heads, size: sizes.heading },
          paragraph: { spacing: { before: 320, after: 100 } },
        },
        heading2: { run: { ...heads, size: sizes.text }, paragraph: { spacing: { before: 140, after: 60 } } },
      },
    },
    sections: [
      {
        properties: { page: { size, margin: { top: 1134, bottom: 1134, left: 1021, right: 1021 } } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
              }),
            ],
          }),
        },
        children,
      },
    ],
  });
  return new Uint8Array(await docx.Packer.toBuffer(document));
}

/** Whether the first letter of a text is of a script that is written from right to left. */
function isRightToLeft(text: string): boolean {
  return /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
}
