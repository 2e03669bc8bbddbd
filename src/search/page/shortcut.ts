/** Ctrl+K and ⌘K lead to the box, as on many sites; a bare `/` would take a letter from those who speak to their computer. */
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
