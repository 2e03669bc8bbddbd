import type { OutputStream } from './command.ts';

/** Shows what a command does while it works. Written to standard error, so that standard output stays for results. */
export interface Progress {
  /** Shows the current step, e.g. `Building the site …`. */
  step(text: string): void;
  /** Prints a text, such as a warning, that must stay visible. The text ends with a line end. */
  print(text: string): void;
  /** Ends the display. On a terminal, removes the line of the last step. */
  end(): void;
}

/** Minimum time between two lines of progress in a log, in milliseconds, so that logs stay short. */
const logPause = 10_000;

/** Time after which a step that takes long is repeated in a log, in milliseconds. It shows that the command still works. */
const logRepeat = 30_000;

/** Time after which a terminal also shows how long the step takes, in milliseconds. */
const minShownTime = 3000;

/** Moves the cursor to the start of the line and clears the line. */
const clearLine = '\r\u001b[K';

/** From this number of files, papers or records on, work takes long enough to be shown. */
export const minItemsForProgress = 2000;

/**
 * Starts to show progress. A terminal has one line, which each step replaces. In a log, such as that of a CI, the first
 * step is a line, and then there is at most one line in 10 seconds. A step that is still running is repeated in the log
 * each 30 seconds.
 *
 * @param now returns the current time in milliseconds
 */
export function startProgress(stream: OutputStream, now: () => number = Date.now): Progress {
  let current: { text: string; since: number } | undefined;
  let printed: { text: string; time: number } | undefined;
  const isTerminal = stream.isTTY === true;
  const show = () => {
    if (!current) return;
    const time = now() - current.since;
    if (isTerminal) {
      const seconds = time >= minShownTime ? ` ${Math.floor(time / 1000)} s` : '';
      stream.write(clearLine + shorten(current.text + seconds, stream.columns));
      return;
    }
    const isNew = printed?.text !== current.text;
    const pause = isNew ? logPause : logRepeat;
    if (printed && now() - printed.time < pause) return;
    const seconds = isNew || time < minShownTime ? '' : ` ${Math.floor(time / 1000)} s so far`;
    stream.write(`${current.text}${seconds}\n`);
    printed = { text: current.text, time: now() };
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    step: (text) => {
      // A step comes from names in files, which may contain any character.
      current = { text: text.replace(/[\s\p{Cc}]+/gu, ' '), since: now() };
      timer ??= setInterval(show, 1000).unref();
      show();
    },
    print: (text) => {
      stream.write(isTerminal && current ? clearLine + text : text);
      if (isTerminal) show();
    },
    end: () => {
      clearInterval(timer);
      timer = undefined;
      if (isTerminal && current) stream.write(clearLine);
      current = undefined;
    },
  };
}

/** Shortens a text to fit into one line, because a terminal can clear only the last line of a longer text. */
function shorten(text: string, width: number | undefined): string {
  const characters = [...text];
  // Some terminals do not report their width, or report 0.
  const columns = width || 80;
  return characters.length < columns ? text : `${characters.slice(0, Math.max(1, columns - 2)).join('')}…`;
}
