/** The reason why a request failed, with advice for the user. */
export interface Fault {
  /** Whether the service does not have the record. Repeating the request would not help. */
  isMissing: boolean;
  /** Whether the service is busy or cannot be reached. Other requests to the same service will fail too. */
  isDown?: boolean;
  /** Whether the request was not made, because the budget of the run is used up. All other requests will fail too. */
  isOverBudget?: boolean;
  /** Whether the service refused the request, because it has no valid API key or no right to the record. */
  isRefused?: boolean;
  /** The HTTP status code of the response, if it is not about a busy service. */
  status?: number;
  /** The problem, as a sentence that begins with the name of the host. */
  message: string;
  /** The action that the user can take, as a sentence. */
  advice: string;
}

/** Advice for a service that sends a damaged response again and again. */
export const saveByHand = 'Try again later, or save the record by hand and import the file.';

/** Advice for a service that sends another kind of response than expected, for example a web page. */
export const checkAddress =
  'If an environment variable sets the address of the service, check it; otherwise look for a newer version of Offprint.';

/** Makes a fault that is not about a missing record. */
export function toFault(message: string, advice: string): Fault {
  return { isMissing: false, message, advice };
}

/** Makes the fault of a request that is not made, because `limit` requests were made before. */
export function overBudget(limit: number): Fault {
  const message = `The limit of ${limit} requests for one run is reached.`;
  return { ...toFault(message, 'Run the command again to continue.'), isOverBudget: true };
}

/** Returns the reason why `fetch` failed. The reason is usually in the `cause` of the error. */
export function causeOf(error: unknown): string {
  const { cause, message } = error as Error;
  const { code, message: reason } = (cause ?? {}) as NodeJS.ErrnoException;
  return code ?? reason ?? message;
}
