import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Cv, type CvTexts, createCv } from '../../src/export/cv/cv.ts';
import { formatCvFooter, formatCvHtml } from '../../src/export/cv/cv-html.ts';
import { formatCvMarkdown } from '../../src/export/cv/cv-markdown.ts';
import { formatJsonResume } from '../../src/export/cv/json-resume.ts';
import { formatRenderCv } from '../../src/export/cv/rendercv.ts';
import { type ReferenceStyle, referenceStyles } from '../../src/export/references.ts';
import { readAddress } from '../../src/files/content-folder.ts';
import { explainWriteError, writeFileWhole } from '../../src/files/write-file.ts';
import { authorPath, urlBelow } from '../../src/library/address.ts';
import type { Library } from '../../src/library/library.ts';
import type { Person } from '../../src/library/people.ts';
import { formatDiagnostic } from '../../src/model/diagnostic.ts';
import { nearestOf } from '../../src/model/edit-distance.ts';
import { withAbsoluteLinks } from '../../src/text/links.ts';
import { markdownToPlainText } from '../../src/text/text.ts';
import type * as english from '../../src/words/en.ts';
import { setUpChromium, thisMachine } from '../setup/chromium.ts';
import {
  callerFolder,
  type CommandIo,
  defineCommand,
  runMain,
  shownPath,
  writeLine,
} from '../setup/command.ts';
import { parseOptions } from '../setup/options.ts';
import { type Progress, startProgress } from '../setup/progress.ts';
import { contentPath } from '../site/content-path.ts';
import { readLibrary } from '../site/read-library.ts';
import { cvFormats, type CvFormat, isCvFormat, planFiles } from './cv/formats.ts';
import { printPdf } from './cv/pdf.ts';
import { formatCvWord } from './cv/word.ts';

const help = `npm run cv -- --author ID [--format LIST] [--style NAME] [--paper NAME] [--selected] [--out FILE]

  Writes the CV of a person: name, affiliations and links, a numbered list of publications by type and year,
  projects, talks, teaching, grants and service.

  --author ID      the id in the address of the person's page: /authors/ID/
  --format LIST    formats, separated by commas: ${Object.keys(cvFormats).join(', ')} (default: pdf).
                   json is JSON Resume, yaml is the input of RenderCV, md is Markdown, docx is for Word
  --style NAME     citation style: ${Object.keys(referenceStyles).join(', ')} (default: apa)
  --paper NAME     size of the pages: a4, letter (default: a4)
  --selected       list selected publications first
  --out FILE       the file to write (default: cv-ID.pdf); its ending chooses the format if --format is left out.
                   With several formats, each file gets the ending of its format
  --content DIR    content folder (default: OFFPRINT_CONTENT, else content/)`;

const papers = { a4: 'A4', letter: 'Letter' } as const;

export const main = defineCommand({
  help,
  parse: (argv, env) => {
    const { values } = parseOptions(argv, env, {
      author: { type: 'string' },
      format: { type: 'string' },
      style: { type: 'string' },
      paper: { type: 'string' },
      selected: { type: 'boolean' },
      out: { type: 'string' },
      content: { type: 'string' },
    });
    const { author, style = 'apa', paper = 'a4', out } = values;
    if (!author)
      throw new Error("--author is missing. Give the id in the address of the person's page: /authors/ID/.");
    if (!/^[a-z0-9][a-z0-9-]{0,99}$/.test(author))
      throw new Error(`--author: "${author}" is not an id. Use the id in the address of the person's page.`);
    if (!Object.hasOwn(referenceStyles, style))
      throw unknownValue('style', style, Object.keys(referenceStyles));
    if (!Object.hasOwn(papers, paper.toLowerCase())) throw unknownValue('paper', paper, Object.keys(papers));
    if (out === '')
      throw new Error('--out: The name of the file is empty. Give the path of the file to write.');
    const names = values.format?.split(',').map((name) => name.trim().toLowerCase());
    const unknown = names?.find((name) => !isCvFormat(name));
    if (unknown !== undefined) throw unknownValue('format', unknown, Object.keys(cvFormats));
    return {
      author,
      files: planFiles(author, names?.filter(isCvFormat), out),
      style: style as ReferenceStyle,
      paper: papers[paper.toLowerCase() as keyof typeof papers],
      hasSelected: values.selected ?? false,
      content: values.content,
    };
  },
  run: async ({ author, files, style, paper, hasSelected, content }, io) => {
    const say = (message: string) => writeLine(io.stderr, message);
    const folder = contentPath(io, content);
    if (!existsSync(folder)) {
      say(
        `${shownPath(io, folder)}: There is no such folder. Give the path of the content folder with --content.`,
      );
      return 2;
    }
    const read = await readLibrary(folder, (file) => shownPath(io, file));
    if ('diagnostics' in read) {
      for (const diagnostic of read.diagnostics) say(formatDiagnostic(diagnostic));
      return 1;
    }
    const person = findPerson(read.library, author);
    if (!person) {
      say(unknownPerson(read.library, author));
      return 1;
    }
    const { language } = read.site;
    const address = readAddress(folder, io.env);
    const home =
      'origin' in address && address.origin !== undefined ? `${address.origin}${address.base}` : undefined;
    const page = home === undefined ? undefined : urlBelow(home, authorPath(person.id));
    const texts = cvTexts((await import(`../../src/words/${language}.ts`)) as typeof english);
    const cv = createCv(read.library, person, texts, { language, style, page, hasSelected });
    const html = person.author?.biographyHtml;
    const biographyHtml = html === undefined || page === undefined ? html : withAbsoluteLinks(html, page);
    const progress = startProgress(io.stderr);
    const write = (file: PlannedFile) => writeFormat(cv, biographyHtml, paper, file, io, progress);
    let hasFailed = false;
    for (const file of files) hasFailed = !(await write(file).finally(progress.end)) || hasFailed;
    return hasFailed ? 1 : 0;
  },
});

