import { createInterface } from 'node:readline/promises';
import { type CommandIo, writeLine } from '../../setup/command.ts';
import { checkUrl, findRepeatedMember, type NewSite } from '../../site/new-site.ts';

/** The parts of the new site that the command-line options set. The command asks the user for the other parts. */
export interface GivenSite {
  name?: string;
  url?: string;
  members?: string[];
  /** Whether the files in the content folder may be deleted without a question. */
  yes: boolean;
}

/** Asks a question until the answer is valid. `problemOf` returns a message if an answer is invalid, else undefined. */
type Ask = (question: string, problemOf: (answer: string) => string | undefined) => Promise<string>;

/**
 * Asks the user on the terminal for each part of the new site that is not given, and whether the files in the content
 * folder may be deleted.
 *
 * @param warning the text that lists the files to be deleted; undefined if there are no files
 * @returns the new site; or the exit code, which is 0 if the user answered no, and 1 if the user ended the program
 *   (Ctrl-C)
 */
export async function askForSite(
  given: GivenSite,
  warning: string | undefined,
  { stdin, stdout }: CommandIo,
): Promise<NewSite | number> {
  const terminal = createInterface({ input: stdin, output: stdout });
  const closed = new AbortController();
  terminal.once('close', () => closed.abort());
  const ask: Ask = async (question, problemOf) => {
    for (;;) {
      const answer = (await terminal.question(question, { signal: closed.signal })).trim();
      const problem = problemOf(answer);
      if (problem === undefined) return answer;
      writeLine(stdout, problem);
    }
  };
  try {
    const site = await askAll(given, ask);
    if (!given.yes && warning !== undefined) {
      writeLine(stdout, `\n${warning}`);
      const answer = await ask('Delete these files? (yes or no) ', (text) =>
        /^(?:y|yes|n|no)$/i.test(text) ? undefined : 'Answer yes or no.',
      );
      if (/^n/i.test(answer)) return stop(0);
    }
    return site;
  } catch (error) {
    if (!closed.signal.aborted) throw error;
    return stop(1);
  } finally {
    terminal.close();
  }

  function stop(code: number): number {
    writeLine(stdout, 'Nothing was changed.');
    return code;
  }
}

async function askAll(given: GivenSite, ask: Ask): Promise<NewSite> {
  const name =
    given.name ||
    (await ask('Name of the lab or person: ', (answer) =>
      answer === '' ? 'The name is empty. Type the name of the lab or person.' : undefined,
    ));
  const url = given.url ?? (await askForUrl(ask));
  return { name, url, members: given.members ?? (await askForMembers(ask)) };
}

async function askForUrl(ask: Ask): Promise<string> {
  const answer = await ask('Address of the site (https://example.org/lab/): ', (text) => {
    const address = checkUrl(text);
    return 'advice' in address ? `"${text}" is not a valid address. ${address.advice}` : undefined;
  });
  const address = checkUrl(answer);
  return 'url' in address ? address.url : answer;
}

async function askForMembers(ask: Ask): Promise<string[]> {
  const members: string[] = [];
  for (;;) {
    const member = await ask('Name of a member (press Enter to finish): ', (answer) =>
      findRepeatedMember([...members, answer]) === undefined
        ? undefined
        : `"${answer}" is already a member. Type another name.`,
    );
    if (member === '') return members;
    members.push(member);
  }
}
