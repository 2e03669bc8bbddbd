/** Waiting times of the search page. */
const pauses = {
  /** Milliseconds to wait after a complete answer before the numbers of papers for the filters are requested. */
  counts: 120,
  /** Milliseconds to wait after the last input before the address in the browser is changed. */
  address: 200,
  /**
   * Milliseconds to wait before a query counts as finished, and the number of its results is announced to screen
   * readers.
   */
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
