import { searchWords } from '#words';
import { findElement } from './dom.ts';

/** Delay before the message that the search is loading, in milliseconds. A quick load shows no message. */
const loadingDelay = 400;

/** The line under the search box that says whether the search works. */
export interface StatusMessage {
  /** Shows that the search is loading, unless another method is called during the delay. */
  showLoadingSoon(): void;
  /** Shows why the search does not work, with a button to try again. Returns the text. */
  showFailure(reason: string): string;
  /** Shows why papers may be missing, with a button to try again; hides the message if there is no such reason. */
  showLoadError(reason: string | undefined): void;
  hide(): void;
}

/** @param line contains a `span` for the text and a button to try again */
export function createStatusMessage(line: HTMLElement, onRetry: () => void): StatusMessage {
  const text = findElement(line, 'span', HTMLElement);
  const retry = findElement(line, 'button', HTMLButtonElement);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(message: string, canRetry: boolean): void {
    clearTimeout(timer);
    text.textContent = message;
    retry.hidden = !canRetry;
    line.hidden = false;
  }

  function hide(): void {
    clearTimeout(timer);
    line.hidden = true;
  }

  retry.addEventListener('click', onRetry);
  return {
    hide,
    showLoadingSoon() {
      clearTimeout(timer);
      timer = setTimeout(() => show(searchWords.loading, false), loadingDelay);
    },
    showFailure(reason) {
      const message = searchWords.notLoaded(reason);
      show(message, true);
      return message;
    },
    showLoadError(reason) {
      if (reason === undefined) hide();
      else show(searchWords.incomplete(reason), true);
    },
  };
}
