/**
 * Focuses the search box on Ctrl+K and ⌘K. The key `/` alone is not a shortcut, because users of speech input could trigger it by
 * accident (WCAG 2.1.4).
 */
export function focusByShortcut(input: HTMLInputElement): void {
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey)
      return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

const input = document.querySelector('[data-search-box]');
if (input instanceof HTMLInputElement) focusByShortcut(input);
