import { editFile } from '../files/edit-file.ts';
import { formatPaperFile } from '../files/paper-file.ts';
import type { Author } from '../model/author.ts';
import { type Diagnostic, quote } from '../model/diagnostic.ts';
import { type Paper, paperFrontmatterSchema } from '../model/paper.ts';
import { type Baseline, baselineFile, formatBaseline, hashValue } from './baseline.ts';
import { mergeFields } from './fields.ts';
import { isCompatible, titleKey } from './match.ts';
import { type ImportedPaper, idsFor, mergeRecords } from './merge.ts';
import { planAuthors } from './plan-authors.ts';
import type { ReadText } from './record.ts';

/** One file of the content as it stands. */
export interface Existing<Value> {
  text: string;
  /** `undefined` where the file cannot be read; it stays as it is. */
  value: Value | undefined;
}

/** The content as it stands, papers and authors by id. */
export interface ExistingContent {
  papers: ReadonlyMap<string, Existing<Paper>>;
  authors: ReadonlyMap<string, Existing<Author>>;
  baseline: Baseline;
}

/** A file to write. */
export interface PlannedWrite {
  /** Below the content folder, with `/`. */
  file: string;
  text: string;
  /** What changes, a line each; a new file has none. */
  changes?: string[];
}

/** How many records were read, and what became of each: `read` is the sum of the others. */
export interface ImportCounts {
  read: number;
  /** Became a new file. */
  written: number;
  /** Were joined with another record, or changed a file that was there. */
  merged: number;
  /** Changed nothing. */
  unchanged: number;
  /** Could not be read; a diagnostic tells of each. */
  reported: number;
}

export interface ImportPlan {
  /** In the order in which they are to be written, the baseline last. */
  writes: PlannedWrite[];
  counts: ImportCounts;
  diagnostics: Diagnostic[];
}

/**
 * Works out what an import does.
 *
 * @param today the date for values that are new today, `2026-11-23`
 */
export function planImport(texts: readonly ReadText[], existing: ExistingContent, today: string): ImportPlan {
  const baseline: Baseline = new Map(existing.baseline);
  const owners = planAuthors(texts, existing, baseline, today);
  const records = texts.flatMap((text) => {
    const profile = text.owner && owners.ids.get(text.owner.name);
    return text.records.map((record) => ({ ...record, profile }));
  });
  const { papers, diagnostics } = mergeRecords(records);
  const unread = texts.reduce((sum, text) => sum + text.unread, 0);
  const plan: ImportPlan = {
    writes: [...owners.writes],
    counts: {
      read: records.length + unread,
      written: 0,
      merged: records.length - papers.length,
      unchanged: 0,
      reported: unread,
    },
    diagnostics: [...texts.flatMap((text) => text.diagnostics), ...owners.diagnostics, ...diagnostics],
  };
  const files = new PaperFiles(existing, baseline);
  for (const paper of papers) planPaper(paper, files, baseline, plan);
  const text = formatBaseline(baseline);
  if (text !== formatBaseline(existing.baseline)) plan.writes.push({ file: baselineFile, text });
  return plan;
}

/** Finds the file of each paper; no two papers of one import get the same. */
class PaperFiles {
  readonly #existing: ExistingContent;
  readonly #baseline: Baseline;
  readonly #taken = new Set<string>();
  readonly #byTitle = new Map<string, string[]>();

  constructor(existing: ExistingContent, baseline: Baseline) {
    this.#existing = existing;
    this.#baseline = baseline;
    for (const [id, { value }] of existing.papers) {
      if (value)
        this.#byTitle.set(titleKey(value.title), [...(this.#byTitle.get(titleKey(value.title)) ?? []), id]);
    }
  }

  /** The id for a paper, and its file if there is one; a file that is gone but was imported was deleted by a person. */
  find({ paper }: ImportedPaper): { id: string; file?: Existing<Paper>; deleted: boolean } {
    const known = this.#candidates(paper.title).filter(
      (id) => !this.#taken.has(id) && this.#isSame(id, paper),
    );
    const exact = known.find(
      (id) => this.#baseline.get(fileOf(id))?.fields.issued === hashValue(paper.issued ?? null),
    );
    const id = exact ?? known[0] ?? this.#free(paper.title);
    this.#taken.add(id);
    const file = this.#existing.papers.get(id);
    return { id, ...(file && { file }), deleted: !file && this.#baseline.has(fileOf(id)) };
  }

