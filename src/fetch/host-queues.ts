/** The clock of the queues, which tests replace. */
interface Clock {
  wait: (milliseconds: number) => Promise<unknown>;
  now: () => number;
}

/** Runs the tasks of each host one after the other. Tasks of different hosts run at the same time. */
export interface HostQueues {
  /** Adds a task to the queue of a host. Returns the result of the task, which must never reject. */
  add<Result>(host: string, task: () => Promise<Result>): Promise<Result>;
  /** Waits until the last request to a host is `pause` milliseconds ago. */
  pause(host: string, pause: number): Promise<void>;
  /** Makes no request to a host for a time, in milliseconds, because the host asked for it. */
  rest(host: string, milliseconds: number): void;
  /** Notes that a request to a host ended now. */
  end(host: string): void;
}

/** Creates the queues of all hosts. */
export function createHostQueues({ wait, now }: Clock): HostQueues {
  const queues = new Map<string, Promise<unknown>>();
  /** The time of the last request to each host, in milliseconds since 1970. */
  const lastRequests = new Map<string, number>();
  /** The time before which each host wants no request, in milliseconds since 1970. */
  const rests = new Map<string, number>();
  return {
    add(host, task) {
      const result = (queues.get(host) ?? Promise.resolve()).then(task);
      queues.set(host, result);
      return result;
    },
    async pause(host, pause) {
      const time = now();
      const next = Math.max((lastRequests.get(host) ?? -Infinity) + pause, rests.get(host) ?? -Infinity);
      if (time < next) await wait(next - time);
    },
    rest(host, milliseconds) {
      rests.set(host, now() + milliseconds);
    },
    end(host) {
      lastRequests.set(host, now());
    },
  };
}
