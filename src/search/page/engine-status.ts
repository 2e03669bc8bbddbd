import { searchWords, troubleWords } from '#words';
import { findElement } from './dom.ts';
import { type Client, type ClientListener, startClient } from './client.ts';

/** A message about loading appears only if loading takes longer, in milliseconds. */
const patience = 400;

/** The search as the page has it: loaded when it is first needed, and once more when a visitor asks for it. */
export interface Loading {
  /** The client, started if need be; none after a failure, until somebody tries again. */
  client(): Client | undefined;
  /** A question waits: says so if the search is not there soon. */
  wait(): void;
  /** Nothing waits any more. */
  forget(): void;
  failed(): boolean;
  /** Says that an answer may lack papers, and why; nothing where it lacks none. */
  tellTrouble(reason: string | undefined): void;
  /** Lets the next question try again after a failure. */
  reset(): void;
}

/**
 * @param message a line with a `span` for what is wrong and a button to try again
 * @param onRetry is told when a visitor wants to
 */
export function createLoading(
  index: string,
  message: HTMLElement,
  listener: Pick<ClientListener, 'onAnswer' | 'onCompletions'> & {
    onFailure(text: string): void;
    onRetry(): void;
  },
): Loading {
  const text = findElement(message, 'span', HTMLElement);
  const retry = findElement(message, 'button', HTMLButtonElement);
  let started: Client | undefined;
  let state: 'idle' | 'loading' | 'loaded' | 'failed' = 'idle';
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(shown: string, canRetry = false): void {
    text.textContent = shown;
    retry.hidden = !canRetry;
    message.hidden = false;
  }

  function onFailure(reason: string): void {
    started?.close();
    started = undefined;
    state = 'failed';
    show(searchWords.notLoaded(reason), true);
    listener.onFailure(text.textContent ?? '');
  }

  function reset(): void {
    message.hidden = true;
    if (state === 'failed') state = 'idle';
  }

  retry.addEventListener('click', () => {
    reset();
    listener.onRetry();
  });

  return {
    client() {
      if (started || state === 'failed') return started;
      state = 'loading';
      try {
        started = startClient(index, {
          ...listener,
          onFailure,
          onLoaded() {
            state = 'loaded';
            message.hidden = true;
          },
        });
      } catch {
        onFailure(errorWords.unsupportedBrowser);
      }
      return started;
    },
    wait() {
      clearTimeout(timer);
      timer = setTimeout(() => state === 'loading' && show(searchWords.loading), patience);
    },
    forget() {
      clearTimeout(timer);
      if (state !== 'failed') message.hidden = true;
      started?.forget();
    },
    failed: () => state === 'failed',
    tellTrouble(reason) {
      if (reason === undefined) message.hidden = true;
      else show(searchWords.incomplete(reason), true);
    },
    reset,
  };
}