  /** Ids of files that have the title, and those that the title asks for, as far as they are in use. */
  #candidates(title: string): string[] {
    const ids = [];
    for (const id of idsFor(title)) {
      if (!this.#isUsed(id)) break;
      ids.push(id);
    }
    return [...new Set([...ids, ...(this.#byTitle.get(titleKey(title)) ?? [])])];
  }

  #isUsed(id: string): boolean {
    return this.#taken.has(id) || this.#existing.papers.has(id) || this.#baseline.has(fileOf(id));
  }

  #free(title: string): string {
    for (const id of idsFor(title)) if (!this.#isUsed(id)) return id;
    throw new Error('unreachable: there are always further numbers');
  }

  /** A file is the paper's if it was imported from it, or has its title; and if authors and years allow it. */
  #isSame(id: string, paper: ImportedPaper['paper']): boolean {
    const base = this.#baseline.get(fileOf(id))?.fields;
    const file = this.#existing.papers.get(id);
    const wasItsTitle = base?.title === hashValue(paper.title);
    const wasItsAuthor = base?.author === (paper.author && hashValue(paper.author));
    const wasItsDate = base?.issued === (paper.issued && hashValue(paper.issued));
    if (wasItsTitle && (wasItsAuthor || wasItsDate)) return true;
    if (!file?.value) return wasItsTitle || (file !== undefined && base === undefined);
    return titleKey(file.value.title) === titleKey(paper.title) && isCompatible(file.value, paper);
  }
}

function planPaper(imported: ImportedPaper, files: PaperFiles, baseline: Baseline, plan: ImportPlan): void {
  const { id, file, deleted } = files.find(imported);
  const base = baseline.get(fileOf(id));
  const [place] = imported.places;
  const name = quote(imported.paper.title);
  const note = (message: string, advice: string, severity: Diagnostic['severity'] = 'note') => {
    plan.diagnostics.push({
      severity,
      file: place?.file ?? '',
      ...(place && { line: place.line }),
      message,
      advice,
    });
  };
  const { profiles } = imported;
  if (deleted) {
    plan.counts.unchanged++;
    return note(
      `${name} was deleted by hand (${fileOf(id)}) and stays deleted.`,
      `Take its line out of ${baselineFile} to have it again.`,
    );
  }
  if (!file) {
    const paper: Paper = { id, ...imported.paper, ...(profiles.length > 0 && { profiles }) };
    plan.counts.written++;
    plan.writes.push({ file: fileOf(id), text: formatPaperFile(paper) });
    const fields = mergeFields({}, {}, imported.paper).fields;
    baseline.set(fileOf(id), { fields, ...(profiles.length > 0 && { profiles }) });
    return;
  }
  if (!file.value) {
    plan.counts.unchanged++;
    return note(
      `${fileOf(id)} is there already and cannot be read; it stays as it is.`,
      'Run npm run build to see what is wrong with it.',
      'warning',
    );
  }

  const leads =
    !base?.profiles ||
    profiles.length === 0 ||
    profiles.includes(base.profiles[0] ?? '') ||
    isFirst(profiles, base.profiles);
  const merged = mergeFields(base?.fields, { ...file.value }, { ...imported.paper }, leads);
  const added = profiles.filter(
    (profile) => !base?.profiles?.includes(profile) && !file.value?.profiles?.includes(profile),
  );
  if (added.length > 0) merged.changes.profiles = [...(file.value.profiles ?? []), ...added].sort();
  const { abstract, ...changes } = merged.changes;
  const changed = Object.keys(merged.changes);

  const adopted = base !== undefined || merged.disputed.length === 0;
  if (adopted) {
    const all = [...new Set([...(base?.profiles ?? []), ...profiles])].sort();
    baseline.set(fileOf(id), { fields: merged.fields, ...(all.length > 0 && { profiles: all }) });
  }
  for (const { field, mine, theirs } of base ? merged.disputed : []) {
    note(
      `${field} of ${name} was changed by hand in ${fileOf(id)} to ${show(mine)}, and by the source to ${show(theirs)}.`,
      'What stands in the file stays; change it there if the source is right.',
      'warning',
    );
  }
  if (!base && merged.disputed.length > 0) {
    const names = merged.disputed.map(({ field }) => field).join(', ');
    note(
      `${fileOf(id)} was there before ${name} was first imported and differs in ${names}.`,
      'It stays as it is.',
    );
  }
  if (merged.edited.length > 0) {
    note(`${fileOf(id)} was edited by hand (${merged.edited.join(', ')}).`, 'It stays as it is.');
  }
  if (changed.length === 0) {
    plan.counts.unchanged++;
    return;
  }
  plan.counts.merged++;
  plan.writes.push({
    file: fileOf(id),
    text: editFile(file.text, changes, keys, abstract === undefined ? undefined : String(abstract)),
    changes: changed.map(
      (field) => `${field}: ${show(file.value?.[field as keyof Paper])} → ${show(merged.changes[field])}`,
    ),
  });
}

const keys = Object.keys(paperFrontmatterSchema.shape);

/** Whether one of these profiles comes before all that have told of the paper so far. */
function isFirst(profiles: readonly string[], known: readonly string[]): boolean {
  return (profiles[0] ?? '') < (known[0] ?? '');
}

function fileOf(id: string): string {
  return `papers/${id}.md`;
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : quote(typeof value === 'string' ? value : JSON.stringify(value));
}
