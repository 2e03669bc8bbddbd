/** Pauses after typing, in milliseconds. */
const pauses = {
  /** Before the counts of the filters are requested. */
  counts: 120,
  /** Before the address changes. */
  address: 200,
  /** Before a query counts as settled and its result is announced to screen readers. */
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
