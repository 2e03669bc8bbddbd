import type { Progress } from '../../setup/progress.ts';

/** Time after which the remaining time can be estimated, in milliseconds. A shorter build shows no numbers. */
const minTime = 3000;

/**
 * Returns a function that shows how many files of a site are done, and how long the rest will take.
 *
 * @param now returns the current time in milliseconds
 */
export function showRendering(
  progress: Progress,
  now: () => number = Date.now,
): (done: number, all: number) => void {
  let start: { time: number; done: number } | undefined;
  return (done, all) => {
    // Starting the program and reading the content do not show how long the files take.
    start ??= { time: now(), done };
    const elapsed = now() - start.time;
    if (elapsed < minTime || done <= start.done) return;
    const left = Math.ceil(((elapsed / (done - start.done)) * (all - done)) / 1000);
    progress.step(`Building the site: ${done} of ${all} files, ${formatDuration(left)} left …`);
  };
}

function formatDuration(seconds: number): string {
  return seconds < 90 ? `about ${seconds} s` : `about ${Math.round(seconds / 60)} minutes`;
}