type PlannedFile = ReturnType<typeof planFiles>[number];

/** Writes a CV in one format. Returns whether it was written; if not, the reason is printed. */
async function writeFormat(
  cv: Cv,
  biographyHtml: string | undefined,
  paper: 'A4' | 'Letter',
  { format, out }: PlannedFile,
  io: CommandIo,
  progress: Progress,
): Promise<boolean> {
  const file = path.resolve(callerFolder(io), out);
  const biography = cv.biography && markdownToPlainText(cv.biography);
  const make: Record<CvFormat, () => Promise<string | Uint8Array | undefined>> = {
    pdf: () => makePdf(cv, biographyHtml, paper, io, progress),
    json: async () => formatJsonResume(cv, biography),
    yaml: async () => formatRenderCv(cv, biography),
    md: async () => formatCvMarkdown(cv),
    docx: async () => formatCvWord(cv, biography, paper),
  };
  try {
    const data = await make[format]();
    if (data === undefined) {
      const others = Object.keys(cvFormats).filter((name) => name !== 'pdf');
      writeLine(io.stderr, `${out}: The PDF needs Chromium. The formats ${others.join(', ')} do not.`);
      return false;
    }
    await writeFileWhole(file, data);
    writeLine(io.stdout, `Wrote the publications of ${cv.name} to ${shownPath(io, file)}.`);
    return true;
  } catch (error) {
    const reason = explainWriteError(error)?.reason;
    if (reason === undefined) throw error;
    progress.end();
    writeLine(io.stderr, `${out}: The file cannot be written: ${reason}.`);
    return false;
  }
}

/** Prints the PDF. Without a browser that works, prints the reason and returns `undefined`. */
async function makePdf(
  cv: Cv,
  biographyHtml: string | undefined,
  paper: 'A4' | 'Letter',
  io: CommandIo,
  progress: Progress,
): Promise<Uint8Array | undefined> {
  const say = (message: string) => writeLine(io.stderr, message);
  try {
    const browser = await setUpChromium(say, { ...thisMachine, env: io.env });
    if (browser === undefined) return undefined;
    progress.step('Printing the PDF …');
    return await printPdf(formatCvHtml(cv, biographyHtml), formatCvFooter(cv), paper, browser);
  } catch (error) {
    progress.end();
    say(error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error));
    return undefined;
  }
}

function cvTexts({ cvWords, pageWords, date }: typeof english): CvTexts {
  const { outputs, since, until } = pageWords;
  return { ...cvWords, lists: outputs.lists, projects: outputs.projects, date, since, until };
}

function findPerson({ people, formerIds }: Library, id: string): Person | undefined {
  const current = formerIds.find(({ kind, former }) => kind === 'authors' && former === id)?.id ?? id;
  return people.find((person) => person.id === current);
}

function unknownPerson({ people, peopleWithoutPage }: Library, id: string): string {
  const hidden = peopleWithoutPage.find(({ id: own, author }) => own === id || author?.aliases?.includes(id));
  if (hidden)
    return `${hidden.name} has no page, so there is no CV. Remove "page: false" from the file of the person, or the name from "withoutPage".`;
  const near = nearestOf(id, people.map((person) => person.id)); // prettier-ignore
  const advice =
    near === undefined ? 'Use the id in the address of their page: /authors/ID/.' : `Did you mean "${near}"?`;
  return `There is no person with the id "${id}". ${advice}`;
}

function unknownValue(option: string, value: string, known: readonly string[]): Error {
  return new Error(`--${option}: "${value}" is not known. Use one of ${known.join(', ')}.`);
}

await runMain(import.meta, main);
