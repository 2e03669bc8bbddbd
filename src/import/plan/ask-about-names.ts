import { parseAuthorFile } from '../../files/author-file.ts';
import { parsePaperFile } from '../../files/paper-file.ts';
import type { Author } from '../../model/author.ts';
import { nameKey } from '../../model/name.ts';
import type { Paper } from '../../model/paper.ts';
import { type NameGroup, nearPeople } from '../merge/near-people.ts';
import { type Answers, Decisions } from '../merge/questions.ts';
import type { ExistingContent, PlannedWrite } from './existing.ts';
import { addSpellings, newPerson } from './join-names.ts';
import { baselineFile } from '../merge/baseline.ts';
import type { ImportPlan } from './plan.ts';

/**
 * Adds questions about names to a plan: spellings that may belong to one person, and the import brings at least one of them.
 * The answer `same` adds the spellings to the file of the person, and `different` gives each spelling a file of its own,
 * so that they are never taken for one another again.
 */
export function askAboutNames(plan: ImportPlan, before: ExistingContent, answers?: Answers): ImportPlan {
  const writes = new Map(plan.writes.map((write) => [write.file, write]));
  const papers = new Map<string, Paper>();
  const brought = new Set<string>();
  for (const [id, { value }] of before.papers) if (value) papers.set(id, value);
  for (const { file, text } of plan.writes) {
    const id = /^papers\/(.+)\.md$/u.exec(file)?.[1];
    const read = id === undefined ? undefined : parsePaperFile(text, file, id);
    if (id === undefined || !read || !('value' in read)) continue;
    const known = new Set((papers.get(id)?.author ?? []).map(nameKey));
    for (const name of read.value.author ?? []) if (!known.has(nameKey(name))) brought.add(nameKey(name));
    papers.set(id, read.value);
  }
  if (brought.size === 0) return plan;
  const people = peopleOf(plan.writes, before);
  const owners = new Map(people.flatMap((one) => spellingsOf(one).map((name) => [nameKey(name), one])));
  const decisions = new Decisions(answers);
  const groups = nearPeople([...papers.values()], (key) => owners.get(key)?.id);
  const isUsed = (id: string) => before.authors.has(id) || writes.has(`authors/${id}.md`);
  const textOf = (file: string, id: string) => writes.get(file)?.text ?? before.authors.get(id)?.text;
  for (const group of groups) {
    if (!group.spellings.some(({ key }) => brought.has(key))) continue;
    const owner = group.spellings.map(({ key }) => owners.get(key)).find((one) => one !== undefined);
    const answer = askAboutGroup(group, owner, owners, decisions);
    if (answer === undefined) continue;
    const decided = decideNames(group, owner, answer, (key) => owners.has(key), isUsed, textOf);
    for (const write of decided) writes.set(write.file, write);
  }
  const order = [...writes.values()];
  return {
    ...plan,
    questions: [...plan.questions, ...decisions.questions],
    // `imported.jsonl` is written last.
    writes: [
      ...order.filter(({ file }) => file !== baselineFile),
      ...order.filter(({ file }) => file === baselineFile),
    ],
  };
}

function peopleOf(writes: readonly PlannedWrite[], { authors }: ExistingContent): Author[] {
  const people = new Map<string, Author>();
  for (const [id, { value }] of authors) if (value) people.set(id, value);
  for (const { file, text } of writes) {
    const id = /^authors\/(.+)\.md$/u.exec(file)?.[1];
    const read = id === undefined ? undefined : parseAuthorFile(text, file, id);
    if (id !== undefined && read && 'value' in read) people.set(id, read.value);
  }
  return [...people.values()];
}

function spellingsOf({ name, alternateName = [] }: Author): string[] {
  return [name, ...alternateName];
}

function askAboutGroup(
  { spellings, example }: NameGroup,
  owner: Author | undefined,
  owners: ReadonlyMap<string, Author>,
  decisions: Decisions,
): ReturnType<Decisions['ask']>['answer'] {
  const undeclared = spellings.filter(({ key }) => !owners.has(key));
  const [fullest] = spellings;
  const names = owner ? undeclared : spellings.slice(1);
  const question = {
    kind: 'person',
    file: `papers/${example.id}.md`,
    name: names.map(({ name }) => name).join('; '),
    person: owner?.name ?? fullest?.name ?? '',
    ...(owner && { target: `authors/${owner.id}.md` }),
  } as const;
  return decisions.ask(question, [owner?.id, ...spellings.map(({ key }) => key).sort()]).answer;
}

/**
 * Returns the files that follow from a decision about the spellings of a group.
 *
 * @param owner the person with a file that lists one of the spellings
 */
export function decideNames(
  { spellings }: Pick<NameGroup, 'spellings'>,
  owner: Pick<Author, 'id'> | undefined,
  answer: 'same' | 'different' | string,
  isListed: (key: string) => boolean,
  isUsed: (id: string) => boolean,
  textOf: (file: string, id: string) => string | undefined,
): PlannedWrite[] {
  const undeclared = spellings.filter(({ key }) => !isListed(key)).map(({ name }) => name);
  if (answer === 'different') {
    const taken = new Set<string>();
    return undeclared.map((name) => {
      const person = newPerson(name, [], (id) => isUsed(id) || taken.has(id));
      taken.add(person.file.slice('authors/'.length, -'.md'.length));
      return person;
    });
  }
  const [fullest = '', ...others] = undeclared;
  if (!owner) return [newPerson(fullest, others, isUsed)];
  const file = `authors/${owner.id}.md`;
  const text = textOf(file, owner.id);
  return text === undefined ? [] : [{ file, text: addSpellings(text, undeclared) }];
}
