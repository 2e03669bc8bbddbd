// Applies the stored theme before the page is first drawn, so that no other theme is visible for a moment. A module
// script would run too late.
try {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // The browser does not allow storage, so the page has the theme of the operating system.
}
