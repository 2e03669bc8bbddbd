import { randomBytes } from 'node:crypto';

/** Long work, such as a build. It continues when the page that started it is closed. */
export interface Job {
  id: string;
  /** The kind of work: `build`. */
  kind: string;
  state: 'running' | 'done' | 'failed';
  /** The current step, in the language of the site. */
  step: string;
  /** How much is done, and of how much; undefined if this is not known. */
  done?: number;
  of?: number;
  /** The page that shows the result. The page of the job leads there when the work has ended. */
  next: string;
  /** Whether the page of the job has a button that stops it. */
  canStop?: boolean;
}

/** Reports the progress of a job. */
export type ReportProgress = (
  progress: Partial<Pick<Job, 'step' | 'canStop'>> & { done?: number | undefined; of?: number | undefined },
) => void;

export interface Jobs {
  /**
   * Starts work in the background, and returns its job. Redirect to `/jobs/<id>`, which shows the progress and then leads
   * to `next`. Keep the result yourself. If the work throws, the job has failed.
   *
   * @param next the page that shows the result: `/publish/result`
   */
  start(
    kind: string,
    next: string,
    work: (report: ReportProgress, signal: AbortSignal) => Promise<void>,
  ): Job;
  find(id: string): Job | undefined;
  /** Asks the work of one job to end. It decides itself what its result is. */
  stopOne(id: string): void;
  /** Returns the running job of a kind. A second one of the same kind is usually not wanted. */
  running(kind: string): Job | undefined;
  /** Asks all work to end. */
  stop(): void;
}

/** Number of jobs that are kept after they have ended. */
const keptJobs = 50;

/** Creates an empty list of jobs. */
export function createJobs(report: (error: unknown) => void = console.error): Jobs {
  const jobs = new Map<string, Job>();
  const controller = new AbortController();
  const stops = new WeakMap<Job, AbortController>();
  return {
    start(kind, next, work) {
      const job: Job = { id: randomBytes(9).toString('base64url'), kind, state: 'running', step: '', next };
      for (const [id, { state }] of jobs) if (jobs.size >= keptJobs && state !== 'running') jobs.delete(id);
      jobs.set(job.id, job);
      const own = new AbortController();
      stops.set(job, own);
      work((progress) => Object.assign(job, progress), AbortSignal.any([controller.signal, own.signal])).then(
        () => (job.state = 'done'),
        (error) => {
          job.state = 'failed';
          if (!controller.signal.aborted) report(error);
        },
      );
      return job;
    },
    find: (id) => jobs.get(id),
    stopOne: (id) => {
      const job = jobs.get(id);
      if (job) stops.get(job)?.abort();
    },
    running: (kind) => [...jobs.values()].find((job) => job.kind === kind && job.state === 'running'),
    stop: () => controller.abort(),
  };
}
