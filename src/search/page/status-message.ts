import { searchWords } from '#words';
import { findElement } from './dom.ts';

/**
 * Time before the page shows that the search is loading, in milliseconds. If loading takes less time, no message is
 * shown.
 */
const loadingDelay = 400;

/** The line under the search box that shows whether the search is loading or has failed. */
export interface StatusMessage {
  /** Shows after a delay that the search is loading, unless another method is called before. */
  showLoadingSoon(): void;
  /** Shows why the search does not work, with a button to try again. Returns the text of the message. */
  showFailure(reason: string): string;
  /**
   * Shows why papers may be missing from the results, with a button to try again. If `reason` is undefined, hides the
   * message.
   */
  showLoadError(reason: string | undefined): void;
  hide(): void;
}

/** @param line the element that shows the message. It contains a `span` for the text, and a button to try again */
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
