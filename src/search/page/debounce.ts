/** Pauses in typing, in milliseconds, and what waits for each. */
export const pauses = {
  /** The counts of the filters. */
  counts: 120,
  /** The address. */
  address: 200,
  /** A query counts as settled, and a screen reader is told what it found. */
  settled: 1000,
} as const;

/** What shall happen after a pause, unless something comes between. */
export interface Plans {
  later(action: () => void, pause: number): void;
  drop(): void;
}

export function createPlans(): Plans {
  let timers: ReturnType<typeof setTimeout>[] = [];
  return {
    later(action, pause) {
      timers.push(setTimeout(action, pause));
    },
    drop() {
      for (const timer of timers) clearTimeout(timer);
      timers = [];
    },
  };
}
