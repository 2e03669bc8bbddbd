import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { HomeReport, HomeState, ReportingPart } from '../../../../src/desk/views/home.ts';
import { stepName } from '../../../../src/desk/views/undo.ts';
import { listRuns, readRecord } from '../../../../src/files/undo-journal.ts';
import { undoRecords } from '../../../site/undo-records.ts';
import type { Desk } from '../desk.ts';

/** Maximum time that the start page waits for a number, in milliseconds. Later numbers are filled in by its script. */
const maxWait = 120;

/** Number of steps on the start page. */
const shownSteps = 3;

/** Loads a part of the desk, which registers its report. */
export type LoadPart = (part: ReportingPart) => Promise<unknown>;

/** Works out the state of the site. It counts files by their names, so that it is quick. */
export async function homeState(desk: Desk, load: LoadPart): Promise<HomeState> {
  const count = async (folder: string) =>
    (await readdir(path.join(desk.content, folder)).catch(() => [])).filter((name) =>
      /^[^.].*\.md$/u.test(name),
    ).length;
  // Loading a part would hold up the first page. The script of the page asks for its number then.
  const soon = async (part: ReportingPart): Promise<HomeReport | undefined> =>
    desk.reports.has(part)
      ? Promise.race([reportOf(desk, load, part), setTimeout(maxWait, undefined)])
      : undefined;
  const [papers, people, attention, publish, steps] = await Promise.all([
    count('papers'),
    count('authors'),
    soon('attention'),
    soon('publish'),
    lastSteps(desk),
  ]);
  const folders = { content: desk.shown(desk.content), public: desk.shown(desk.publicFolder()) };
  return { papers, people, reports: { attention, publish }, steps, folders };
}

/** Returns the report of a part. One that fails reports nothing, so that the start page is always there. */
export async function reportOf(desk: Desk, load: LoadPart, part: ReportingPart): Promise<HomeReport> {
  if (!desk.reports.has(part)) await load(part);
  const report = desk.reports.get(part);
  return (await report?.().catch(() => undefined)) ?? { count: 0 };
}

async function lastSteps(desk: Desk): Promise<string[]> {
  const records = undoRecords(desk.content);
  const words = await desk.words();
  const ids = (await listRuns(records)).slice(0, shownSteps);
  const found = await Promise.all(ids.map((id) => readRecord(records, id)));
  return found.flatMap((record) => (record ? [stepName(words, record.run)] : []));
}
