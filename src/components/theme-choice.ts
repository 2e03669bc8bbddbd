/** Applies and stores the theme that the visitor chooses. */
const select = document.querySelector<HTMLSelectElement>('[data-theme-choice]');
const root = document.documentElement;
if (select?.parentElement) {
  select.value = root.dataset.theme ?? '';
  select.parentElement.hidden = false;
  select.addEventListener('change', () => {
    if (select.value === '') delete root.dataset.theme;
    else root.dataset.theme = select.value;
    try {
      if (select.value === '') localStorage.removeItem('theme');
      else localStorage.setItem('theme', select.value);
    } catch {
      // The browser does not allow storage, so the choice is lost when the visitor leaves the page.
    }
  });
}
