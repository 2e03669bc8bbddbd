/** Waiting times of the search page, in milliseconds. */
const pauses = {
  /** Time between a complete answer and the request for the number of papers of each filter value. */
  counts: 120,
  /** Time between the last key press and the change of the address in the browser. */
  address: 200,
  /** Time after which a query counts as finished, and the number of its results is announced to screen readers. */
  settled: 1000,
} as const;
export type Pause = keyof typeof pauses;

export interface Timers {
  /** Runs an action after a pause, unless `cancel` is called first. */
  schedule(action: () => void, pause: Pause): void;
  /** Cancels all scheduled actions. */
  cancel(): void;
}

export function createTimers(): Timers {
  let timers: ReturnType<typeof setTimeout>[] = [];
  return {
    schedule(action, pause) {
      timers.push(setTimeout(action, pauses[pause]));
    },
    cancel() {
      for (const timer of timers) clearTimeout(timer);
      timers = [];
    },
  };
}
