// Keeps the progress of a job up to date, and leads to its result. Without this module, the page loads itself again.

/** Time between two questions, in milliseconds. */
const pause = 700;

const box = document.querySelector<HTMLElement>('[data-job]');

async function update(shown: HTMLElement): Promise<void> {
  const answer = await fetch(`/jobs/${shown.dataset.job}.json`).catch(() => undefined);
  if (answer?.ok) {
    const job = (await answer.json()) as {
      state: string;
      step: string;
      done?: number;
      of?: number;
      next: string;
    };
    if (job.state === 'done') return location.replace(job.next);
    if (job.state === 'failed') return location.reload();
    const step = shown.querySelector('[data-step]');
    if (step && step.textContent !== job.step) step.textContent = job.step;
    const bar = shown.querySelector('progress');
    if (bar && job.done !== undefined && job.of !== undefined) {
      bar.max = job.of;
      bar.value = job.done;
    }
  }
  setTimeout(update, pause, shown);
}

if (box) setTimeout(update, pause, box);

export {};
